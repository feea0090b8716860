import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { RosterId } from '#domain/roster/columns';
import { readFile } from './read-file.ts';

/**
 * Where uploads are read: an entry point of its own. It says when it is there, reads the one file that it is sent, answers and
 * ends. It has no environment and writes no log.
 */
const Message = z.object({
  bytes: z.instanceof(Uint8Array),
  expected: z.optional(RosterId),
  today: z.string(),
});

parentPort?.once('message', (message: unknown) => {
  parentPort?.postMessage({ reading: readFile(Message.parse(message)) });
});
parentPort?.postMessage('ready');
