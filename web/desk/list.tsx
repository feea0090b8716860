import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Refused } from '#web/parts/notice.tsx';
import { ExportButton } from './export-button.tsx';
import { Numbered } from './lists.tsx';
import { useOffice } from './office.ts';
import { deskIssueNumbers } from './queries/desk-issue-numbers.ts';
import { type DeskPassListQuery, deskPassList } from './queries/desk-pass-list.ts';
import { linkTo } from './route.ts';
import { useAll } from './use-all.ts';
import { Empty, Table, tell, View } from './view.tsx';
import { momentWords, nameOf, saidOf, workOf } from './words.ts';

type PassList = NonNullable<DeskPassListQuery['passList']>;

const infoOf = ({ passList }: DeskPassListQuery) => passList?.entries.pageInfo;

export function List({ id }: { id: string }) {
  const { role, centre } = useOffice();
  const found = useAll({ operation: deskPassList, variables: { id }, info: infoOf });
  return (
    <Loaded of={found}>
      {(pages) => {
        const list = pages[0]?.passList;
        if (!list) return <Empty>没有这份名单，或者它不是您单位的。</Empty>;
        const people = pages.flatMap(
          ({ passList }) => passList?.entries.edges.map(({ node }) => node.application) ?? [],
        );
        return (
          <View
            title={`合格人员名单：${list.trainingClass?.title ?? list.categoryLabel}`}
            back={{ href: linkTo('lists'), name: '合格名单' }}
            actions={<Numbered {...list} />}
          >
            <p class="small soft">
              {list.organiserLabel}签发于 {momentWords(list.signedAt)}，{list.count} 人；校验值{' '}
              <code class="hash">{list.hash.slice(0, 16)}</code>
            </p>
            {role === 'PROVINCE' && list.settled < list.count && <Issue list={list} reload={found.reload} />}
            <div class="row">
              <ExportButton input={{ kind: 'PASS_LIST', passListId: id }}>合格人员名单</ExportButton>
              {centre === list.organiser && (
                <>
                  <ExportButton input={{ kind: 'CARD_LIST', passListId: id }}>证卡制作清单</ExportButton>
                  <ExportButton input={{ kind: 'CARDS', passListId: id }}>证卡（打印用）</ExportButton>
                  <Button href={linkTo('cards')}>去制作、发放证卡</Button>
                </>
              )}
            </div>
            <People people={people} />
          </View>
        );
      }}
    </Loaded>
  );
}

function People({ people }: { people: readonly PassList['entries']['edges'][number]['node']['application'][] }) {
  return (
    <Table label="合格人员">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">姓名</th>
          <th scope="col">工作单位</th>
          <th scope="col">职业（工种）</th>
          <th scope="col">状态</th>
          <th scope="col">证卡号</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person, at) => (
          <tr key={person?.id ?? at}>
            <td class="numbers">{at + 1}</td>
            <th scope="row">
              {person ? <a href={linkTo('application', person.id)}>{nameOf(person.facts)}</a> : '（不在您的单位）'}
            </th>
            <td>{saidOf(person?.facts, 'workplace')}</td>
            <td>{workOf(person?.facts)}</td>
            <td>{person?.statusLabel}</td>
            <td class="numbers">
              {person?.card && <a href={linkTo('card', person.card.number)}>{person.card.number}</a>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Thirty at a time until none is left; whatever happens in between, it goes on where it stopped. */
function Issue({ list, reload }: { list: PassList; reload: () => Promise<void> }) {
  const issue = useChange(deskIssueNumbers);
  const [going, setGoing] = useState<{ done: number; total: number }>();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const run = async () => {
    let issued = 0;
    let left = 1;
    setGoing({ done: list.settled, total: list.count });
    while (left > 0) {
      const answer = await issue.run({ passListId: list.id });
      if (!answer) break;
      issued += answer.numbers.length;
      left = answer.left;
      setGoing({ done: answer.total - answer.left, total: answer.total });
      setSkipped((before) => [...before, ...answer.skipped.map(({ codeLabel }) => codeLabel)]);
    }
    setGoing(undefined);
    if (issued > 0) tell(`生成了 ${issued} 个证卡号。`);
    if (left === 0) await reload();
  };
  const left = list.count - list.settled;
  return (
    <section class="sheet stack tight" aria-label="生成证卡号">
      <p>
        还有 {left} 人没有证卡号。证卡号由省职鉴中心统一生成，按名单顺序连续编号；中途断了，再按一次从断的地方接着生成。
      </p>
      {going && (
        <div role="status">
          <label for="issued">
            正在生成 {going.done}/{going.total}
          </label>
          <progress id="issued" max={going.total} value={going.done} />
        </div>
      )}
      <Refused refusal={issue.trouble} />
      {skipped.length > 0 && <p>没有编号的：{skipped.join('、')}</p>}
      <p>
        <Button look="main" busy={going !== undefined} onClick={() => void run()}>
          生成 {left} 个证卡号
        </Button>
      </p>
    </section>
  );
}
