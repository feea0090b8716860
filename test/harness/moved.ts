import { type AttributeValue, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { tableName } from '#test/operations/world';
import { processOn, type Scenario, type SetStage, setStage } from './stage.ts';

type Key = Record<string, AttributeValue>;

/** What is looked at in a request: the keys it reads, or those it writes and conditions. */
const Read = z.looseObject({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.custom<Key>()) })),
});
const Names = z.record(z.string(), z.string());
const Action = z.looseObject({
  Key: z.optional(z.custom<Key>()),
  Item: z.optional(z.custom<Key>()),
  UpdateExpression: z.optional(z.string()),
  ConditionExpression: z.optional(z.string()),
  ExpressionAttributeNames: z.optional(Names),
});
const Commit = z.looseObject({ TransactItems: z.array(z.record(z.string(), Action)) });

/** A row that is relied on, and how it is moved: as a whole by its version, or by breaking what alone is demanded of it. */
interface Relied {
  key: Key;
  broken?: Key;
}

export interface MovedReport {
  /** Rows that were read or assumed before a commit, each moved once just before it. */
  reads: number;
  findings: string[];
}

/**
 * Just before the commit each row that the scenario read, or that its commit relies on, is moved in turn. The commit may
 * not go through on it: the scenario reads and decides again, and then it does.
 */
export async function moveWhatWasRead(scenario: Scenario): Promise<MovedReport> {
  const stage = await setStage(scenario.stage);
  const { relied } = await runMoving(scenario, stage, undefined);
  const report: MovedReport = { reads: 0, findings: [] };
  for (const each of relied) {
    await stage.restore();
    const run = await runMoving(scenario, stage, each);
    if (run.hasMoved) report.reads += 1;
    if (run.committedOnMoved) {
      const { key, broken = {} } = each;
      const what = [key.pk?.S, key.sk?.S, ...Object.keys(broken)].join(' ');
      report.findings.push(`${scenario.name}: committed although ${what} had moved`);
    }
  }
  return report;
}

async function runMoving(
  scenario: Scenario,
  stage: SetStage,
  moved: Relied | undefined,
): Promise<{ relied: Relied[]; hasMoved: boolean; committedOnMoved: boolean }> {
  const whole = new Map<string, Relied>();
  const parts = new Map<string, Relied>();
  const checked = new Set<string>();
  const run = { hasMoved: false, committedOnMoved: false };
  let readSince = new Set<string>();
  const deps = processOn(stage, 'first', async (command, call, input) => {
    for (const key of command === 'BatchGetItem' ? keysRead(input) : []) {
      whole.set(nameOf(key), { key });
      readSince.add(nameOf(key));
    }
    if (command !== 'TransactWriteItems') return call();
    const concerned = new Set([...readSince, ...reliedIn(input).map(({ key }) => nameOf(key))]);
    readSince = new Set();
    for (const each of reliedIn(input)) {
      checked.add(nameOf(each.key));
      // A row that is only adjusted may move in every other way.
      if (each.broken) whole.delete(nameOf(each.key));
      (each.broken ? parts : whole).set(nameOf(each.key) + JSON.stringify(each.broken ?? ''), each);
    }
    // Of a batch, only the transaction that relies on it, and that demands what is broken.
    const demanded = JSON.stringify(moved?.broken);
    const isHere = moved?.broken
      ? reliedIn(input).some(
          ({ key, broken }) => nameOf(key) === nameOf(moved.key) && JSON.stringify(broken) === demanded,
        )
      : moved && concerned.has(nameOf(moved.key));
    if (run.hasMoved || !moved || !isHere) return call();
    run.hasMoved = true;
    await bump(stage, moved);
    const answer = await call();
    run.committedOnMoved = true;
    return answer;
  });
  await scenario.run(deps, stage.cast);
  const { looksAt } = scenario;
  const isLookedAt = ({ key }: Relied) => looksAt?.test(nameOf(key).trim()) && !checked.has(nameOf(key));
  return { relied: [...whole.values(), ...parts.values()].filter((each) => !isLookedAt(each)), ...run };
}

function keysRead(input: object): Key[] {
  return Object.values(Read.parse(input).RequestItems).flatMap(({ Keys }) => Keys);
}

function nameOf(key: Key): string {
  return `${key.pk?.S} ${key.sk?.S} `;
}

/** Rows checked, overwritten or adjusted; one that is new to everybody is relied on to be absent, too. */
function reliedIn(input: object): Relied[] {
  return Commit.parse(input).TransactItems.flatMap((item) =>
    Object.values(item).flatMap((action): Relied[] => {
      const at = action.Key ?? action.Item;
      if (!at) return [];
      const key = { pk: at.pk!, sk: at.sk! };
      if (action.UpdateExpression === undefined) return [{ key }];
      const demands = (action.ConditionExpression ?? '').split(' AND ');
      const broken = demands.map((demand) => breaking(demand, action.ExpressionAttributeNames ?? {}));
      return broken.map((each) => ({ key, broken: each }));
    }),
  );
}

/** A value of the demand's first attribute under which it does not hold any more. */
function breaking(demand: string, names: Record<string, string>): Key {
  const name = names[/#a\d+/.exec(demand)?.[0] ?? ''] ?? '';
  // Demanded as it was read: any other change of the row moves it.
  if (name === 'version') return {};
  if (demand.includes('<')) return { [name]: { N: '1000000000' } };
  if (demand.includes('>=')) return { [name]: { N: '-1000000000' } };
  return { [name]: { S: 'moved' } };
}

/** Raises the row's version; where there is none, leaves one that has long expired, so that readers still see nothing. */
async function bump({ world }: SetStage, { key, broken }: Relied): Promise<void> {
  const { Item } = await world.client.send(
    new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  const item = Item
    ? { ...Item, version: { N: String(Number(Item.version?.N) + 1) }, ...broken }
    : { ...key, version: { N: '1' }, ...(broken ?? { expiresAt: { N: '1' } }) };
  await world.client.send(new PutItemCommand({ TableName: tableName, Item: item }));
}
