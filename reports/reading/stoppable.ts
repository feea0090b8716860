import { setInterval } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { readerLimits } from './limits.ts';

/** What a worker's work came to. UNAVAILABLE: it never began, which is not the work's fault. */
export type Outcome = { done: unknown } | { failed: 'LATE' | 'OUT_OF_MEMORY' | 'DIED' | 'UNAVAILABLE' };

/** In milliseconds (limits.ts). */
export interface WorkLimits {
  computing: number;
  deadline: number;
  start: number;
  heap: Worker['resourceLimits'];
}

export interface Work {
  /** The worker's own file. It posts `ready`, then answers one message with one. */
  file: URL;
  message: unknown;
  limits?: WorkLimits;
}

/** How often the computing time is looked at. */
const everyMs = 100;

/**
 * One message to a worker of its own, and the answer: or how it ended without one. Whatever the worker does, runs for ever, takes
 * all the memory it may, throws or exits, the caller goes on and nothing of the worker remains.
 */
export async function runStoppable({ file, message, limits = readerLimits }: Work): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const fail = (failed: 'LATE' | 'OUT_OF_MEMORY' | 'DIED' | 'UNAVAILABLE') => resolve({ failed });
  // No environment: a reader of uploads needs no credentials. Its output goes nowhere: it could hold what it read.
  const worker = new Worker(file, {
    ...{ resourceLimits: limits.heap, env: {}, argv: [], execArgv: [], stdout: true, stderr: true },
  });
  const timers: NodeJS.Timeout[] = [setTimeout(() => fail('UNAVAILABLE'), limits.start)];
  let isReady = false;
  worker.on('message', (answer: unknown) => {
    if (isReady) return resolve({ done: answer });
    isReady = true;
    clearTimeout(timers[0]);
    timers.push(setTimeout(() => fail('LATE'), limits.deadline));
    timers.push(watchComputing(worker, limits.computing, () => fail('LATE')));
    worker.postMessage(message);
  });
  worker.on('error', (error: unknown) => {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(isMemory ? 'OUT_OF_MEMORY' : isReady ? 'DIED' : 'UNAVAILABLE');
  });
  worker.on('exit', () => fail(isReady ? 'DIED' : 'UNAVAILABLE'));
  const outcome = await promise;
  for (const timer of timers) clearTimeout(timer);
  await worker.terminate();
  return outcome;
}

/** Calls when the worker has computed for so long from now on; it answers this question while it is busy. */
function watchComputing(worker: Worker, most: number, isOver: () => void): NodeJS.Timeout {
  const start = worker.cpuUsage();
  const look = async () => {
    const [before, now] = [await start, await worker.cpuUsage()];
    if (now.user + now.system - before.user - before.system > most * 1000) isOver();
  };
  // A worker that has ended in between has no usage any more; how it ended is told by its own events.
  return setInterval(() => void look().catch(() => undefined), everyMs);
}
