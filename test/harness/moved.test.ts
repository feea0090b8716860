import { expect, test } from 'vitest';
import { agencyRef } from '#store/agencies';
import { applicationRef } from '#store/applications';
import { commit, put } from '#store/commit';
import { read } from '#store/read';
import { moveWhatWasRead } from './moved.ts';
import { scenarios } from './scenarios.ts';
import type { Scenario } from './stage.ts';

test('nothing commits on a row that moved after it was read', async () => {
  let reads = 0;
  for (const scenario of scenarios) {
    const report = await moveWhatWasRead(scenario);
    expect(report.findings).toEqual([]);
    reads += report.reads;
  }
  console.info(`moved: ${reads} rows of ${scenarios.length} scenarios, each moved just before the commit`);
  expect(reads).toBeGreaterThan(scenarios.length * 2);
});

/** Looks at the agency and does not say so when it commits: a write skew. */
const planted: Scenario = {
  ...scenarios.find(({ name }) => name === 'withdrawal of the draft')!,
  operation: 'planted',
  run: async (deps, { applicationId = '' }) => {
    const ref = applicationRef(applicationId);
    await read(deps.store, [agencyRef('agency-1')]);
    const { version: _, ...row } = (await read(deps.store, [ref])).find(ref)!;
    return commit(deps.store, await read(deps.store, [ref]), [put(ref, row)]);
  },
};

test('a decision on a row that its commit does not insist on is found', async () => {
  const { findings } = await moveWhatWasRead(planted);
  expect(findings).toEqual(['withdrawal of the draft: committed although AGENCY#agency-1 AGENCY had moved']);
});
