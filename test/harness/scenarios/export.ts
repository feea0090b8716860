import { withdrawApplication } from '#operations/application/withdraw-application';
import { requestExport } from '#operations/export/request-export';
import { retryExport } from '#operations/export/retry-export';
import type { Scenario, Stage } from '#test/harness/stage';
import { failedExport } from '#test/operations/export/export-world';
import { readyApplication } from '#test/operations/journey';
import { applicant } from '#test/operations/world';

const li = applicant('li');

const whole: Stage = {
  name: 'a whole application, an export of it that failed',
  prepare: async (world) => {
    const applicationId = await readyApplication(world, li);
    const exportId = await failedExport(world, li, { kind: 'FORM', applicationId, format: 'PDF' });
    return { applicationId, exportId };
  },
};

const asked = (name: string, key: string): Scenario => ({
  operation: 'requestExport',
  name,
  stage: whole,
  run: (deps, { applicationId = '' }) =>
    requestExport(deps, li, { request: { kind: 'FORM', applicationId, format: 'DOCX' } }, key),
});

/** What is had on paper, asked for and asked for again. */
export const exportScenarios: readonly Scenario[] = [
  asked('an export of the form', 'export-key-1'),
  asked('another export of the form', 'export-key-2'),
  {
    operation: 'retryExport',
    name: 'the failed export once more',
    stage: whole,
    run: (deps, { exportId = '' }) => retryExport(deps, li, { exportId }, 'retry-key'),
  },
  {
    operation: 'withdrawApplication',
    name: 'withdrawal of what is exported',
    stage: whole,
    run: (deps, { applicationId = '' }) => withdrawApplication(deps, li, { applicationId }, 'withdraw-key'),
  },
];
