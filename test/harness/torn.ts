import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Deps } from '#operations/deps';
import { tableName } from '#test/operations/world';
import { differences, processOn, type Scenario, type SetStage, setStage } from './stage.ts';

type Key = Record<string, AttributeValue>;

const Asked = z.looseObject({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.custom<Key>()) })),
});
const Answered = z.looseObject({ Responses: z.optional(z.record(z.string(), z.array(z.custom<Key>()))) });

export interface TornReport {
  /** Reads of several rows that met the twin's transaction half-way, each in another way. */
  reads: number;
  findings: string[];
}

/**
 * One round of reads is no moment: DynamoDB may show one row before another's transaction and the next one after it. The
 * same request is delivered twice; between the rows that the second delivery reads the first one is done from beginning
 * to end. Both must answer the same bytes and leave what one of them leaves.
 */
export async function tearReads(scenario: Scenario): Promise<TornReport> {
  const stage = await setStage(scenario.stage);
  const report: TornReport = { reads: 0, findings: [] };
  for (let row = 0, rows = 1; row < rows; row += 1) {
    for (const early of [true, false]) {
      await stage.restore();
      const torn = await deliverTwice(scenario, stage, (at) => (at === row) === early);
      rows = torn.rows;
      if (rows < 2) continue;
      report.reads += 1;
      const how = `row ${row} read ${early ? 'before' : 'after'} and the others ${early ? 'after' : 'before'}`;
      if (torn.first !== torn.second) report.findings.push(`${scenario.name}: ${how}: the answers differ`);
      report.findings.push(...torn.moved.map((at) => `${scenario.name}: ${how}: ${at} was written twice`));
    }
  }
  return report;
}

async function deliverTwice(
  scenario: Scenario,
  stage: SetStage,
  isEarly: (row: number) => boolean,
): Promise<{ rows: number; first: string; second: string; moved: string[] }> {
  const calm = () => processOn(stage, 'first', (_, call) => call());
  let rows = 0;
  let first = '';
  let after = stage.before;
  const torn = tearing(calm(), isEarly, async (asked) => {
    rows = asked;
    first = JSON.stringify(await scenario.run(calm(), stage.cast));
    after = await stage.table();
  });
  const second = JSON.stringify(await scenario.run(torn, stage.cast));
  return { rows, first, second, moved: differences(await stage.table(), after) };
}

/** The first read is answered in two halves, with something else in between. */
function tearing(deps: Deps, isEarly: (row: number) => boolean, between: (rows: number) => Promise<void>): Deps {
  let isWhole = true;
  deps.store.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'BatchGetItemCommand' || !isWhole) return next(args);
      isWhole = false;
      const asked = Asked.parse(args.input).RequestItems[tableName]!;
      const half = async (early: boolean) => {
        const Keys = asked.Keys.filter((_, at) => isEarly(at) === early);
        const input = { RequestItems: { [tableName]: { ...asked, Keys } } };
        return Keys.length === 0 ? undefined : next({ ...args, input } as typeof args);
      };
      const before = await half(true);
      await between(asked.Keys.length);
      const after = await half(false);
      const items = [before, after].flatMap(
        (result) => (result && Answered.parse(result.output).Responses?.[tableName]) ?? [],
      );
      const whole = (after ?? before)!;
      return { ...whole, output: { ...whole.output, Responses: { [tableName]: items } } };
    },
    { step: 'initialize', name: 'torn' },
  );
  return deps;
}
