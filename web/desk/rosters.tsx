import { useState } from 'preact/hooks';
import type { Refusal } from '#web/api/graphql';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { SelectField } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Notice, Refused } from '#web/parts/notice.tsx';
import { categories, chosenOf } from './menus.ts';
import { useOffice } from './office.ts';
import { Pager, usePages } from './pages.tsx';
import { deskImports } from './queries/desk-imports.ts';
import { deskPublishedClasses } from './queries/desk-published-classes.ts';
import { uploadRoster } from './roster-upload.ts';
import { goTo, linkTo } from './route.ts';
import { Empty, Table, View } from './view.tsx';
import { momentWords } from './words.ts';

/** Rosters in: one to be handed in, and those that were. */
export function Rosters() {
  const pages = usePages();
  const found = useQuery(deskImports, { after: pages.after });
  return (
    <View title="汇总表">
      <Upload />
      <section class="stack tight" aria-labelledby="handed-in">
        <h3 id="handed-in">交过的汇总表</h3>
        <Loaded of={found}>
          {({ rosterImports }) =>
            rosterImports?.edges.length ? (
              <>
                <Table label="交过的汇总表">
                  <thead>
                    <tr>
                      <th scope="col">时间</th>
                      <th scope="col">表、类别</th>
                      <th scope="col">状态</th>
                      <th scope="col">结果</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rosterImports.edges.map(
                      ({ node: { id, requestedAt, roster, categoryLabel, statusLabel, written } }) => (
                        <tr key={id}>
                          <th scope="row" class="numbers nowrap">
                            <a href={linkTo('roster', id)}>{momentWords(requestedAt)}</a>
                          </th>
                          <td>{[roster, categoryLabel].filter(Boolean).join(' ')}</td>
                          <td>
                            <Badge>{statusLabel}</Badge>
                          </td>
                          <td class="numbers">
                            {written &&
                              `新建 ${written.created} 份，已有 ${written.same} 份，没有导入 ${written.refused} 行`}
                          </td>
                        </tr>
                      ),
                    )}
                  </tbody>
                </Table>
                <Pager pages={pages} info={rosterImports.pageInfo} />
              </>
            ) : (
              <Empty>还没有交过汇总表。</Empty>
            )
          }
        </Loaded>
      </section>
    </View>
  );
}

function Upload() {
  const { agencyId } = useOffice();
  const [category, setCategory] = useState('ASSESSOR');
  const [classId, setClassId] = useState('');
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState<number>();
  const [trouble, setTrouble] = useState<Refusal>();
  const chosen = chosenOf(categories, category);
  const classes = useQuery(deskPublishedClasses, chosen && { category: chosen });
  const open = classes.data?.trainingClasses?.edges.filter(({ node }) => node.open) ?? [];
  const isReady = chosen !== undefined && classId !== '' && file !== undefined && agencyId !== undefined;
  const start = async () => {
    if (!isReady) return;
    setTrouble(undefined);
    setShare(0);
    const done = await uploadRoster(file, { agencyId, category: chosen, classId, onProgress: setShare });
    setShare(undefined);
    if (done.importId !== undefined && !done.refused) goTo(linkTo('roster', done.importId));
    else setTrouble(done.refused);
  };
  return (
    <section class="sheet stack" aria-labelledby="upload">
      <h3 id="upload">交一份汇总表</h3>
      <Notice>
        <p>
          考评员交附件3，质量督导员交附件5，用 Excel 的 .xlsx
          格式。交上来先检查，每个问题都指到单元格；检查完您确认了才导入，导入的是每个人的草稿，由本人凭领取码认领、补材料、提交。
        </p>
      </Notice>
      <div class="grid-form">
        <SelectField
          label="申报类别"
          options={categories}
          value={category}
          onInput={(value) => {
            setCategory(value);
            setClassId('');
          }}
        />
        <SelectField
          label="培训班（正在报名的）"
          options={open.map(({ node }) => ({ value: node.id, label: node.title }))}
          value={classId}
          onInput={setClassId}
        />
        <div class="field">
          <label for="roster-file">汇总表文件（.xlsx）</label>
          <input
            id="roster-file"
            class="input"
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        </div>
      </div>
      {share !== undefined && (
        <div role="status">
          <label for="roster-share">正在上传 {file?.name}</label>
          <progress id="roster-share" max={1} value={share} />
        </div>
      )}
      <Refused refusal={trouble} />
      <p>
        <Button look="main" busy={share !== undefined} disabled={!isReady} onClick={() => void start()}>
          上传并检查
        </Button>
      </p>
    </section>
  );
}
