import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { faults } from '#test/harness/crash';
import { scenarios } from '#test/harness/scenarios';
import { type Around, differences, processOn, type Scenario, type SetStage, setStage } from '#test/harness/stage';

const stages = [...new Set(scenarios.map(({ stage }) => stage))];
const scenariosOn = (stage: Scenario['stage']) => scenarios.filter((scenario) => scenario.stage === stage);
/** Milliseconds with which no call is begun any more. */
const tooLittle = 1_499;

/** What the scenario answers or throws on a process of its own. */
async function came(scenario: Scenario, stage: SetStage, around: Around, remaining = () => Number.POSITIVE_INFINITY) {
  const deps = processOn(stage, 'first', around);
  const timed = { ...deps, store: { ...deps.store, remaining } };
  return scenario.run(timed, stage.cast).then(
    () => 'answered',
    (error: unknown) => (isTemporarilyUnavailable(error) ? 'TEMPORARILY_UNAVAILABLE' : String(error)),
  );
}

let points = 0;
afterAll(() => console.info(`out of reach and out of time: ${points} points of ${scenarios.length} scenarios`));

describe.each(stages.map((stage) => [stage.name, stage] as const))('on %s', (_, each) => {
  let stage: SetStage;
  beforeAll(async () => {
    stage = await setStage(each);
  });

  test('while the table cannot be reached everything is answered as temporarily unavailable, and nothing has changed', async () => {
    for (const scenario of scenariosOn(each)) {
      for (const broken of ['BatchGetItem', 'TransactWriteItems']) {
        let met = 0;
        const outcome = await came(scenario, stage, (command, call) => {
          if (command !== broken) return call();
          met += 1;
          return faults.throttled!(call, () => undefined);
        });
        points += 1;
        // What needs no row to be read first has only its transaction.
        if (met > 0) expect(`${scenario.name}, ${broken}: ${outcome}`).toContain('TEMPORARILY_UNAVAILABLE');
        expect(differences(await stage.table(), stage.before)).toEqual([]);
        await stage.restore();
      }
    }
  });

  test('no call is begun that could not end in time, and what was not begun has changed nothing', async () => {
    for (const scenario of scenariosOn(each)) {
      const whole = await callsOf(scenario, stage);
      for (let enough = 0; enough < whole; enough += 1) {
        let begun = 0;
        const around: Around = (_command, call) => {
          begun += 1;
          return call();
        };
        const left = () => (begun < enough ? Number.POSITIVE_INFINITY : tooLittle);
        const outcome = await came(scenario, stage, around, left);
        points += 1;
        expect(`${scenario.name}, ${enough} of ${whole}: ${outcome}`).toContain('TEMPORARILY_UNAVAILABLE');
        expect(begun).toBe(enough);
        // Of a batch the first items may be done.
        if (scenario.transactions === undefined) expect(differences(await stage.table(), stage.before)).toEqual([]);
        await stage.restore();
      }
    }
  });
});

async function callsOf(scenario: Scenario, stage: SetStage): Promise<number> {
  let calls = 0;
  await came(scenario, stage, (_, call) => {
    calls += 1;
    return call();
  });
  await stage.restore();
  return calls;
}
