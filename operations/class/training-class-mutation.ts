import * as z from 'zod';
import type { ClassContext } from '#domain/class/class-check';
import type { ClassChange } from '#domain/class/class-life';
import { TrainingClass } from '#domain/class/training-class';
import type { Problem, Result } from '#domain/problem';
import { defineMutation, type GrantedCall, type Mutation, type Round, type Subject } from '#operations/mutation';
import type { OperationName } from '#operations/permission';
import { type Refused, refused } from '#operations/refusal';
import type { Write } from '#store/commit';
import type { Ref } from '#store/read';
import { type TrainingClassRow, trainingClassRef } from '#store/training-classes';
import { changedClass, targetOfClass, trainingClassOf } from './book-change.ts';
import { classContext } from './class-context.ts';
import { LineLeft } from './release-line.ts';

/** A class with the number that rises with every change. */
export const ClassView = z.object({ ...TrainingClass.shape, version: z.number() });
export type ClassView = z.infer<typeof ClassView>;

export const ClassAnswer = z.object({ trainingClass: ClassView, ...LineLeft });
export type ClassAnswer = z.infer<typeof ClassAnswer>;

/** `expectedVersion`: refuse if somebody changed the class since. */
export const ClassStepInput = z.object({ classId: z.string(), expectedVersion: z.optional(z.number()) });
export type ClassStepInput = z.infer<typeof ClassStepInput>;

/** One attempt at a change of one class, which exists and is the caller's centre's. */
export interface ClassCall<I> extends GrantedCall<I> {
  trainingClass: TrainingClass;
  context: ClassContext & { now: Date };
}

/** The change of the class itself, and further rows that go with it. */
export interface DecidedChange extends ClassChange {
  ok: true;
  writes?: Write[];
  /** With a class that ends: how many wait in line still. */
  lineLeft?: number;
}

interface ClassMutationDefinition<I> {
  name: OperationName;
  input: z.ZodType<I>;
  /** Rows beside the class whose keys follow from the input. */
  reads?: (input: I) => Ref[];
  alsoReads?: Round<I>;
  patience?: number;
  decide: (call: ClassCall<I>) => Promise<DecidedChange | Refused | 'READ_AGAIN'>;
}

interface ClassSubject extends Subject {
  row: TrainingClassRow;
}

/** A mutation of one class by the centre that holds it: the row, its audit event and what goes with them. */
export function defineClassMutation<I extends ClassStepInput>(
  definition: ClassMutationDefinition<I>,
): Mutation<I, ClassAnswer> {
  return defineMutation<I, ClassAnswer, ClassSubject>({
    name: definition.name,
    input: definition.input,
    answer: ClassAnswer,
    reads: (_, input) => [trainingClassRef(input.classId), ...(definition.reads?.(input) ?? [])],
    ...(definition.alsoReads && { alsoReads: definition.alsoReads }),
    ...(definition.patience !== undefined && { patience: definition.patience }),
    subject: async ({ input, snapshot }) => {
      const row = snapshot.find(trainingClassRef(input.classId));
      return row && { row };
    },
    target: (_, { row }) => targetOfClass({ row, book: undefined }),
    decide: async (call, { row }) => {
      const { expectedVersion } = call.input;
      if (expectedVersion !== undefined && expectedVersion !== row.version) return refused('CONFLICT', versionMoved);
      const subject = { row, book: undefined };
      const context = classContext(call.deps, { organiser: row.organiser, now: call.now });
      const change = await definition.decide({ ...call, trainingClass: trainingClassOf(subject), context });
      if (change === 'READ_AGAIN' || !change.ok) return change;
      const { trainingClass, changed, writes = [], lineLeft } = change;
      const rows = await changedClass(call, subject, { action: definition.name, changed, trainingClass });
      const after = { ...trainingClass, version: row.version + 1 };
      const answer = { trainingClass: after, ...(lineLeft !== undefined && { lineLeft }) };
      return { ok: true, writes: [...rows.writes, ...writes], answer };
    },
  });
}

const versionMoved: Problem = {
  code: 'VERSION_MOVED',
  path: 'expectedVersion',
  message: '这个培训班在您打开之后已经被修改，请刷新后再操作。',
};

/** What the class's state does not allow is a conflict; what was filled in wrongly is not. */
export function decided(result: Result<ClassChange>): DecidedChange | Refused {
  if (result.ok) return { ok: true, ...result.value };
  const state = result.problems.some(({ code }) => stateCodes.has(code));
  return refused(state ? 'CONFLICT' : 'VALIDATION', ...result.problems);
}

const stateCodes = new Set([
  ...['CLASS_STATUS', 'FIXED_BY_STATUS', 'REGISTRATION_HAS_BEGUN', 'REGISTRATION_IS_OVER', 'REGISTRATION_IS_OPEN'],
  ...['TOO_EARLY', 'RESULTS_RECORDED', 'CAPACITY_BELOW_TAKEN', 'TOO_MANY_MOVE_UP'],
]);
