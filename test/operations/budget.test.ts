import { expect, test } from 'vitest';
import { scenarios } from '#test/harness/scenarios';
import { processOn, setStage } from '#test/harness/stage';

/** What had to be assumed and had changed is read in a second round: only here. */
const second = ['BatchGetItem', 'TransactWriteItems', 'BatchGetItem'];
const exceptions: Record<string, string[]> = {
  'submission of the other while the one is live': second,
  'submission after the class was edited': [...second, 'TransactWriteItems'],
  // Refused after the read.
  submission: ['BatchGetItem'],
  'Wang withdraws what may be his': ['BatchGetItem'],
  'Li changes what may be his': ['BatchGetItem'],
};

test.each(scenarios.map((scenario) => [`${scenario.stage.name}: ${scenario.name}`, scenario] as const))(
  'one read and one transaction (%s)',
  async (_, scenario) => {
    const stage = await setStage(scenario.stage);
    const sent: string[] = [];
    const deps = processOn(stage, 'one', (command, call) => {
      sent.push(command);
      return call();
    });
    await scenario.run(deps, stage.cast);
    expect(sent).toEqual(exceptions[scenario.name] ?? ['BatchGetItem', 'TransactWriteItems']);
  },
);
