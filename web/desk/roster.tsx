import { useState } from 'preact/hooks';
import { ask, type Refusal } from '#web/api/graphql';
import { failure, useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Tick } from '#web/parts/field.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Clause, Notice, Refused } from '#web/parts/notice.tsx';
import { deskClaims } from './queries/desk-claims.ts';
import { deskConfirmRoster } from './queries/desk-confirm-roster.ts';
import type { DeskImportQuery } from './queries/desk-import.ts';
import { deskMarkedRoster } from './queries/desk-marked-roster.ts';
import { linkTo } from './route.ts';
import { useImport } from './use-import.ts';
import { Empty, Table, View } from './view.tsx';
import { momentWords } from './words.ts';

type Import = NonNullable<DeskImportQuery['rosterImport']>;

/** One roster on its way: checked, mended, confirmed, and the codes for its people. */
export function Roster({ id }: { id: string }) {
  const { job, error, look } = useImport(id);
  return (
    <View
      title={job ? `${job.roster ?? '汇总表'} ${job.categoryLabel ?? ''}` : '汇总表'}
      back={{ href: linkTo('rosters'), name: '汇总表' }}
      actions={job && <Badge tone="info">{job.statusLabel}</Badge>}
    >
      <Refused refusal={error} />
      {!job && !error && <p role="status">正在读取……</p>}
      {job && <State job={job} look={look} />}
    </View>
  );
}

function State({ job, look }: { job: Import; look: () => void }) {
  const { status, checked, written, refusal, failure: failed, notes, rowsDone, rowsTotal } = job;
  const counts = written ?? checked;
  return (
    <>
      <p class="soft small numbers">交于 {momentWords(job.requestedAt)}</p>
      {(status === 'CHECKING' || status === 'WRITING') && (
        <div role="status">
          <label for="import-share">
            {job.statusLabel} {rowsTotal ? `${rowsDone}/${rowsTotal}` : ''}
          </label>
          {rowsTotal ? <progress id="import-share" max={rowsTotal} value={rowsDone} /> : <progress id="import-share" />}
        </div>
      )}
      {(refusal || failed) && (
        <Notice tone="bad" live>
          <p>
            {refusal?.message ?? failed?.message} <Clause clause={failed?.clause} />
          </p>
          <p>
            请改好文件后<a href={linkTo('rosters')}>重新交一份</a>。
          </p>
        </Notice>
      )}
      {counts && (
        <dl class="counts">
          {countsOf(counts, written !== null).map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="numbers">{count}</dd>
            </div>
          ))}
        </dl>
      )}
      {notes.length > 0 && (
        <Notice tone="warn">
          <ul>
            {notes.map(({ code, message, clause }) => (
              <li key={`${code}${message}`}>
                {message} <Clause clause={clause} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Rows job={job} />
      {status === 'CHECKED' && <Confirm job={job} look={look} />}
      {status === 'DONE' && (written?.created ?? 0) > 0 && <Claims id={job.id} />}
    </>
  );
}

function countsOf(counts: NonNullable<Import['checked']>, isWritten: boolean): [string, number][] {
  return [
    [isWritten ? '新建草稿' : '可以新建', counts.created],
    ['已有且一致', counts.same],
    ['已有但不一致', counts.differing],
    [isWritten ? '没有导入' : '不能导入', counts.refused],
  ];
}

function Rows({ job: { id, rows, hasMarkedWorkbook } }: { job: Import }) {
  const [wrong, setWrong] = useState<Refusal>();
  const bad = rows.filter(({ problems }) => problems.length > 0);
  if (bad.length === 0) return null;
  const fetchMarked = () => {
    ask(deskMarkedRoster, { id }).then(
      ({ rosterImportDownload }) => rosterImportDownload && location.assign(rosterImportDownload.url),
      (reason: unknown) => setWrong(failure(reason)),
    );
  };
  return (
    <section class="stack tight" aria-labelledby="problems">
      <div class="row apart">
        <h3 id="problems">问题（{bad.length} 行）</h3>
        {hasMarkedWorkbook && <Button onClick={fetchMarked}>下载标注了问题的表格</Button>}
      </div>
      <Refused refusal={wrong} />
      <Table label="汇总表的问题">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">单元格</th>
            <th scope="col">问题</th>
          </tr>
        </thead>
        <tbody>
          {bad.flatMap(({ row, problems }) =>
            problems.map(({ cell, code, message, clause }) => (
              <tr key={`${row} ${cell} ${code}`}>
                <td class="numbers">{row}</td>
                <th scope="row" class="numbers">
                  {cell}
                </th>
                <td>
                  {message} <Clause clause={clause} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </section>
  );
}

function Confirm({ job, look }: { job: Import; look: () => void }) {
  const [declared, setDeclared] = useState(false);
  const confirm = useChange(deskConfirmRoster);
  const created = job.checked?.created ?? 0;
  const run = async () => {
    if (await confirm.run({ importId: job.id, consentDeclared: declared })) look();
  };
  return (
    <section class="sheet stack tight" aria-labelledby="confirm">
      <h3 id="confirm">确认导入</h3>
      {created === 0 ? (
        <p>
          没有可以新建的人。改好后<a href={linkTo('rosters')}>重新交一份</a>就行，交过的不会重复。
        </p>
      ) : (
        <>
          <p>没有问题的 {created} 行各成一份草稿；有问题的行不导入，改好后重新交整份表，已导入的不会重复。</p>
          <Tick label={job.declaration} checked={declared} onInput={setDeclared} />
          <Refused refusal={confirm.trouble} />
          <p>
            <Button look="main" busy={confirm.busy} disabled={!declared} onClick={() => void run()}>
              导入 {created} 人
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

/** To be printed, cut and handed out: whoever has the code takes over the draft. */
function Claims({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const found = useQuery(deskClaims, open ? { id } : undefined);
  if (!open) {
    return (
      <p>
        <Button look="main" onClick={() => setOpen(true)}>
          查看领取码，打印发给本人
        </Button>
      </p>
    );
  }
  return (
    <Loaded of={found}>
      {({ rosterImportClaims }) =>
        rosterImportClaims ? (
          <section class="stack tight" aria-labelledby="claims">
            <div class="row apart">
              <h3 id="claims">领取码</h3>
              <Button onClick={() => window.print()}>打印</Button>
            </div>
            <p>
              每人一个，只交给本人。本人在“我的申报”登录后输入领取码认领草稿，
              {momentWords(rosterImportClaims.expiresAt)}
              前有效。
            </p>
            <ul class="claims">
              {rosterImportClaims.claims.map(({ row, claimCode }) => (
                <li key={row}>
                  <span class="small soft">汇总表第 {row} 行</span>
                  <strong class="numbers">{claimCode}</strong>
                  <span class="small">{location.origin}/mine/</span>
                </li>
              ))}
            </ul>
          </section>
        ) : (
          <Empty>领取码已经过期。</Empty>
        )
      }
    </Loaded>
  );
}
