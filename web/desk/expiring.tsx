import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Refused } from '#web/parts/notice.tsx';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { deskAnnounce } from './queries/desk-announce.ts';
import { deskExpiring } from './queries/desk-expiring.ts';
import { deskRenew } from './queries/desk-renew.ts';
import { deskRenewals } from './queries/desk-renewals.ts';
import { linkTo } from './route.ts';
import { Empty, Table, tell, View } from './view.tsx';
import { chunksOf, nameOf, today, workOf } from './words.ts';

/** Cards that end in a month, and for the province the renewals that were found qualified. */
export function Expiring() {
  const { role } = useOffice();
  const [month, setMonth] = useState(today().slice(0, 7));
  const pages = usePages();
  const found = useQuery(deskExpiring, { month, after: pages.after });
  const go = (step: number) => {
    const [year = 0, at = 1] = month.split('-').map(Number);
    pages.reset();
    setMonth(new Date(Date.UTC(year, at - 1 + step, 1)).toISOString().slice(0, 7));
  };
  return (
    <View title="到期与复核">
      <section class="stack tight" aria-labelledby="expiring">
        <div class="row apart">
          <div class="row">
            <Button look="plain" onClick={() => go(-1)}>
              上一月
            </Button>
            <h3 id="expiring" class="numbers" aria-live="polite">
              {month} 到期的证卡
            </h3>
            <Button look="plain" onClick={() => go(1)}>
              下一月
            </Button>
          </div>
          {role === 'PROVINCE' && <Announce key={month} month={month} />}
        </div>
        <Loaded of={found}>
          {({ expiringCards }) =>
            expiringCards?.edges.length ? (
              <Table label={`${month} 到期的证卡`}>
                <thead>
                  <tr>
                    <th scope="col">证卡号</th>
                    <th scope="col">种类</th>
                    <th scope="col">状态</th>
                    <th scope="col">到期</th>
                  </tr>
                </thead>
                <tbody>
                  {expiringCards.edges.map(({ node }) => (
                    <tr key={node.id}>
                      <th scope="row" class="numbers">
                        <a href={linkTo('card', node.number)}>{node.number}</a>
                      </th>
                      <td>{node.kindLabel}</td>
                      <td>
                        <Badge tone={node.standing === 'VALID' ? 'good' : 'bad'}>{node.standingLabel}</Badge>
                      </td>
                      <td class="numbers">{node.periods.at(-1)?.to}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            ) : (
              <Empty>这个月没有到期的证卡。</Empty>
            )
          }
        </Loaded>
        <Pager pages={pages} info={found.data?.expiringCards?.pageInfo} />
      </section>
      {role === 'PROVINCE' && <Renewals />}
    </View>
  );
}

/** Some holders at a time, until all of them are told. */
function Announce({ month }: { month: string }) {
  const announce = useChange(deskAnnounce);
  const run = async () => {
    let beyond: string | null = null;
    let told = 0;
    do {
      const done: Awaited<ReturnType<typeof announce.run>> = await announce.run({ month, beyond });
      if (!done) return;
      told += done.announced;
      beyond = done.beyond;
    } while (beyond !== null);
    tell(told === 0 ? `${month} 没有要提醒的人。` : `已提醒 ${told} 人。`);
  };
  return (
    <div>
      <Button busy={announce.busy} onClick={() => void run()}>
        提醒 {month} 到期的持卡人
      </Button>
      <Refused refusal={announce.trouble} />
    </div>
  );
}

/** As many as one call takes. */
const atOnce = 20;

function Renewals() {
  const pages = usePages();
  const found = useQuery(deskRenewals, { after: pages.after });
  const renew = useChange(deskRenew);
  const people = found.data?.qualifiedRenewals?.edges.map(({ node }) => node) ?? [];
  const run = async () => {
    let count = 0;
    for (const chunk of chunksOf(people, atOnce)) {
      const done = await renew.run({ applicationIds: chunk.map(({ id }) => id) });
      if (!done) break;
      count += done.renewed.length;
    }
    if (count > 0) {
      tell(`已为 ${count} 人换证。`);
      await found.reload();
    }
  };
  return (
    <section class="stack tight" aria-labelledby="renewals">
      <div class="row apart">
        <h3 id="renewals">复核合格，待换证</h3>
        {people.length > 0 && (
          <Button look="main" busy={renew.busy} onClick={() => void run()}>
            为本页 {people.length} 人换证
          </Button>
        )}
      </div>
      <Refused refusal={renew.trouble} />
      <Loaded of={found}>
        {() =>
          people.length === 0 ? (
            <Empty>没有待换证的复核申报。</Empty>
          ) : (
            <Table label="待换证的复核申报">
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">类别</th>
                  <th scope="col">职业（工种）</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {people.map(({ id, facts, categoryLabel, statusLabel }) => (
                  <tr key={id}>
                    <th scope="row">
                      <a href={linkTo('application', id)}>{nameOf(facts)}</a>
                    </th>
                    <td>{categoryLabel}</td>
                    <td>{workOf(facts)}</td>
                    <td>{statusLabel}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      <Pager pages={pages} info={found.data?.qualifiedRenewals?.pageInfo} />
    </section>
  );
}
