import { isLeased, leaseFrom } from '#domain/lease';
import { type Result, refuse } from '#domain/problem';
import { type ExportJob, type LeftOut, mostTold, mostToldProblems } from './export-job.ts';

/**
 * Taken up by a process: what waits, or what one before left without an end. A message may be delivered twice, so what
 * another one works on, and what has ended, is left alone.
 */
export function begun(job: ExportJob, now: Date): ExportJob | 'ENDED' | 'TAKEN' {
  if (job.status === 'RUNNING' && isLeased(job, now)) return 'TAKEN';
  if (job.status !== 'WAITING' && job.status !== 'RUNNING') return 'ENDED';
  const { failure: _, file: __, rowsTotal: ___, ...rest } = job;
  return {
    ...rest,
    status: 'RUNNING',
    attempt: job.attempt + 1,
    leaseUntil: leaseFrom(now),
    updatedAt: now.toISOString(),
    rowsDone: 0,
    leftOut: { count: 0, told: [] },
  };
}

export function advanced(job: ExportJob, rowsDone: number, rowsTotal: number | undefined, now: Date): ExportJob {
  const { rowsTotal: _, ...rest } = job;
  return { ...rest, rowsDone, ...(rowsTotal !== undefined && { rowsTotal }), updatedAt: now.toISOString() };
}

export function withLeftOut(job: ExportJob, more: readonly LeftOut[]): ExportJob {
  const { count, told } = job.leftOut;
  return { ...job, leftOut: { count: count + more.length, told: fitting([...told, ...more].slice(0, mostTold)) } };
}

/** A person's problems are told whole or not at all, as long as the job stays a small row of the table. */
function fitting(rows: readonly LeftOut[]): LeftOut[] {
  let problems = 0;
  const end = rows.findIndex((row) => {
    problems += row.problems.length;
    return problems > mostToldProblems;
  });
  return end < 0 ? [...rows] : rows.slice(0, end);
}

/** Nothing was made: rows break the roster's rules, and it was not asked to leave them out. */
export function stopped(job: ExportJob, now: Date): ExportJob {
  const { leaseUntil: _, ...rest } = job;
  return { ...rest, status: 'PROBLEMS', updatedAt: now.toISOString() };
}

export function done(job: ExportJob, file: NonNullable<ExportJob['file']>, now: Date): ExportJob {
  const { leaseUntil: _, ...rest } = job;
  return { ...rest, status: 'DONE', file, rowsDone: file.rows, rowsTotal: file.rows, updatedAt: now.toISOString() };
}

export function failed(job: ExportJob, failure: NonNullable<ExportJob['failure']>, now: Date): ExportJob {
  const { leaseUntil: _, ...rest } = job;
  return { ...rest, status: 'FAILED', failure, updatedAt: now.toISOString() };
}

/** Asked again by the person: only what failed can be; what broke the rules is mended and asked for anew. */
export function retried(job: ExportJob, now: Date): Result<ExportJob> {
  if (job.status !== 'FAILED') {
    const message = '只有生成失败的任务可以重试；内容改好后请重新导出。';
    return refuse({ code: 'NOT_FAILED', path: 'exportId', message });
  }
  const { failure: _, ...rest } = job;
  return { ok: true, value: { ...rest, status: 'WAITING', attempt: 0, updatedAt: now.toISOString() } };
}
