/**
 * What AWS asks for what this system uses, in US dollars: list prices of ap-southeast-1 as of early 2026, without free tiers and taxes.
 * Regions differ by some ten percent, and the China regions bill in yuan by lists of their own. Used for the alarm on what a day costs
 * and for the estimate of `npm run cost`; put your own here.
 */
export const prices = {
  /** Of HTTP APIs, a million. */
  apiRequests: 1.25,
  lambdaRequests: 0.2,
  /** A second of one gigabyte. */
  lambdaSeconds: { arm64: 0.000_013_333_4, x86_64: 0.000_016_666_7 },
  /** A million request units of the table, on demand. A write in a transaction is two. */
  writeUnits: 0.712_5,
  readUnits: 0.142_5,
  /** A gigabyte in a month: of the table, of its recovery to a point in time, of the bucket. */
  tableStorage: 0.285,
  recoveryStorage: 0.228,
  objectStorage: 0.025,
  /** A thousand requests of the bucket. */
  objectWrites: 0.005,
  objectReads: 0.000_4,
  /** A million. */
  queueRequests: 0.4,
  keyRequests: 3,
  streamReads: 0.228,
  secretRequests: 5,
  /** A gigabyte that is written to the log, and one kept for a month. */
  logWritten: 0.7,
  logKept: 0.03,
  /** Each in a month. */
  key: 1,
  secret: 0.4,
  alarm: 0.1,
  metric: 0.3,
  dashboard: 3,
  /** A gigabyte that leaves for the internet. */
  transfer: 0.12,
} as const;
