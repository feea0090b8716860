import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

export interface RunningFunction {
  invoke: (event: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
}

const Message = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), answer: z.unknown() }),
  z.object({ id: z.number(), failed: z.string() }),
]);

/** As long as any function may run. */
const longest = 900_000;

/** Starts a bundle with exactly these variables beside the path. */
export async function startFunction(bundle: string, variables: Record<string, string>): Promise<RunningFunction> {
  const env = { PATH: process.env.PATH ?? '', TZ: ':UTC', ...variables };
  const child = fork(fileURLToPath(new URL('./function-child.mjs', import.meta.url)), [bundle], { env });
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  child.on('message', (given) => {
    const message = Message.parse(given);
    if ('ready' in message) return ready.resolve();
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if ('failed' in message) caller?.reject(new Error(message.failed));
    else caller?.resolve(message.answer);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('exit', (code) => {
    const gone = new Error(`${bundle} ended with ${code}`);
    ready.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
  });
  await ready.promise;
  let last = 0;
  return {
    invoke: (event) => {
      last += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(last, answer);
      child.send({ id: last, event, ends: Date.now() + longest });
      return answer.promise;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
