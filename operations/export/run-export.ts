import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportJob, LeftOut } from '#domain/export/export-job';
import { advanced, begun, done, failed, stopped, withLeftOut } from '#domain/export/export-life';
import { mostAttempts } from '#domain/lease';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { commit } from '#store/commit';
import { exportRef, exportWrite, type OpenExport, openExport } from '#store/exports';
import { read } from '#store/read';
import { changedExportRows } from './export-change.ts';
import { aboutRef, isExportable } from './exportable.ts';

/** What the makers of files are given: where to write, and whom to tell how far they have come. */
export interface Making {
  deps: Deps;
  actor: Actor;
  job: ExportJob;
  /** A file of this machine. */
  path: string;
  progress: (rowsDone: number, rowsTotal?: number) => Promise<void>;
  leaveOut: (more: readonly LeftOut[]) => void;
}

/** PROBLEMS: nothing was made because of what was told to `leaveOut`. */
export type Made =
  | { name: string; contentType: string; rows: number }
  | 'PROBLEMS'
  | { failure: NonNullable<ExportJob['failure']> };
export type Maker = (making: Making) => Promise<Made>;

/** What became of it: ENDED before, TAKEN by another process, or how it ended now. */
export type Ran = 'ENDED' | 'TAKEN' | 'DONE' | 'PROBLEMS' | 'FAILED';

/**
 * Makes the file of a job. Delivered twice, it is made once: a process takes the job by writing that it works on it, and what has
 * ended stays as it is. What stops half-way is taken up again when its time is over, under another name. Throws only what may
 * pass, so that whoever delivered it delivers it again.
 */
export async function runExport(deps: Deps, id: string, make: Maker): Promise<Ran> {
  const taken = await take(deps, id);
  if (typeof taken === 'string') return taken;
  const folder = await mkdtemp(join(tmpdir(), 'kaoping-'));
  try {
    return await worked(deps, taken, join(folder, 'file'), make);
  } catch (error) {
    if (isTemporarilyUnavailable(error) && taken.job.attempt < mostAttempts) {
      await letGo(deps, taken.job);
      throw error;
    }
    return await settled(deps, taken.job, (job) => failed(job, failureOf(error), deps.now()));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(deps: Deps, id: string): Promise<OpenExport | 'ENDED' | 'TAKEN'> {
  const ref = exportRef(id);
  const snapshot = await read(deps.store, [ref]);
  const row = snapshot.find(ref);
  if (!row) return 'ENDED';
  const opened = await openExport(deps.seal, row);
  const job = begun(opened.job, deps.now());
  if (typeof job === 'string') return job;
  const writes = changedExportRows(opened, {
    ...{ job, by: clerk(job), at: deps.now(), action: 'beginExport', fromStatus: opened.job.status },
  });
  if ((await commit(deps.store, snapshot, writes)) === 'MOVED') return 'TAKEN';
  return { ...opened, job };
}

/** In whose name the function acts. */
function clerk({ role, requestedBy, office }: ExportJob) {
  return { role, ref: requestedBy, ...(office !== undefined && { organisation: office }) };
}

async function worked(deps: Deps, { job: begunJob, asker }: OpenExport, path: string, make: Maker): Promise<Ran> {
  const actor: Actor = { kind: 'person', subject: asker.subject, roles: asker.roles };
  let job = begunJob;
  const about = aboutRef(job.request);
  const snapshot = await read(deps.store, about ? [about] : []);
  if (!isExportable(deps, actor, job.request, snapshot)) {
    return settled(deps, job, (now) => failed(now, gone, deps.now()));
  }
  const made = await make({
    ...{ deps, actor, job, path },
    progress: async (rowsDone, rowsTotal) => {
      job = advanced(job, rowsDone, rowsTotal, deps.now());
      await noted(deps, job);
    },
    leaveOut: (more) => {
      job = withLeftOut(job, more);
    },
  });
  const { leftOut } = job;
  if (made === 'PROBLEMS') return settled(deps, job, (now) => stopped({ ...now, leftOut }, deps.now()));
  if ('failure' in made) return settled(deps, job, (now) => failed(now, made.failure, deps.now()));
  const { size } = await stat(path);
  const sha256 = await hashOf(path);
  const key = `exports/${job.id}/${job.attempt}`;
  await deps.objects.write({ key, contentType: made.contentType, path, bytes: size });
  const file = { ...made, key, sha256, bytes: size };
  return settled(deps, job, (now) => done({ ...now, leftOut }, file, deps.now()));
}

/** A try: its job, and which one it is of those that the job has had. */
type Try = Pick<ExportJob, 'id' | 'attempt'>;

/** The job as it stands, while this try is the one that works on it: another process may have taken it over meanwhile. */
async function stillMine(deps: Deps, { id, attempt }: Try) {
  const ref = exportRef(id);
  const snapshot = await read(deps.store, [ref]);
  const row = snapshot.find(ref);
  if (row?.status !== 'RUNNING' || row.attempt !== attempt) return undefined;
  return { snapshot, opened: await openExport(deps.seal, row) };
}

/** How far it has come: no event, and nothing that could stop the work. */
async function noted(deps: Deps, job: ExportJob): Promise<void> {
  const mine = await stillMine(deps, job);
  if (mine) await commit(deps.store, mine.snapshot, [exportWrite({ ...mine.opened, job })]);
}

/** The end of a try, with its event; of one that another process has taken over meanwhile, nothing. */
async function settled(deps: Deps, of: Try, end: (job: ExportJob) => ExportJob): Promise<Ran> {
  for (;;) {
    const mine = await stillMine(deps, of);
    if (!mine) return 'ENDED';
    const { snapshot, opened } = mine;
    const job = end(opened.job);
    const { file } = job;
    const writes = changedExportRows(opened, {
      ...{ job, by: clerk(job), at: deps.now(), action: 'endExport', fromStatus: 'RUNNING' },
      ...(file && { file: { sha256: file.sha256, rows: file.rows } }),
    });
    if ((await commit(deps.store, snapshot, writes)) === 'COMMITTED') return ran(job.status);
  }
}

function ran(status: ExportJob['status']): Ran {
  return status === 'DONE' || status === 'PROBLEMS' ? status : 'FAILED';
}

/** Whoever delivers it again shall not have to wait until its time is over. */
async function letGo(deps: Deps, of: Try): Promise<void> {
  const mine = await stillMine(deps, of);
  if (!mine) return;
  const job = { ...mine.opened.job, leaseUntil: deps.now().toISOString() };
  await commit(deps.store, mine.snapshot, [exportWrite({ ...mine.opened, job })]);
}

const gone = { code: 'NOT_READABLE', message: '要导出的内容已不在，或您已没有查看它的权限。' };
const unknown = { code: 'EXPORT_FAILED', message: '生成文件时出错，内容没有改动；请重试，仍不成功请联系管理员。' };

function failureOf(error: unknown): NonNullable<ExportJob['failure']> {
  if (isTemporarilyUnavailable(error)) {
    return { code: 'TEMPORARILY_UNAVAILABLE', message: '系统暂时忙不过来，没有生成；请稍后重试。' };
  }
  return unknown;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
