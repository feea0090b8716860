import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportJob, rosterContentType, type Said } from '#domain/import/import-job';
import { begun, checked, failed, refusedFile, written } from '#domain/import/import-life';
import { mostAttempts } from '#domain/lease';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import type { ReadRoster } from '#reports/reading/reading';
import { commit } from '#store/commit';
import { importRef, importWrite, type OpenImport, openImport } from '#store/imports';
import { read } from '#store/read';
import { aimIn, aimRefs } from './aim.ts';
import { type CheckedRow, checkRows, told } from './check-rows.ts';
import { changedImportRows, clerk } from './import-change.ts';
import { targetOfImport } from './import-subject.ts';
import { type Reader, readUpload } from './read-upload.ts';
import { writeRows } from './write-rows.ts';

/** What needs the libraries for workbooks, and so is handed in. */
export interface ImportTools {
  reader: Reader;
  /** Writes the rows to a file of this machine, as they were handed in, with what is wrong marked. */
  marker: (reading: ReadRoster, rows: readonly CheckedRow[], path: string) => Promise<void>;
}

/** What became of it: ENDED before, TAKEN by another process, or how it ended now. */
export type Ran = 'ENDED' | 'TAKEN' | 'CHECKED' | 'REFUSED' | 'DONE' | 'FAILED';

/**
 * Checks an import, or writes it. Delivered twice, it is done once: a process takes it by writing that it works on it. What stops
 * half-way is taken up again when its time is over, and goes on where the rows say that it is. Throws only what may pass.
 */
export async function runImport(deps: Deps, id: string, tools: ImportTools): Promise<Ran> {
  const taken = await take(deps, id);
  if (typeof taken === 'string') return taken;
  try {
    return await worked(deps, taken, tools);
  } catch (error) {
    if (isTemporarilyUnavailable(error) && taken.job.attempt < mostAttempts) {
      // Whoever delivers it again shall not have to wait until its time is over.
      await changed(deps, taken.job, { leaseUntil: deps.now().toISOString() });
      throw error;
    }
    return await settled(deps, taken.job, (job) => failed(job, failureOf(error), deps.now()));
  }
}

async function take(deps: Deps, id: string): Promise<OpenImport | 'ENDED' | 'TAKEN'> {
  const ref = importRef(id);
  const snapshot = await read(deps.store, [ref]);
  const row = snapshot.find(ref);
  if (!row) return 'ENDED';
  const opened = await openImport(deps.seal, row);
  const job = begun(opened.job, deps.now());
  if (typeof job === 'string') return job;
  const writes = changedImportRows(opened, {
    ...{ job, by: clerk(job), at: deps.now(), action: 'beginImport', fromStatus: opened.job.status },
  });
  if ((await commit(deps.store, snapshot, writes)) === 'MOVED') return 'TAKEN';
  return { ...opened, job };
}

async function worked(deps: Deps, { job, asker }: OpenImport, tools: ImportTools): Promise<Ran> {
  const actor: Actor = { kind: 'person', subject: asker.subject, roles: asker.roles };
  const end = (how: (now: ImportJob) => ImportJob) => settled(deps, job, how);
  if (!targetOfImport({ deps, actor }, job).own) return end((now) => failed(now, gone, deps.now()));
  const upload = await readUpload(deps, job, tools.reader);
  if ('refused' in upload) return end((now) => refusedFile(now, upload.refused, deps.now()));
  if ('failed' in upload) return end((now) => failed(now, upload.failed, deps.now()));
  // No event, and nothing that could stop the work.
  const progress = (rowsDone: number, rowsTotal: number) => changed(deps, job, { rowsDone, rowsTotal });
  if (job.status === 'CHECKING') return checkedNow(deps, { job, actor, progress }, { reading: upload.read, tools });
  const rows = await writeRows({ deps, actor, job, progress }, upload.read);
  if ('failure' in rows) return end((now) => failed(now, rows.failure, deps.now()));
  return end((now) => written(now, rows.counts, rows.created, deps.now()));
}

