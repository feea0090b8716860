import { expect, test } from 'vitest';
import { readerLimits } from '#reports/reading/limits';
import { runStoppable } from '#reports/reading/stoppable';

/** A worker that does this with the one message it gets. */
function worker(work: string, isThere = true): URL {
  const ready = isThere ? "parentPort.postMessage('ready');" : '';
  const source = `import { parentPort } from 'node:worker_threads'; parentPort.once('message', (message) => { ${work} }); ${ready}`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

const limits = { ...readerLimits, heap: { ...readerLimits.heap, maxOldGenerationSizeMb: 48 } };

test('what a worker answers is handed on', async () => {
  const file = worker('parentPort.postMessage({ twice: message + message })');
  expect(await runStoppable({ file, message: 'ab' })).toEqual({ done: { twice: 'abab' } });
});

test.each([
  ['computes for ever', 'for (;;);', 'LATE'],
  ['waits for ever', 'setInterval(() => {}, 1000)', 'LATE'],
  [
    'takes all the memory it may',
    'const all = []; for (;;) all.push(new Array(1000).fill(Math.random()));',
    'OUT_OF_MEMORY',
  ],
  ['throws', "throw new Error('510104199001010019')", 'DIED'],
  ['rejects', "Promise.reject(new Error('no'))", 'DIED'],
  ['exits', 'process.exit(0)', 'DIED'],
  ['calls itself without end', 'const again = () => again() + 1; again();', 'DIED'],
])('a worker that %s is told as such, and the caller goes on', async (_, work, failed) => {
  const short = {
    ...limits,
    computing: failed === 'LATE' ? 300 : 60_000,
    deadline: failed === 'LATE' ? 3_000 : 60_000,
  };
  expect(await runStoppable({ file: worker(work), message: 1, limits: short })).toEqual({ failed });
});

test.each([
  ['never says that it is there', worker('', false)],
  ['does not exist', new URL('file:///nowhere/worker.mjs')],
])('a worker that %s is no fault of the file', async (_, file) => {
  expect(await runStoppable({ file, message: 1, limits: { ...limits, start: 3_000 } })).toEqual({
    failed: 'UNAVAILABLE',
  });
});

test('a worker sees no environment of the caller', async () => {
  const file = worker('parentPort.postMessage(Object.keys(process.env))');
  expect(await runStoppable({ file, message: 1 })).toEqual({ done: [] });
});
