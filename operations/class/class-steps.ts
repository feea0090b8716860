import * as z from 'zod';
import { cancelled, published, registrationClosed, started } from '#domain/class/class-life';
import { classBookRef } from '#store/class-book';
import { ClassStepInput, decided, defineClassMutation } from './training-class-mutation.ts';

/** 一(四): from then on everybody sees it, and whoever fits may register within its window. */
export const publishTrainingClass = defineClassMutation({
  name: 'publishTrainingClass',
  input: ClassStepInput,
  decide: async ({ trainingClass, context }) => decided(published(trainingClass, context)),
});

/** Nobody else can register, though the last day has not come. */
export const closeRegistration = defineClassMutation({
  name: 'closeRegistration',
  input: ClassStepInput,
  decide: async ({ trainingClass }) => decided(registrationClosed(trainingClass)),
});

/** Training begins: nobody joins any more, and attendance and results can be recorded. */
export const startTrainingClass = defineClassMutation({
  name: 'startTrainingClass',
  input: ClassStepInput,
  decide: async ({ trainingClass, now }) => decided(started(trainingClass, now)),
});

export const CancelTrainingClassInput = z.object({ ...ClassStepInput.shape, reason: z.string() });
export type CancelTrainingClassInput = z.infer<typeof CancelTrainingClassInput>;

/** The class alone, in one transaction; its people are released in as many as it takes (release-training-class.ts). */
export const cancelTrainingClass = defineClassMutation({
  name: 'cancelTrainingClass',
  input: CancelTrainingClassInput,
  reads: ({ classId }) => [classBookRef(classId)],
  decide: async ({ trainingClass, input, now, snapshot }) => {
    const entries = Object.values(snapshot.find(classBookRef(input.classId))?.entries ?? {});
    const hasResults = entries.some(({ first, outcome }) => first !== undefined || outcome !== undefined);
    return decided(cancelled(trainingClass, { reason: input.reason, now, hasResults }));
  },
});
