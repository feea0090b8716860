/** Longer than the function may run: whoever takes work up again then knows that the one before has ended. */
const minutes = 16;
/** Whoever was begun so often and never came to an end will not come to one by itself. */
export const mostAttempts = 3;

/** Until when nobody else may take up what is begun now. */
export function leaseFrom(now: Date): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

export function isLeased({ leaseUntil }: { leaseUntil?: string | undefined }, now: Date): boolean {
  return Date.parse(leaseUntil ?? '') > now.getTime();
}
