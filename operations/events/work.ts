import type { EventRow } from '#store/events';

/** What a function is to make that takes longer than a request may: by its id. */
export type Work = { exportId: string } | { importId: string };

/** Hands work on, at least once. */
export type HandOn = (work: Work) => Promise<void>;

/** What an event asks a function to do: to make an export, to check a roster or to write it. */
export function workOf({ subject, action, toStatus }: EventRow): Work | undefined {
  const [kind = '', id = ''] = subject.split('#', 2);
  const asked = `${kind} ${action} ${toStatus}`;
  if (exporting.has(asked)) return { exportId: id };
  return importing.has(asked) ? { importId: id } : undefined;
}

const exporting = new Set(['EXPORT requestExport WAITING', 'EXPORT retryExport WAITING']);
const importing = new Set(['IMPORT checkRoster CHECKING', 'IMPORT confirmRosterImport WRITING']);
