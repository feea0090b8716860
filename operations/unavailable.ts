import { Unavailable } from '#store/unavailable';

/** Whether the table could not be reached in time: answered as `TEMPORARILY_UNAVAILABLE`, and safe to send again. */
export function isTemporarilyUnavailable(error: unknown): boolean {
  return error instanceof Unavailable;
}
