import { expect, test } from 'vitest';
import { applicationRef } from '#store/applications';
import { commit, put } from '#store/commit';
import { idempotencyRef } from '#store/idempotency';
import { read } from '#store/read';
import { scenarios } from './scenarios.ts';
import type { Scenario } from './stage.ts';
import { tearReads } from './torn.ts';

test('a request delivered twice answers the same, however its reads are torn by the other delivery', async () => {
  let reads = 0;
  for (const scenario of scenarios) {
    const report = await tearReads(scenario);
    expect(report.findings).toEqual([]);
    reads += report.reads;
  }
  console.info(`torn: ${reads} reads of ${scenarios.length} scenarios, each met half-way by its own twin`);
  expect(reads).toBeGreaterThan(scenarios.length * 2);
});

/** Refuses on what it has read without asking whether all of it was true at one moment. */
const planted: Scenario = {
  ...scenarios.find(({ name }) => name === 'withdrawal of the draft')!,
  operation: 'planted',
  run: async (deps, { applicationId = '' }) => {
    const ref = applicationRef(applicationId);
    const record = idempotencyRef('planted');
    const snapshot = await read(deps.store, [ref, record]);
    if (snapshot.find(record)) return 'withdrawn';
    const { version: _, ...row } = snapshot.find(ref)!;
    if (row.status === 'WITHDRAWN') return 'refused';
    const entry = { operation: 'planted', bodyHash: '', answer: new Uint8Array(1), expiresAt: 9e9 };
    await commit(deps.store, snapshot, [put(ref, { ...row, status: 'WITHDRAWN' }), put(record, entry)]);
    return 'withdrawn';
  },
};

test('a refusal on a torn read is found', async () => {
  const { findings } = await tearReads(planted);
  expect(findings).toHaveLength(2);
  expect(findings.every((finding) => finding.endsWith('the answers differ'))).toBe(true);
});
