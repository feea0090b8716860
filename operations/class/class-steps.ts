import * as z from 'zod';
import { cancelled, published, registrationClosed, started } from '#domain/class/class-life';
import { classBookRef } from '#store/class-book';
import { seatsRef } from '#store/seats';
import { lineRefs, lineReleased, withWholeLine } from './release-line.ts';
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

/** Milliseconds: while hundreds enrol, the places move all the time. */
const patience = 15_000;

/**
 * The class and whoever waits for it, in one transaction; those who are seated are released in as many as it takes
 * (release-training-class.ts).
 */
const cancelledClass = defineClassMutation({
  name: 'cancelTrainingClass',
  input: CancelTrainingClassInput,
  reads: ({ classId }) => [classBookRef(classId), seatsRef(classId)],
  alsoReads: ({ input, snapshot }) => lineRefs(snapshot.find(seatsRef(input.classId))),
  patience,
  decide: async (call) => {
    const { trainingClass, input, now, snapshot } = call;
    const entries = Object.values(snapshot.find(classBookRef(input.classId))?.entries ?? {});
    const hasResults = entries.some(({ first, outcome }) => first !== undefined || outcome !== undefined);
    const change = decided(cancelled(trainingClass, { reason: input.reason, now, hasResults }));
    if (!change.ok) return change;
    const line = await lineReleased(call, input.classId, snapshot.find(seatsRef(input.classId)));
    return line === 'READ_AGAIN' ? line : { ...change, ...line };
  },
});

export const cancelTrainingClass = withWholeLine(cancelledClass);
