import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { TextArea, Tick } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Refused } from '#web/parts/notice.tsx';
import { type Category, categories } from './menus.ts';
import { useOffice } from './office.ts';
import { deskAskProvince } from './queries/desk-ask-province.ts';
import { type DeskCityRequestsQuery, deskCityRequests } from './queries/desk-city-requests.ts';
import { deskDecideRequest } from './queries/desk-decide-request.ts';
import { Empty, tell, View } from './view.tsx';
import { momentWords, thisYear } from './words.ts';

type Request = NonNullable<DeskCityRequestsQuery['provincialTrainingRequests']>[number];

const tones = { GRANTED: 'good', REFUSED: 'bad', REQUESTED: 'warn' } as const;

/** 一(二)2: a city that cannot hold a class asks the province in writing. */
export function Requests() {
  const { role } = useOffice();
  const [year, setYear] = useState(thisYear());
  const found = useQuery(deskCityRequests, { year, status: null });
  return (
    <View
      title={`书面申请 ${year}年`}
      actions={
        <>
          <Button look="plain" onClick={() => setYear(year - 1)}>
            上一年
          </Button>
          <Button look="plain" onClick={() => setYear(year + 1)}>
            下一年
          </Button>
        </>
      }
    >
      <p class="soft">
        市（州）不能组织培训的，书面申请参加省职鉴中心组织的培训；同意以后，本市（州）的人才能报省里的班。
      </p>
      {role === 'CITY' && <AskProvince key={year} year={year} reload={found.reload} />}
      <Loaded of={found}>
        {({ provincialTrainingRequests: requests }) =>
          requests?.length ? (
            <ul class="stack plain">
              {requests.map((request) => (
                <li key={request.id} class="sheet stack tight">
                  <div class="row apart">
                    <strong>
                      {request.cityLabel}：{request.categoryLabels.join('、')}
                    </strong>
                    <Badge tone={tones[request.status]}>{request.statusLabel}</Badge>
                  </div>
                  <p class="said">{request.words}</p>
                  <p class="small soft numbers">
                    {momentWords(request.requestedAt)} 申请
                    {request.decidedAt && `，${momentWords(request.decidedAt)} 答复`}
                  </p>
                  {request.decisionWords && <p class="said">{request.decisionWords}</p>}
                  {role === 'PROVINCE' && request.status === 'REQUESTED' && (
                    <Decide request={request} reload={found.reload} />
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <Empty>这一年没有书面申请。</Empty>
          )
        }
      </Loaded>
    </View>
  );
}

function AskProvince({ year, reload }: { year: number; reload: () => Promise<void> }) {
  const { centre } = useOffice();
  const [chosen, setChosen] = useState<readonly Category[]>([]);
  const [words, setWords] = useState('');
  const request = useChange(deskAskProvince);
  const run = async () => {
    if (!(await request.run({ city: centre, year, categories: [...chosen], words }))) return;
    setWords('');
    setChosen([]);
    tell('申请已送省职鉴中心。');
    await reload();
  };
  return (
    <section class="sheet stack tight" aria-labelledby="ask">
      <h3 id="ask">提出申请</h3>
      <fieldset class="row">
        <legend class="hidden-words">类别</legend>
        {categories
          .filter(({ value }) => value !== 'SENIOR_ASSESSOR' && value !== 'QUALITY_SUPERVISOR')
          .map(({ value, label }) => (
            <Tick
              key={value}
              label={label}
              checked={chosen.includes(value)}
              onInput={(on) => setChosen(on ? [...chosen, value] : chosen.filter((each) => each !== value))}
            />
          ))}
      </fieldset>
      <TextArea label="申请内容" rows={2} value={words} onInput={setWords} />
      <Refused refusal={request.trouble} />
      <p>
        <Button look="main" busy={request.busy} disabled={chosen.length === 0} onClick={() => void run()}>
          提出 {year} 年的申请
        </Button>
      </p>
    </section>
  );
}

function Decide({ request, reload }: { request: Request; reload: () => Promise<void> }) {
  const [words, setWords] = useState('');
  const decide = useChange(deskDecideRequest);
  const run = async (decision: 'GRANT' | 'REFUSE') => {
    const done = await decide.run({ requestId: request.id, decision, words: words.trim() || null });
    if (!done) return;
    tell(`${request.cityLabel}的申请：${done.request.statusLabel}。`);
    await reload();
  };
  return (
    <div class="stack tight">
      <TextArea label={`答复${request.cityLabel}`} rows={2} value={words} onInput={setWords} />
      <Refused refusal={decide.trouble} />
      <div class="row">
        <Button look="main" busy={decide.busy} onClick={() => void run('GRANT')}>
          同意
        </Button>
        <Button look="bad" busy={decide.busy} onClick={() => void run('REFUSE')}>
          不同意
        </Button>
      </div>
    </div>
  );
}
