import * as z from 'zod';
import { fieldProblems } from '#domain/class/class-check';
import { NewClassInput, newFields } from '#domain/class/class-fields';
import type { TrainingClass } from '#domain/class/training-class';
import { defineMutation } from '#operations/mutation';
import { eventActor } from '#operations/person';
import { refused } from '#operations/refusal';
import { chained, emptyChain } from '#store/events';
import { trainingClassRef, trainingClassWrite } from '#store/training-classes';
import { classContext } from './class-context.ts';
import { ClassAnswer } from './training-class-mutation.ts';

/** `organiser`: the centre that holds the class, `510000` the province, else a city's code. */
export const CreateTrainingClassInput = z.object({ organiser: z.string(), ...NewClassInput.shape });
export type CreateTrainingClassInput = z.infer<typeof CreateTrainingClassInput>;

/** A class of one's own centre, as a draft that only the centre sees. */
export const createTrainingClass = defineMutation({
  name: 'createTrainingClass',
  input: CreateTrainingClassInput,
  answer: ClassAnswer,
  reads: () => [],
  subject: async () => ({}),
  target: ({ input }) => ({ centres: [input.organiser] }),
  decide: async ({ deps, actor, grant, input, now }) => {
    const { organiser } = input;
    const { fields, problems } = newFields(input);
    const [first, ...others] = [...problems, ...fieldProblems(fields, classContext(deps, { organiser, now }))];
    if (first) return refused('VALIDATION', first, ...others);
    const id = Buffer.from(deps.randomBytes(12)).toString('base64url');
    const trainingClass: TrainingClass = { ...fields, id, organiser, status: 'DRAFT' };
    const { write, head } = chained(emptyChain, {
      subject: trainingClassRef(id).pk,
      action: 'createTrainingClass',
      at: now.toISOString(),
      actor: eventActor(deps.seal, actor, grant),
      changed: ['status'],
      toStatus: 'DRAFT',
    });
    const answer = { trainingClass: { ...trainingClass, version: 1 } };
    return { ok: true, writes: [trainingClassWrite(trainingClass, head), write], answer };
  },
});
