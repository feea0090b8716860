import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { findingsIn, fsck } from '#operations/fsck/fsck';
import { type Stored, WholeTable } from '#operations/fsck/table';
import { accessPatterns } from '#store/access-patterns';
import { wholeLife } from './whole-life.ts';
import { dump, type World } from './world.ts';

let world: World;
let rows: Stored[];

beforeAll(async () => {
  world = await wholeLife();
  rows = (await dump(world.client)).map((item) => unmarshall(item) as Stored);
});

test('a world with a row of every kind is as it says everywhere', async () => {
  expect(await fsck(world.deps)).toEqual([]);
});

/** What an access pattern reads, as `CLASS SEATS`: rows named by their keys, and those that lists lead to. */
function kindsIn(patterns: string): string[] {
  return Array.from(patterns.matchAll(/\b([A-Z]+)(?:#\S+)? ([A-Z]+)\b/g), ([, pk, sk]) => `${pk} ${sk}`);
}

test('every kind of row that is asked for is among them', () => {
  const here = new Set(rows.map(kindOf));
  const asked = new Set(kindsIn(accessPatterns.map(({ key }) => key).join('; ')));
  expect(asked.size).toBeGreaterThan(20);
  expect([...asked].filter((kind) => !here.has(kind))).toEqual([]);
});

/** `APP#… EVENT#…` without what tells one row from another. */
function kindOf({ pk, sk }: { pk: string; sk: string }): string {
  return `${pk.split('#')[0]} ${sk.split('#')[0]?.replace(/^\d{6}$/, 'CELL')}`;
}

// biome-ignore lint/suspicious/noExplicitAny: rows are changed by path
type Value = any;

/** One change of a value at a time, with the path to it: another value, one member less, one attribute less. */
function* changesOf(value: Value, path: string): Generator<[string, Value]> {
  if (value instanceof Uint8Array) {
    yield [path, value.map((byte, at) => (at === value.length - 1 ? byte ^ 1 : byte))];
  } else if (Array.isArray(value)) {
    if (value.length > 0) yield [`${path}.-`, value.slice(0, -1)];
    yield [`${path}.+`, [...value, value[0] ?? 'x']];
    const [first, ...rest] = value;
    if (first !== undefined) for (const [at, other] of changesOf(first, `${path}.0`)) yield [at, [other, ...rest]];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const { [name]: _, ...without } = value;
      yield [`${path}.-${name}`, without];
      for (const [at, other] of changesOf(member, `${path}.${name}`)) yield [at, { ...value, [name]: other }];
    }
  } else if (typeof value === 'number') yield [path, value + 1];
  else if (typeof value === 'boolean') yield [path, !value];
  else yield [path, `${value}x`];
}

function* corruptionsOf({ pk, sk, ...row }: Stored): Generator<[string, Stored]> {
  for (const [path, changed] of changesOf(row, '')) yield [path.replace(/^\./, ''), { pk, sk, ...changed }];
}

/**
 * What a row says and nothing else does, by kind: the beginnings of paths. Whoever alters these in the table tells a lie that no
 * other row contradicts; all the rest follows from something, and each change of it must be found. `ROW`: its being there.
 */
const said: Record<string, readonly string[]> = {
  'AGENCY AGENCY': ['version', 'ROW'],
  'APP APP': [
    ...['documents', 'routing', '-routing', 'reviews', '-reviews', 'submittedAt', '-submittedAt', 'updatedAt'],
    ...['agency', '-agency', 'trainingClass', 'ruleSetId', 'createdAt', 'claim', '-claim', 'correction', '-correction'],
    ...['rejection', 'stage', '-stage', 'results.daysAttended', 'results.-daysAttended'],
    // Nobody claims it any more: it is erased of itself.
    ...['expiresAt', '-expiresAt', 'ROW'],
  ],
  'APP READ': ['at', '-purpose', 'reader', 'operation', 'expiresAt', 'ROW'],
  'BUDGET BUDGET': ['version', 'expiresAt', 'spent', 'ROW'],
  'CARD CARD': [
    ...['occupations', 'handedOut.', 'produced.', 'periods.0.from', 'periods.0.until', 'sanctions.0.at'],
    ...['sanctions.0.by', 'sanctions.0.ground', 'sanctions.0.-ground', 'sanctions.0.from', 'sanctions.0.until'],
    ...['sanctions.0.-until', 'sanctions.0.id', 'sanctions.0.clause', 'sanctions.0.categories.+'],
    // Of a card that was cancelled nothing is made or handed out any more.
    ...['-handedOut', '-produced'],
  ],
  'CLASS BOOK': ['entries.*.attendance'],
  'CLASS CLASS': [...['syllabus', 'training', '-training', 'title', 'month', 'examination', 'registration.opensOn']],
  'CLASS SEATS': ['version'],
  'CONV MSG': ['textHash', 'at', 'version', 'expiresAt'],
  'CONV STATE': ['channel', 'tokenHash', 'expiresAt', 'updatedAt', 'ROW'],
  'DEAD DEAD': ['-record', 'parkedAt', 'version', 'attempts', 'ROW'],
  'EXPORT JOB': [
    ...['request', 'role', 'rowsDone', 'leftOut', 'attempt', 'version', 'failure', '-failure', 'updatedAt'],
  ],
  'IMPORT JOB': [
    ...['aim', 'upload.size', 'attempt', 'checked', 'consent', 'marked', '-marked', 'rowsDone', 'rowsTotal'],
    ...['-rowsTotal', 'updatedAt', 'version', 'written'],
  ],
  // Under whose key its answer is sealed it does not say.
  'IDEM IDEM': ['answer', 'bodyHash', 'operation', 'version', 'expiresAt', 'ROW'],
  'PANEL PANEL': ['assignedBy', 'assignedAt'],
  'PERSON PERSON': ['version'],
  'PLAN PLAN': ['entries'],
  'REQUEST REQUESTS': ['requests.0.decided.', 'requests.0.requested.'],
  // What was counted in a generation that nobody reads; and what the stream may not have delivered yet.
  'SEEN SEEN': ['counted.1', 'counted.-1', 'told.-', 'version'],
  'SERIES SERIES': ['version'],
  'STAT GENERATIONS': ['newest', 'version'],
  'STAT CELL': ['version'],
};

function saidBy(kind: string, path: string): string | undefined {
  const plain = path.replace(/^entries\.[^.]+\./, 'entries.*.');
  return said[kind]?.find((beginning) => plain.startsWith(beginning));
}

/** The richest row of each kind: of applications and cards one in each state. */
function examples(): [string, Stored][] {
  const chosen = new Map<string, Stored>();
  for (const row of rows.filter(({ pk }) => !pk.startsWith('STAT#1#'))) {
    const states = { CARD: String(row.gsi2pk).split('#').at(-1), SEATS: row.queued };
    const state = row.sk === 'CARD' || row.sk === 'SEATS' ? states[row.sk] : row.status;
    const name = `${kindOf(row)} ${String(state ?? '')}`;
    const other = chosen.get(name);
    if (!other || JSON.stringify(row).length > JSON.stringify(other).length) chosen.set(name, row);
  }
  return [...chosen].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function isFound(table: readonly Stored[]): Promise<boolean> {
  return (await findingsIn(new WholeTable(table), world.deps.seal)).length > 0;
}

test('whatever is altered of a counter, a guard, an index key, a chain, a seal or a copy is found, and so is a row that is gone', async () => {
  const missed: string[] = [];
  const unseen = new Set<string>();
  let seeded = 0;
  for (const [name, row] of examples()) {
    const kind = kindOf(row);
    const gone: [string, Stored[]] = ['ROW', rows.filter((each) => each !== row)];
    const altered = Array.from(corruptionsOf(row), ([path, corrupt]): [string, Stored[]] => [
      path,
      rows.map((each) => (each === row ? corrupt : each)),
    ]);
    for (const [path, table] of [...altered, gone]) {
      const beginning = saidBy(kind, path);
      if (beginning !== undefined && unseen.has(`${kind} ${beginning}`)) continue;
      seeded += 1;
      if (await isFound(table)) continue;
      if (beginning === undefined) missed.push(`${name}: ${path}`);
      else unseen.add(`${kind} ${beginning}`);
    }
  }
  console.log(`${seeded} corruptions seeded, ${unseen.size} kinds of content that nothing contradicts`);
  expect(missed).toEqual([]);
  const stale = Object.entries(said).flatMap(([kind, beginnings]) =>
    beginnings.map((beginning) => `${kind} ${beginning}`).filter((each) => !unseen.has(each)),
  );
  expect(stale).toEqual([]);
}, 600_000);
