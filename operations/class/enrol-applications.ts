import * as z from 'zod';
import { defineBatch } from '#operations/batch';
import { enrolApplication } from './enrol-application.ts';

export const EnrolApplicationsInput = z.object({ classId: z.string(), applicationIds: z.array(z.string()) });
export type EnrolApplicationsInput = z.infer<typeof EnrolApplicationsInput>;

/** Takes up to a hundred into a class, in the order given: first the seats, then the line. */
export const enrolApplications = defineBatch({
  name: 'enrolApplications',
  input: EnrolApplicationsInput,
  path: 'applicationIds',
  ids: ({ applicationIds }) => applicationIds,
  each: enrolApplication,
  asked: ({ classId, applicationIds }: EnrolApplicationsInput, at) => ({
    classId,
    applicationId: applicationIds[at] ?? '',
  }),
});