async function checkedNow(
  deps: Deps,
  { job, actor, progress }: { job: ImportJob; actor: Actor; progress: (done: number, total: number) => Promise<void> },
  { reading, tools }: { reading: ReadRoster; tools: ImportTools },
): Promise<Ran> {
  if (!job.aim) throw new Error('nothing is checked without an aim');
  const at = { ...job.aim, agencyId: job.agencyId };
  const aimed = aimIn(deps, await read(deps.store, aimRefs(at)), at);
  if (!aimed.ok) {
    const [{ code, message }] = aimed.problems;
    return settled(deps, job, (now) => failed(now, { code, message }, deps.now()));
  }
  const rows = await checkRows({ deps, actor, aim: aimed.value.aim, progress }, reading);
  const marked = await keptMarked(deps, job, (path) => tools.marker(reading, rows, path));
  return settled(deps, job, (now) => checked(now, { ...told(reading, rows), marked }, deps.now()));
}

/** Of this try, so that a file is never another one than its job names. */
async function keptMarked(deps: Deps, { id, attempt }: ImportJob, mark: (path: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'kaoping-'));
  try {
    const path = join(folder, 'marked.xlsx');
    await mark(path);
    const bytes = await readFile(path);
    const key = `imports/${id}/marked-${attempt}.xlsx`;
    await deps.objects.write({ key, contentType: rosterContentType, path, bytes: bytes.length });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { key, name: '名册检查结果.xlsx', sha256, bytes: bytes.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A try: its job, which one it is of those that the job has had, and whether it checks or writes. */
type Try = Pick<ImportJob, 'id' | 'attempt' | 'status'>;

/** The job as it stands, while this try is the one that works on it: another process may have taken it over meanwhile. */
async function stillMine(deps: Deps, { id, attempt, status }: Try) {
  const ref = importRef(id);
  const snapshot = await read(deps.store, [ref]);
  const row = snapshot.find(ref);
  if (row?.status !== status || row.attempt !== attempt) return undefined;
  return { snapshot, opened: await openImport(deps.seal, row) };
}

/** Of the job alone, without an event. */
async function changed(deps: Deps, of: Try, change: Partial<ImportJob>): Promise<void> {
  const mine = await stillMine(deps, of);
  if (!mine) return;
  const job = { ...mine.opened.job, ...change };
  await commit(deps.store, mine.snapshot, [importWrite({ ...mine.opened, job })]);
}

/** The end of a try, with its event; of one that another process has taken over meanwhile, nothing. */
async function settled(deps: Deps, of: Try, end: (job: ImportJob) => ImportJob): Promise<Ran> {
  for (;;) {
    const mine = await stillMine(deps, of);
    if (!mine) return 'ENDED';
    const { snapshot, opened } = mine;
    const job = end(opened.job);
    const rows = job.written ?? job.checked;
    const writes = changedImportRows(opened, {
      ...{ job, by: clerk(job), at: deps.now(), action: 'endImport', fromStatus: of.status },
      ...(rows && { file: { sha256: job.upload.sha256, rows: rows.NEW } }),
    });
    if ((await commit(deps.store, snapshot, writes)) === 'COMMITTED') return ran(job.status);
  }
}

function ran(status: ImportJob['status']): Ran {
  return status === 'CHECKED' || status === 'DONE' || status === 'REFUSED' ? status : 'FAILED';
}

const gone = { code: 'NOT_OF_AGENCY', message: '您已不是这家评价机构的人员，不能导入它的名册。' };
const unknown = {
  code: 'IMPORT_FAILED',
  message: '处理名册时出错；请重试，已经建好的草稿不会重复，仍不成功请联系管理员。',
};

function failureOf(error: unknown): Said {
  if (isTemporarilyUnavailable(error)) {
    return {
      code: 'TEMPORARILY_UNAVAILABLE',
      message: '系统暂时忙不过来，没有办完；请稍后重试，已经建好的草稿不会重复。',
    };
  }
  return unknown;
}
