import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Notice, Refused } from '#web/parts/notice.tsx';
import { Fetch, Made, useJob } from './export-button.tsx';
import { Pager, usePages } from './pages.tsx';
import { type DeskExportsQuery, deskExports } from './queries/desk-exports.ts';
import { deskRetryExport } from './queries/desk-retry-export.ts';
import { Empty, Table, View } from './view.tsx';
import { momentWords, sizeWords } from './words.ts';

const tones = { DONE: 'good', FAILED: 'bad', PROBLEMS: 'warn', RUNNING: 'info', WAITING: 'info' } as const;

/** Everything that I had made; where each thing is asked for stands beside what it is of. */
export function Exports() {
  const pages = usePages();
  const found = useQuery(deskExports, { after: pages.after });
  return (
    <View title="导出文件" actions={<Button onClick={() => void found.reload()}>刷新</Button>}>
      <Notice>
        <p>
          申报表在每份申报里导出；汇总表（附件3、附件5）、签到表、考勤表在培训班里；合格人员名单、证卡制作清单、证卡在合格名单里；统计表在统计里。这里是您导出过的文件。
        </p>
      </Notice>
      <Loaded of={found}>
        {({ exportJobs }) =>
          exportJobs?.edges.length ? (
            <>
              <Table label="导出过的文件">
                <thead>
                  <tr>
                    <th scope="col">时间</th>
                    <th scope="col">内容</th>
                    <th scope="col">状态</th>
                    <th scope="col">文件</th>
                  </tr>
                </thead>
                <tbody>
                  {exportJobs.edges.map(({ node }) => (
                    <Job key={node.id} job={node} reload={found.reload} />
                  ))}
                </tbody>
              </Table>
              <Pager pages={pages} info={exportJobs.pageInfo} />
            </>
          ) : (
            <Empty>还没有导出过文件。</Empty>
          )
        }
      </Loaded>
    </View>
  );
}

type Listed = NonNullable<DeskExportsQuery['exportJobs']>['edges'][number]['node'];

function Job({ job, reload }: { job: Listed; reload: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const details = useJob(open ? job.id : undefined);
  const retry = useChange(deskRetryExport);
  const again = async () => {
    if (await retry.run({ exportId: job.id })) await reload();
  };
  return (
    <tr>
      <td class="numbers nowrap">{momentWords(job.requestedAt)}</td>
      <th scope="row">{job.kindLabel}</th>
      <td>
        <Badge tone={tones[job.status]}>{job.statusLabel}</Badge>
        {job.rowsTotal !== null && job.status === 'RUNNING' && (
          <progress max={job.rowsTotal} value={job.rowsDone} aria-label={`${job.kindLabel}的进度`} />
        )}
        {job.failureMessage && <p class="small">{job.failureMessage}</p>}
        {job.leftOutCount > 0 && !open && (
          <Button look="plain" onClick={() => setOpen(true)}>
            看没有列入的 {job.leftOutCount} 人
          </Button>
        )}
        {details.job && <Made job={details.job} />}
      </td>
      <td class="wide">
        {job.file && (
          <>
            <Fetch id={job.id} name={job.file.name} />
            <span class="small soft">
              {job.file.rows} 行，{sizeWords(job.file.bytes)}
            </span>
          </>
        )}
        {job.status === 'FAILED' && (
          <Button busy={retry.busy} onClick={() => void again()}>
            重新导出
          </Button>
        )}
        <Refused refusal={retry.trouble} />
      </td>
    </tr>
  );
}
