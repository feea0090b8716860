import { type AttributeValue, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { tableName } from '#test/operations/world';
import { processOn, type Scenario, type SetStage, setStage } from './stage.ts';

type Key = Record<string, AttributeValue>;

/** What is looked at in a request: the keys it reads, or those it writes and conditions. */
const Read = z.looseObject({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.custom<Key>()) })),
});
const Action = z.looseObject({ Key: z.optional(z.custom<Key>()), Item: z.optional(z.custom<Key>()) });
const Commit = z.looseObject({ TransactItems: z.array(z.record(z.string(), Action)) });

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
  const { keys } = await runMoving(scenario, stage, undefined);
  const report: MovedReport = { reads: 0, findings: [] };
  for (const key of keys) {
    await stage.restore();
    const run = await runMoving(scenario, stage, key);
    if (run.hasMoved) report.reads += 1;
    if (run.committedOnMoved) {
      report.findings.push(`${scenario.name}: committed although ${key.pk?.S} ${key.sk?.S} had moved`);
    }
  }
  return report;
}

async function runMoving(
  scenario: Scenario,
  stage: SetStage,
  moved: Key | undefined,
): Promise<{ keys: Key[]; hasMoved: boolean; committedOnMoved: boolean }> {
  const keys = new Map<string, Key>();
  const run = { hasMoved: false, committedOnMoved: false };
  const note = (key: Key | undefined) => {
    if (key) keys.set(`${key.pk?.S} ${key.sk?.S}`, { pk: key.pk!, sk: key.sk! });
  };
  const deps = processOn(stage, 'first', async (command, call, input) => {
    if (command === 'BatchGetItem') for (const key of keysRead(input)) note(key);
    if (command !== 'TransactWriteItems') return call();
    for (const key of keysRelied(input)) note(key);
    if (run.hasMoved || !moved) return call();
    run.hasMoved = true;
    await bump(stage, moved);
    const answer = await call();
    run.committedOnMoved = true;
    return answer;
  });
  await scenario.run(deps, stage.cast);
  return { keys: [...keys.values()], ...run };
}

function keysRead(input: object): Key[] {
  return Object.values(Read.parse(input).RequestItems).flatMap(({ Keys }) => Keys);
}

/** Rows checked or overwritten; one that is new to everybody is relied on to be absent, too. */
function keysRelied(input: object): Key[] {
  return Commit.parse(input).TransactItems.flatMap((item) =>
    Object.values(item).flatMap(({ Key, Item }) => [Key ?? Item].filter((key) => key !== undefined)),
  );
}

/** Raises the row's version; where there is none, leaves one that has long expired, so that readers still see nothing. */
async function bump({ world }: SetStage, key: Key): Promise<void> {
  const { Item } = await world.client.send(
    new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  const item = Item
    ? { ...Item, version: { N: String(Number(Item.version?.N) + 1) } }
    : { ...key, version: { N: '1' }, expiresAt: { N: '1' } };
  await world.client.send(new PutItemCommand({ TableName: tableName, Item: item }));
}
