import * as z from 'zod';
import { TrainingClass } from '#domain/training-class';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key, listKey } from './table.ts';

export const TrainingClassRow = z.object({ version: z.number(), ...TrainingClass.shape });
export type TrainingClassRow = z.infer<typeof TrainingClassRow>;

export function trainingClassRef(id: string): Ref<TrainingClassRow> {
  return { ...key.trainingClass(id), schema: TrainingClassRow };
}

/** Only a published class stands in the list. */
export function trainingClassWrite(trainingClass: TrainingClass): Write {
  const { id, category, registration, published } = trainingClass;
  const listed = { gsi1pk: listKey.publishedClasses(category), gsi1sk: `${registration.closesOn}#${id}` };
  return put(trainingClassRef(id), { ...trainingClass, ...(published && listed) });
}
