/** The last one waiting in each queue of a process, a process being known by its client of the table. */
const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Calls of one process that could only meet on the same row go one after the other, in the order in which they came. It is
 * no lock: processes know nothing of each other, and what two of them do at once the conditions of the commit decide.
 */
export async function inTurn<T>(client: object, queue: string, work: () => Promise<T>): Promise<T> {
  const waiting = queues.get(client) ?? new Map<string, Promise<unknown>>();
  queues.set(client, waiting);
  const mine = (waiting.get(queue) ?? Promise.resolve()).then(work, work);
  waiting.set(queue, mine);
  try {
    return await mine;
  } finally {
    if (waiting.get(queue) === mine) waiting.delete(queue);
  }
}
