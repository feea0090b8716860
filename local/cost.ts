import { prices } from '#cdk/prices';

/**
 * What one application asks for from the first word to the card in the hand, with its share of those who leave the chat half-way: counted
 * in the demo as the gate of each role saw it (`test/cdk/deployed.test.ts`), and rounded up. Sizes are of rows as they are stored.
 */
export const perApplication = {
  /** Requests of the chat (22 messages, and some who leave), of pages and offices, of files of pages. */
  chat: 30,
  graphql: 80,
  pages: 120,
  /** Events of its trail, exports, and checks of its card by others in a year. */
  events: 40,
  exports: 7,
  checks: 20,
  /** Request units: a transaction takes two for each kilobyte of each row, and one for each place in an index that changes. */
  writeUnits: 1_400,
  readUnits: 900,
  /** Gigabytes: rows that stay (answers to repeated requests go after days), scans, lines of logs, what leaves for the internet. */
  rows: 0.000_08,
  scans: 0.006,
  logs: 0.000_15,
  leaving: 0.008,
} as const;

/** Milliseconds, warm and cold ones together, and gigabytes of memory as cdk/application-stack.ts gives them. */
const functions = {
  intake: { milliseconds: 60, memory: 0.5 },
  graphql: { milliseconds: 120, memory: 1 },
  pages: { milliseconds: 20, memory: 0.25 },
  events: { milliseconds: 40, memory: 0.5 },
  export: { milliseconds: 1_500, memory: 1.5 },
} as const;

/** There whether anybody asks or not: keys, secrets, alarms, metrics of log lines, the dashboard. */
const standing = { keys: 1, secrets: 2, alarms: 34, metrics: 10, dashboards: 1 } as const;

/** A place in the list: what, and how much of it in US dollars a month. */
export type Line = readonly [string, number];

/** A month of a year with so many applications, all of them kept. */
export function monthlyCost(applicationsPerYear: number): Line[] {
  const each = applicationsPerYear / 12;
  const { chat, graphql, pages, events, exports, checks } = perApplication;
  const calls = { intake: chat, graphql: graphql + checks, pages, events, export: exports };
  const requests = Object.values(calls).reduce((sum, count) => sum + count, 0);
  const seconds = (['intake', 'graphql', 'pages', 'events', 'export'] as const).reduce((sum, name) => {
    const { milliseconds, memory } = functions[name];
    return sum + (calls[name] * milliseconds * memory) / 1000;
  }, 0);
  const million = each / 1e6;
  return [
    ['API Gateway', million * (chat + graphql + checks + pages) * prices.apiRequests],
    ['Lambda', million * requests * prices.lambdaRequests + each * seconds * prices.lambdaSeconds.x86_64],
    [
      'DynamoDB, requests',
      million * (perApplication.writeUnits * prices.writeUnits + perApplication.readUnits * prices.readUnits),
    ],
    [
      'DynamoDB, storage and recovery',
      applicationsPerYear * perApplication.rows * (prices.tableStorage + prices.recoveryStorage),
    ],
    [
      'S3',
      applicationsPerYear * perApplication.scans * prices.objectStorage +
        (each * (12 * prices.objectWrites + 30 * prices.objectReads)) / 1000,
    ],
    [
      'SQS, KMS, streams',
      million * (4 * exports * prices.queueRequests + 60 * prices.keyRequests + events * prices.streamReads),
    ],
    ['CloudWatch, logs', each * perApplication.logs * (prices.logWritten + 12 * prices.logKept)],
    ['what leaves for the internet', each * perApplication.leaving * prices.transfer],
    [
      'standing: keys, secrets, alarms, metrics, dashboard',
      standing.keys * prices.key +
        standing.secrets * prices.secret +
        standing.alarms * prices.alarm +
        standing.metrics * prices.metric +
        standing.dashboards * prices.dashboard,
    ],
  ];
}

export const volumes = [10_000, 100_000, 1_000_000] as const;

/** As it stands in docs/operations.md. */
export function costTable(): string {
  const months = volumes.map(monthlyCost);
  const dollars = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  const rows = (months[0] ?? []).map(([name], at) => [name, ...months.map((lines) => dollars(lines[at]?.[1] ?? 0))]);
  const sums = months.map((lines) => dollars(lines.reduce((sum, [, value]) => sum + value, 0)));
  const head = ['US dollars a month', ...volumes.map((count) => `${count.toLocaleString('en')} a year`)];
  const lines = [head, ['---', '---:', '---:', '---:'], ...rows, ['**in all**', ...sums.map((sum) => `**${sum}**`)]];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) console.log(costTable());
