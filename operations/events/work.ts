import type { EventRow } from '#store/events';

/** What a function is to make that takes longer than a request may: by its id. */
export interface Work {
  exportId: string;
}

/** Hands work on, at least once. */
export type HandOn = (work: Work) => Promise<void>;

/** What an event asks a function to do: an export that was asked for, or asked for once more. */
export function workOf({ subject, action, toStatus }: EventRow): Work | undefined {
  const isAsked = toStatus === 'WAITING' && (action === 'requestExport' || action === 'retryExport');
  return isAsked && subject.startsWith('EXPORT#') ? { exportId: subject.slice('EXPORT#'.length) } : undefined;
}
