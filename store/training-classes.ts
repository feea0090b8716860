import * as z from 'zod';
import { isPublished, TrainingClass } from '#domain/class/training-class';
import { put, type Write } from './commit.ts';
import { ChainHead, emptyChain } from './events.ts';
import type { Ref } from './read.ts';
import { key, listKey } from './table.ts';

export const TrainingClassRow = z.object({ version: z.number(), ...TrainingClass.shape, chain: ChainHead });
export type TrainingClassRow = z.infer<typeof TrainingClassRow>;

export function trainingClassRef(id: string): Ref<TrainingClassRow> {
  return { ...key.trainingClass(id), schema: TrainingClassRow };
}

const ChosenClass = z.object({ version: z.number(), ...TrainingClass.shape });

/** The same row as an application keeps it: without the head of its history. */
export function chosenClassRef(id: string): Ref<z.infer<typeof ChosenClass>> {
  return { ...key.trainingClass(id), schema: ChosenClass };
}

/** Only a published class stands in the public list; its centre finds all of its own. */
export function trainingClassWrite(trainingClass: TrainingClass, chain: ChainHead = emptyChain): Write {
  const { id, category, registration, organiser, year } = trainingClass;
  const byClosingDay = `${registration.closesOn}#${id}`;
  const listed = { gsi1pk: listKey.publishedClasses(category), gsi1sk: byClosingDay };
  return put(trainingClassRef(id), {
    ...trainingClass,
    chain,
    ...(isPublished(trainingClass) && listed),
    ...{ gsi2pk: listKey.classesOf(organiser, year), gsi2sk: byClosingDay },
  });
}
