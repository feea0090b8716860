import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { TextField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Refused } from '#web/parts/notice.tsx';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { deskCards } from './queries/desk-cards.ts';
import { deskHandOutCards } from './queries/desk-hand-out-cards.ts';
import { deskProduceCards } from './queries/desk-produce-cards.ts';
import { goTo, linkTo } from './route.ts';
import { Empty, Table, tell, View } from './view.tsx';
import { chunksOf, dayWords, today } from './words.ts';

const works = [
  { work: 'NUMBERED', name: '待制作' },
  { work: 'PRODUCED', name: '待发放' },
] as const;

/** Cards by number, and what this office still has to do with its own. */
export function Cards() {
  const { role } = useOffice();
  const [number, setNumber] = useState('');
  return (
    <View title="证卡">
      <form
        class="row end"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== '') goTo(linkTo('card', number.trim()));
        }}
      >
        <TextField label="按证卡号查" value={number} onInput={setNumber} />
        <Button type="submit">打开</Button>
      </form>
      {role !== 'AUDITOR' && <Work />}
    </View>
  );
}

/** As many as one call takes. */
const atOnce = 30;

function Work() {
  const [work, setWork] = useState<(typeof works)[number]['work']>('NUMBERED');
  const pages = usePages();
  const found = useQuery(deskCards, { work, after: pages.after });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const turn = (to: typeof work) => {
    pages.reset();
    setPicked(new Set());
    setWork(to);
  };
  const cards = found.data?.cards?.edges.map(({ node }) => node) ?? [];
  const numbers = cards.map(({ number }) => number).filter((number) => picked.has(number));
  const done = async () => {
    setPicked(new Set());
    await found.reload();
  };
  return (
    <>
      <fieldset class="tabs">
        <legend class="hidden-words">哪些证卡</legend>
        {works.map(({ work: each, name }) => (
          <button key={each} type="button" class="tab" aria-pressed={each === work} onClick={() => turn(each)}>
            {name}
          </button>
        ))}
      </fieldset>
      {numbers.length > 0 && <Act key={work} work={work} numbers={numbers} done={done} />}
      <Loaded of={found}>
        {() =>
          cards.length === 0 ? (
            <Empty>{work === 'NUMBERED' ? '没有要制作的证卡。' : '没有要发放的证卡。'}</Empty>
          ) : (
            <Table label={work === 'NUMBERED' ? '待制作的证卡' : '待发放的证卡'}>
              <thead>
                <tr>
                  <td class="pick">
                    <input
                      type="checkbox"
                      aria-label="选中本页全部"
                      checked={numbers.length === cards.length}
                      onChange={() =>
                        setPicked(new Set(numbers.length === cards.length ? [] : cards.map((card) => card.number)))
                      }
                    />
                  </td>
                  <th scope="col">证卡号</th>
                  <th scope="col">姓名</th>
                  <th scope="col">种类</th>
                  <th scope="col">状态</th>
                  <th scope="col">编号</th>
                  <th scope="col">制作</th>
                </tr>
              </thead>
              <tbody>
                {cards.map((card) => (
                  <tr key={card.id} aria-selected={picked.has(card.number)}>
                    <td class="pick">
                      <input
                        type="checkbox"
                        aria-label={`选中 ${card.number}`}
                        checked={picked.has(card.number)}
                        onChange={() => {
                          const next = new Set(picked);
                          if (!next.delete(card.number)) next.add(card.number);
                          setPicked(next);
                        }}
                      />
                    </td>
                    <th scope="row" class="numbers">
                      <a href={linkTo('card', card.number)}>{card.number}</a>
                    </th>
                    <td>{card.holder?.name}</td>
                    <td>{card.kindLabel}</td>
                    <td>
                      <Badge tone={card.standing === 'VALID' ? 'good' : 'warn'}>{card.standingLabel}</Badge>
                    </td>
                    <td class="numbers">{dayWords(card.issuedAt)}</td>
                    <td class="numbers">{card.producedAt && dayWords(card.producedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      <Pager pages={pages} info={found.data?.cards?.pageInfo} />
    </>
  );
}

function Act({ work, numbers, done }: { work: string; numbers: readonly string[]; done: () => Promise<void> }) {
  const produce = useChange(deskProduceCards);
  const handOut = useChange(deskHandOutCards);
  const [on, setOn] = useState(today());
  const [receivedBy, setReceivedBy] = useState('本人');
  const isMaking = work === 'NUMBERED';
  const run = async () => {
    let count = 0;
    for (const chunk of chunksOf(numbers, atOnce)) {
      const answer = isMaking
        ? await produce.run({ numbers: chunk })
        : await handOut.run({ numbers: chunk, on, receivedBy: receivedBy.trim() || null });
      if (!answer) break;
      count += answer.cards.length;
    }
    if (count > 0) {
      tell(isMaking ? `已登记制作 ${count} 张。` : `已登记发放 ${count} 张。`);
      await done();
    }
  };
  return (
    <div class="batch stack tight">
      <div class="row end">
        <strong>已选 {numbers.length} 张</strong>
        {!isMaking && (
          <>
            <TextField label="发放日期" type="date" value={on} onInput={setOn} />
            <TextField label="领取人" value={receivedBy} onInput={setReceivedBy} />
          </>
        )}
        <Button look="main" busy={produce.busy || handOut.busy} onClick={() => void run()}>
          {isMaking ? '登记已制作' : '登记已发放'}
        </Button>
      </div>
      <Refused refusal={produce.trouble ?? handOut.trouble} />
    </div>
  );
}
