import { expect, test } from 'vitest';
import { mutations } from '#operations/registry';
import { applicationRef } from '#store/applications';
import { commit, put } from '#store/commit';
import { idempotencyRef } from '#store/idempotency';
import { read } from '#store/read';
import { crashAtEveryCall, faults } from './crash.ts';
import { scenarios } from './scenarios.ts';
import { type Scenario, type SetStage, type Stage, setStage } from './stage.ts';

const stages = new Map<Stage, Promise<SetStage>>();

/** Set once for all scenarios that play on it. */
async function onStage(stage: Stage): Promise<SetStage> {
  if (!stages.has(stage)) stages.set(stage, setStage(stage));
  const set = await stages.get(stage)!;
  await set.restore();
  return set;
}

test('every registered mutation has a scenario', () => {
  expect(new Set(scenarios.map(({ operation }) => operation))).toEqual(new Set(Object.keys(mutations)));
});

test.each(scenarios.map((scenario) => [`${scenario.stage.name}: ${scenario.name}`, scenario] as const))(
  'stopped at any call it leaves the state before or after (%s)',
  async (name, scenario) => {
    const { points, findings } = await crashAtEveryCall(scenario, await onStage(scenario.stage));
    console.info(`crash: ${points} points, ${name}`);
    expect(findings).toEqual([]);
    expect(points).toBeGreaterThanOrEqual(Object.keys(faults).length);
  },
);

/** Writes the record of the answer in a transaction of its own. */
const planted: Scenario = {
  ...scenarios.find(({ name }) => name === 'withdrawal of the draft')!,
  operation: 'planted',
  run: async (deps, { applicationId = '' }) => {
    const ref = applicationRef(applicationId);
    const record = idempotencyRef('planted');
    const snapshot = await read(deps.store, [ref, record]);
    if (snapshot.find(record)) return { ok: true };
    const { version: _, ...row } = snapshot.find(ref)!;
    await commit(deps.store, await read(deps.store, [ref]), [put(ref, { ...row, status: 'WITHDRAWN' })]);
    const entry = { operation: 'planted', bodyHash: '', answer: new Uint8Array(1), expiresAt: 9e9 };
    await commit(deps.store, await read(deps.store, [record]), [put(record, entry)]);
    return { ok: true };
  },
};

/** Two withdrawals as a batch that remembers only at its end what it has done. */
const plantedBatch: Scenario = {
  ...scenarios.find(({ name }) => name === 'submission of the one')!,
  operation: 'planted',
  name: 'planted batch',
  transactions: 2,
  run: async (deps, { one = '', other = '' }) => {
    const record = idempotencyRef('planted');
    if ((await read(deps.store, [record])).find(record)) return 'withdrawn';
    for (const ref of [one, other].map(applicationRef)) {
      const snapshot = await read(deps.store, [ref]);
      const { version: _, ...row } = snapshot.find(ref)!;
      await commit(deps.store, snapshot, [put(ref, { ...row, status: 'WITHDRAWN' })]);
    }
    const entry = { operation: 'planted', bodyHash: '', answer: new Uint8Array(1), expiresAt: 9e9 };
    await commit(deps.store, await read(deps.store, [record]), [put(record, entry)]);
    return 'withdrawn';
  },
};

test('a batch that begins again at its first item is found', async () => {
  const { findings } = await crashAtEveryCall(plantedBatch, await onStage(plantedBatch.stage));
  expect(findings).toContain('planted batch: 3 transactions for 2 items');
  expect(findings.some((finding) => finding.includes('after the retry these rows differ'))).toBe(true);
  expect(findings.some((finding) => finding.includes('a state between'))).toBe(false);
});

test('a mutation in two transactions is found', async () => {
  const { findings } = await crashAtEveryCall(planted, await onStage(planted.stage));
  expect(findings.some((finding) => finding.includes('a state between'))).toBe(true);
  expect(findings.some((finding) => finding.includes('after the retry these rows differ'))).toBe(true);
});
