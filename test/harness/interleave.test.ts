import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { applicationRef } from '#store/applications';
import { read } from '#store/read';
import { tableName } from '#test/operations/world';
import { interleave } from './interleave.ts';
import { scenarios } from './scenarios.ts';
import { type Scenario, type Stage, setStage } from './stage.ts';

/** A batch is no one moment, each of its items is: those are tried as operations of their own. */
const moments = scenarios.filter(({ transactions }) => transactions === undefined);
const stages = [...new Set(moments.map(({ stage }) => stage))];

/** Every unordered pair on the same stage, each with itself too: the same key twice at once. */
function pairsOn(stage: Stage): [Scenario, Scenario][] {
  const cast = moments.filter((scenario) => scenario.stage === stage);
  return cast.flatMap((first, at) => cast.slice(at).map((second): [Scenario, Scenario] => [first, second]));
}

test.each(stages.map((stage) => [stage.name, stage] as const))(
  'every order in which the calls of two operations can come equals one after the other (%s)',
  async (name, stage) => {
    const set = await setStage(stage);
    const pairs = pairsOn(stage);
    let interleavings = 0;
    for (const [first, second] of pairs) {
      const report = await interleave(first, second, set);
      expect(report.findings).toEqual([]);
      interleavings += report.interleavings;
    }
    console.info(`interleaved: ${interleavings} interleavings of ${pairs.length} pairs on ${name}`);
    expect(interleavings).toBeGreaterThan(pairs.length * 2);
  },
);

/** Reads, then writes whatever anybody else did in between. */
function planted(route: string): Scenario {
  return {
    ...scenarios.find(({ name }) => name === 'withdrawal of the draft')!,
    operation: 'planted',
    name: `blind ${route}`,
    run: async (deps, { applicationId = '' }) => {
      const ref = applicationRef(applicationId);
      const row = (await read(deps.store, [ref])).find(ref)!;
      const item = { ...row, pk: ref.pk, sk: ref.sk, version: row.version + 1, route };
      const Item = marshall(item, { removeUndefinedValues: true });
      await deps.store.client.send(new PutItemCommand({ TableName: tableName, Item }));
      return 'done';
    },
  };
}

test('a lost update is found', async () => {
  const { findings, interleavings } = await interleave(
    planted('CITY'),
    planted('PROVINCE'),
    await setStage(planted('CITY').stage),
  );
  expect(interleavings).toBe(6);
  expect(findings).toHaveLength(4);
});
