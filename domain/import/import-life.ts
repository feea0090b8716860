import { isLeased, leaseFrom } from '#domain/lease';
import { type Problem, type Result, refuse } from '#domain/problem';
import type { ImportJob, RowCounts, Said, ToldRow } from './import-job.ts';
import { mostToldProblems, mostToldRows } from './import-job.ts';

/** Claim codes are good for seven days from the first confirmation; what was stopped half-way is finished well before. */
const finishHours = 24;

const busy: Problem = { code: 'IMPORT_BUSY', path: 'importId', message: '这份名册正在处理，请稍后再看结果。' };
const ended: Problem = { code: 'IMPORT_ENDED', path: 'importId', message: '这份名册已经处理完毕，请重新上传。' };

/** Asked to be looked at; also again, for another class or after a failure. */
export function checking(job: ImportJob, aim: NonNullable<ImportJob['aim']>, now: Date): Result<ImportJob> {
  if (job.status === 'CHECKING' || job.status === 'WRITING') return refuse(busy);
  if (job.status === 'REFUSED' || job.status === 'DONE') return refuse(ended);
  return { ok: true, value: { ...asked(job, now), status: 'CHECKING', aim } };
}

/** Everything that an earlier try found is forgotten with it. */
function asked(job: ImportJob, now: Date): ImportJob {
  const { checked: _, marked: _marked, failure: _failure, rowsTotal: _total, leaseUntil: _lease, ...rest } = job;
  return { ...rest, attempt: 0, rowsDone: 0, notes: [], told: [], updatedAt: now.toISOString() };
}

/** Confirmed: the good rows are to be written. What was confirmed and stopped half-way is finished under the same codes. */
export function confirmed(job: ImportJob, consent: { version: string; on: string }, now: Date): Result<ImportJob> {
  if (job.status === 'CHECKING' || job.status === 'WRITING') return refuse(busy);
  if (job.status === 'REFUSED' || job.status === 'DONE') return refuse(ended);
  const isStopped = job.status === 'FAILED' && job.failure?.during === 'WRITING';
  if (job.status !== 'CHECKED' && !isStopped) {
    return refuse({ code: 'NOT_CHECKED', path: 'importId', message: '请先检查名册，看过结果再确认导入。' });
  }
  if (!isStopped && job.checked?.NEW === 0) {
    return refuse({ code: 'NOTHING_TO_WRITE', path: 'importId', message: '名册里没有可以新建申报的人员。' });
  }
  if (job.consent && now.getTime() - Date.parse(job.consent.at) > finishHours * 3_600_000) {
    const message = '这份名册一天前就已确认、没有办完，请重新上传；已经建好的草稿不会重复。';
    return refuse({ code: 'IMPORT_TOO_OLD', path: 'importId', message });
  }
  const { failure: _, leaseUntil: _lease, ...rest } = job;
  const at = now.toISOString();
  const first = job.consent ?? { ...consent, at };
  return { ok: true, value: { ...rest, status: 'WRITING', attempt: 0, rowsDone: 0, updatedAt: at, consent: first } };
}

/** Taken up by a process; a message may be delivered twice, and what another one works on is left alone. */
export function begun(job: ImportJob, now: Date): ImportJob | 'ENDED' | 'TAKEN' {
  if (job.status !== 'CHECKING' && job.status !== 'WRITING') return 'ENDED';
  if (isLeased(job, now)) return 'TAKEN';
  return { ...job, attempt: job.attempt + 1, leaseUntil: leaseFrom(now), updatedAt: now.toISOString(), rowsDone: 0 };
}

export interface Checked {
  counts: RowCounts;
  notes: readonly Said[];
  /** Those that are not simply NEW or SAME. */
  told: readonly ToldRow[];
  marked?: ImportJob['marked'];
}

export function checked(job: ImportJob, { counts, notes, told, marked }: Checked, now: Date): ImportJob {
  const rows = counts.NEW + counts.SAME + counts.DIFFERS + counts.REFUSED;
  const few = told.slice(0, mostToldRows).map((row) => ({ ...row, problems: row.problems.slice(0, mostToldProblems) }));
  return {
    ...left(job, now),
    ...{ status: 'CHECKED', checked: counts, notes: [...notes], told: few, rowsDone: rows, rowsTotal: rows },
    ...(marked && { marked }),
  };
}

export function written(job: ImportJob, counts: RowCounts, created: readonly number[], now: Date): ImportJob {
  const rows = counts.NEW + counts.SAME + counts.DIFFERS + counts.REFUSED;
  return { ...left(job, now), status: 'DONE', written: counts, created: [...created], rowsDone: rows, rowsTotal: rows };
}

export function refusedFile(job: ImportJob, refusal: Said, now: Date): ImportJob {
  return { ...left(job, now), status: 'REFUSED', refusal };
}

export function failed(job: ImportJob, failure: Said, now: Date): ImportJob {
  const during = job.status === 'WRITING' ? 'WRITING' : 'CHECKING';
  return { ...left(job, now), status: 'FAILED', failure: { ...failure, during } };
}

function left(job: ImportJob, now: Date): ImportJob {
  const { leaseUntil: _, ...rest } = job;
  return { ...rest, updatedAt: now.toISOString() };
}
