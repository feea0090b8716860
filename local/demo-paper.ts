import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { type Ask, mutate } from './demo-client.ts';
import { tell } from './demo-offices.ts';
import { expect } from './demo-transcript.ts';

/** Where everything made is kept. */
export const folder = resolve(import.meta.dirname, '../out');

const Job = z.object({
  id: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  kindLabel: z.string(),
  leftOutCount: z.number(),
  failureMessage: z.nullable(z.string()),
  file: z.nullable(z.object({ name: z.string(), sha256: z.string(), rows: z.number() })),
});
const jobFields = 'id status statusLabel kindLabel leftOutCount failureMessage file { name sha256 rows }';

/** Has something made and keeps it in out/, under the name of whose story it is. */
export async function keepPaper(who: { name: string; ask: Ask }, request: object, story: string): Promise<void> {
  const asked = await mutate(who.ask, z.object({ job: Job }), 'requestExport', `job { ${jobFields} }`, request);
  const job = await made(who.ask, asked.job);
  if (!job.file) throw new Error(`${job.kindLabel}没有生成：${job.failureMessage ?? job.statusLabel}`);
  const { exportDownload } = await who.ask(
    z.object({ exportDownload: z.object({ url: z.string() }) }),
    'query ($id: ID!) { exportDownload(id: $id) { url } }',
    { id: job.id },
  );
  const bytes = new Uint8Array(await (await fetch(exportDownload.url)).arrayBuffer());
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${story} ${job.file.name}`), bytes);
  tell(who, `导出${job.kindLabel}：${job.file.name}（${job.file.rows}行，${bytes.length}字节）`);
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  expect(digest === job.file.sha256, `文件校验值与审计记录一致：${digest.slice(0, 12)}…`);
}

const longestWait = 60_000;

/** Small ones are made at once; of a large one it is asked how far it has come. */
async function made(ask: Ask, job: z.infer<typeof Job>): Promise<z.infer<typeof Job>> {
  let now = job;
  for (let waited = 0; (now.status === 'WAITING' || now.status === 'RUNNING') && waited < longestWait; waited += 200) {
    await pause(200);
    const query = `query ($id: ID!) { exportJob(id: $id) { ${jobFields} } }`;
    now = (await ask(z.object({ exportJob: Job }), query, { id: job.id })).exportJob;
  }
  return now;
}
