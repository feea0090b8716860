import { expect, test } from 'vitest';
import { scenarios } from './scenarios.ts';
import { differences, processOn, type SetStage, setStage } from './stage.ts';

const second = 1000;
const later = [1 * second, 11 * 60 * second, 7 * 86_400 * second];
async function answerOf(scenario: (typeof scenarios)[number], stage: SetStage, seed: string): Promise<string> {
  return JSON.stringify(
    await scenario.run(
      processOn(stage, seed, (_, call) => call()),
      stage.cast,
    ),
  );
}

test('the same request answers the same bytes a second, eleven minutes and seven days later, and changes nothing', async () => {
  let repeats = 0;
  let refusals = 0;
  for (const scenario of scenarios) {
    const stage = await setStage(scenario.stage);
    const answer = await answerOf(scenario, stage, 'first');
    const after = await stage.table();
    // A refusal is decided again, on what holds then: only an effect is told again.
    if (differences(stage.before, after).length === 0) {
      refusals += 1;
      continue;
    }
    const began = stage.world.clock.now;
    for (const wait of later) {
      stage.world.clock.now = new Date(began.getTime() + wait);
      const again = await answerOf(scenario, stage, `again ${wait}`);
      expect([scenario.name, wait, again]).toEqual([scenario.name, wait, answer]);
      expect([scenario.name, differences(after, await stage.table())]).toEqual([scenario.name, []]);
      repeats += 1;
    }
  }
  console.info(`replayed: ${repeats} repeats of ${scenarios.length - refusals} effects, ${refusals} refusals`);
});

const oneOfEach = [...new Map(scenarios.map((each) => [each.operation, each])).values()];

test('fifty twins at once have one effect and one answer', async () => {
  for (const scenario of oneOfEach) {
    const stage = await setStage(scenario.stage);
    await answerOf(scenario, stage, 'first');
    const after = await stage.table();
    await stage.restore();
    const twins = await Promise.all(Array.from({ length: 50 }, (_, at) => answerOf(scenario, stage, `twin ${at}`)));
    // Chance differs from twin to twin; whichever came first, all must answer what it did.
    expect([scenario.name, new Set(twins).size]).toEqual([scenario.name, 1]);
    const rows = (items: typeof after) =>
      items.map(({ pk, sk }) => `${pk?.S?.split('#')[0]} ${sk?.S?.split('#')[0]}`).sort();
    expect([scenario.name, rows(await stage.table())]).toEqual([scenario.name, rows(after)]);
  }
  console.info(`twins: 50 each of ${oneOfEach.length} operations`);
});
