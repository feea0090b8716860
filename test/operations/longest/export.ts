import { requestExport } from '#operations/export/request-export';
import { retryExport } from '#operations/export/retry-export';
import { failedExport } from '#test/operations/export/export-world';
import { readyApplication } from '#test/operations/journey';
import { applicant } from '#test/operations/world';
import { endless, type LongestCase, longestKey, over } from './case.ts';

const li = applicant('li');

/** What is had on paper, asked for and asked for again. */
export const exportCases: readonly LongestCase[] = [
  {
    operation: 'requestExport',
    name: 'the form of an application',
    prepare: async (world) => {
      const applicationId = await readyApplication(world, li);
      const attempt = (id: string) => () => {
        const request = { kind: 'FORM' as const, applicationId: id, format: 'PDF' as const };
        return requestExport(world.deps, li, { request }, longestKey());
      };
      return { longest: attempt(applicationId), over: { application: over('NOT_FOUND', '', attempt(endless)) } };
    },
  },
  {
    operation: 'retryExport',
    name: 'what failed',
    prepare: async (world) => {
      const applicationId = await readyApplication(world, li);
      const exportId = await failedExport(world, li, { kind: 'FORM', applicationId, format: 'PDF' });
      const attempt = (id: string) => () => retryExport(world.deps, li, { exportId: id }, longestKey());
      return { longest: attempt(exportId), over: { export: over('NOT_FOUND', '', attempt(endless)) } };
    },
  },
];
