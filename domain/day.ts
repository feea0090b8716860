const hour = 3_600_000;

/** The day in Asia/Shanghai (UTC+8 all year), `yyyy-mm-dd`, whatever the machine's own time zone. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * hour).toISOString().slice(0, 10);
}

/** The day so many days later, or earlier, both `yyyy-mm-dd`. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 24 * hour).toISOString().slice(0, 10);
}

/** Whole days from one day to a later one, both `yyyy-mm-dd`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * hour));
}
