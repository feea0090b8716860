import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge } from '#web/parts/notice.tsx';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { deskPassLists } from './queries/desk-pass-lists.ts';
import { linkTo } from './route.ts';
import { Empty, Table, View } from './view.tsx';
import { momentWords, thisYear } from './words.ts';

/** Signed lists: a city sees its own, the province all and numbers them. */
export function Lists() {
  const { role, centre } = useOffice();
  const [year, setYear] = useState(thisYear());
  const pages = usePages();
  const organiser = role === 'CITY' ? centre : null;
  const found = useQuery(deskPassLists, { year, organiser, after: pages.after });
  const go = (to: number) => {
    pages.reset();
    setYear(to);
  };
  return (
    <View
      title={`合格人员名单 ${year}年`}
      actions={
        <>
          <Button look="plain" onClick={() => go(year - 1)}>
            上一年
          </Button>
          <Button look="plain" onClick={() => go(year + 1)}>
            下一年
          </Button>
        </>
      }
    >
      <Loaded of={found}>
        {({ passLists }) =>
          passLists?.edges.length ? (
            <>
              <Table label="合格人员名单">
                <thead>
                  <tr>
                    <th scope="col">培训班</th>
                    <th scope="col">类别</th>
                    <th scope="col">组织单位</th>
                    <th scope="col">签发</th>
                    <th scope="col">人数</th>
                    <th scope="col">证卡号</th>
                  </tr>
                </thead>
                <tbody>
                  {passLists.edges.map(({ node }) => (
                    <tr key={node.id}>
                      <th scope="row">
                        <a href={linkTo('list', node.id)}>{node.trainingClass?.title ?? '培训班'}</a>
                      </th>
                      <td>{node.categoryLabel}</td>
                      <td>{node.organiserLabel}</td>
                      <td class="numbers nowrap">{momentWords(node.signedAt)}</td>
                      <td class="numbers">{node.count}</td>
                      <td>
                        <Numbered {...node} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
              <Pager pages={pages} info={passLists.pageInfo} />
            </>
          ) : (
            <Empty>这一年还没有签发的名单。</Empty>
          )
        }
      </Loaded>
    </View>
  );
}

export function Numbered({ count, settled, passedOver }: { count: number; settled: number; passedOver: number }) {
  const left = count - settled;
  return (
    <>
      <Badge tone={left > 0 ? 'warn' : 'good'}>{left > 0 ? `待生成 ${left}` : '已全部处理'}</Badge>
      {passedOver > 0 && <span class="small soft block">未编号 {passedOver} 人</span>}
    </>
  );
}
