import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Notifier } from '#operations/events/notify';

/** Each message a line of JSON; a repeated one stands there twice, under the same id. */
export function toFile(path: string): Notifier['send'] {
  return async (message) => {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${JSON.stringify(message)}\n`);
  };
}
