import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge } from '#web/parts/notice.tsx';
import { useCentres } from './closed-lists.ts';
import { categories, chosenOf } from './menus.ts';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { type DeskExpertsQuery, deskExperts } from './queries/desk-experts.ts';
import { linkTo } from './route.ts';
import { Empty, Table, View } from './view.tsx';

type Expert = NonNullable<DeskExpertsQuery['cards']>['edges'][number]['node'];

/** The register of those who hold a card: whom a centre may send, by what their card is good for. */
export function Experts() {
  const { role } = useOffice();
  const centres = useCentres();
  const [maker, setMaker] = useState('');
  const [category, setCategory] = useState('');
  const [typed, setTyped] = useState('');
  const [occupation, setOccupation] = useState('');
  const pages = usePages();
  const found = useQuery(deskExperts, {
    maker: maker || null,
    category: chosenOf(categories, category) ?? null,
    occupation: occupation || null,
    after: pages.after,
  });
  const filter = (set: (value: string) => void) => (value: string) => {
    pages.reset();
    set(value);
  };
  return (
    <View title="考评人员库">
      <form
        class="row end"
        onSubmit={(event) => {
          event.preventDefault();
          filter(setOccupation)(typed.trim());
        }}
      >
        {role === 'PROVINCE' && (
          <SelectField
            label="发证单位"
            empty="省职鉴中心"
            options={centres.filter(({ value }) => value !== '510000')}
            value={maker}
            onInput={filter(setMaker)}
          />
        )}
        <SelectField label="类别" empty="全部" options={categories} value={category} onInput={filter(setCategory)} />
        <TextField label="职业（工种）" value={typed} onInput={setTyped} />
        <Button type="submit">查找</Button>
      </form>
      <Loaded of={found}>
        {({ cards }) =>
          cards?.edges.length ? (
            <Table label="考评人员库">
              <thead>
                <tr>
                  <th scope="col">姓名、证卡号</th>
                  <th scope="col">工作单位</th>
                  <th scope="col">类别</th>
                  <th scope="col">考评职业或项目</th>
                  <th scope="col">状态</th>
                  <th scope="col">有效期至</th>
                  <th scope="col">已考评、督导</th>
                  <th scope="col">待参加</th>
                </tr>
              </thead>
              <tbody>
                {cards.edges.map(({ node }) => (
                  <Row key={node.id} expert={node} />
                ))}
              </tbody>
            </Table>
          ) : (
            <Empty>{pages.after === null ? '没有符合条件的人员。' : '这一页没有符合条件的人员。'}</Empty>
          )
        }
      </Loaded>
      <Pager pages={pages} info={found.data?.cards?.pageInfo} />
    </View>
  );
}

function Row({ expert }: { expert: Expert }) {
  return (
    <tr>
      <th scope="row" class="numbers">
        {expert.holder?.name}
        <a class="block" href={linkTo('card', expert.number)}>
          {expert.number}
        </a>
      </th>
      <td>{expert.holder?.workplace}</td>
      <td>{expert.categoryLabel}</td>
      <td>{expert.holder?.items.join('、')}</td>
      <td>
        <Badge tone={expert.standing === 'VALID' ? 'good' : 'bad'}>{expert.standingLabel}</Badge>
      </td>
      <td class="numbers">{expert.periods.at(-1)?.to}</td>
      <td class="numbers">{expert.assessmentsOnRecord + expert.supervisionsOnRecord} 次</td>
      <td class="numbers">{expert.upcoming.map(({ on }) => on).join('、')}</td>
    </tr>
  );
}
