import type { ObjectRef } from '@pothos/core';
import type { ReleaseAnswer } from '#operations/class/release-training-class';
import type { ClassAnswer, ClassStepInput } from '#operations/class/training-class-mutation';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { CreateInput, classVersionDescription, furtherFields, UpdateInput } from './class-input.ts';
import { TrainingClassType } from './training-class.ts';

function success(mutation: string, description: string) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Success`;
  return builder.objectRef<ClassAnswer>(name).implement({
    description,
    fields: (t) => ({
      trainingClass: t.field({
        type: TrainingClassType,
        description: 'The class as it is now.',
        resolve: ({ trainingClass }) => trainingClass,
      }),
    }),
  });
}

const CreateSuccess = success('createTrainingClass', 'It was made, as a draft.');
const UpdateSuccess = success('updateTrainingClass', 'It was changed.');

builder.mutationFields((t) => ({
  createTrainingClass: t.field({
    type: resultOf('createTrainingClass', CreateSuccess),
    description: "Make a class of one's own centre (新建培训班), as a draft that only the centre sees (一(二)2).",
    complexity: mutationCost,
    args: { input: t.arg({ type: CreateInput, required: true, description: 'What it shall be.' }) },
    resolve: (_, { input: { idempotencyKey, ...named } }, { deps, actor }) =>
      answered(
        import('#operations/class/create-training-class').then(({ createTrainingClass }) =>
          createTrainingClass(deps, actor, { ...named, ...furtherFields(named) }, idempotencyKey),
        ),
      ),
  }),
  updateTrainingClass: t.field({
    type: resultOf('updateTrainingClass', UpdateSuccess),
    description:
      'Change what the status of a class still allows (修改培训班). With more places, whoever waits moves up at once.',
    // Whoever moves up is read in a second round.
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }) },
    resolve: (_, { input: { idempotencyKey, classId, expectedVersion, ...named } }, { deps, actor }) => {
      const step = stepOf({ classId, expectedVersion });
      return answered(
        import('#operations/class/update-training-class').then(({ updateTrainingClass }) =>
          updateTrainingClass(deps, actor, { ...named, ...furtherFields(named), ...step }, idempotencyKey),
        ),
      );
    },
  }),
}));

interface Step {
  classId: string;
  expectedVersion?: number | null | undefined;
}

function stepOf({ classId, expectedVersion }: Step): ClassStepInput {
  return {
    classId: idWithin('TrainingClass', classId) ?? '',
    ...(expectedVersion == null ? {} : { expectedVersion }),
  };
}

function stepInput(mutation: string) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return builder.inputType(name, {
    description: `Input of \`${mutation}\`.`,
    fields: (t) => ({
      classId: t.id({ required: true, description: 'Global id of the class.' }),
      expectedVersion: t.int({ description: classVersionDescription }),
      idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
    }),
  });
}

type ClassStep = 'publishTrainingClass' | 'closeRegistration' | 'startTrainingClass';

/** A step in the life of a class that needs no more than the class. */
function step(operation: ClassStep, description: string, done: string): void {
  const type = resultOf(operation, success(operation, done));
  const input = stepInput(operation);
  builder.mutationField(operation, (t) =>
    t.field({
      type,
      description,
      complexity: mutationCost,
      args: { input: t.arg({ type: input, required: true, description: 'Which class.' }) },
      resolve: (_, { input: { idempotencyKey, ...of } }, { deps, actor }) =>
        answered(
          import('#operations/class/class-steps').then((steps) =>
            steps[operation](deps, actor, stepOf(of), idempotencyKey),
          ),
        ),
    }),
  );
}

step(
  'publishTrainingClass',
  'Publish a draft (发布培训班): from then on everybody sees it and can register within its window (一(四)).',
  'It was published.',
);
step('closeRegistration', 'End registration before its last day (截止报名).', 'Nobody else can register.');
step(
  'startTrainingClass',
  'Begin training (开班): once registration is over and the first day has come; nobody joins any more.',
  'It has begun.',
);

const CancelInput = builder.inputType('CancelTrainingClassInput', {
  description: 'Input of `cancelTrainingClass`.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    reason: t.string({ required: true, description: 'Why (取消原因), for everybody to read, at most 500 characters.' }),
    expectedVersion: t.int({ description: classVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});
const CancelSuccess = success('cancelTrainingClass', 'It was cancelled; its people are still to be released.');

const ReleaseInput = builder.inputType('ReleaseTrainingClassInput', {
  description: 'Input of `releaseTrainingClass`.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const ReleaseSuccess: ObjectRef<(typeof builder)['$inferSchemaTypes'], ReleaseAnswer> = builder
  .objectRef<ReleaseAnswer>('ReleaseTrainingClassSuccess')
  .implement({
    description: 'Some were released.',
    fields: (t) => ({
      released: t.exposeInt('released', { description: 'How many, now (本次清退人数).' }),
      left: t.exposeInt('left', {
        description: 'How many are left; call again with another key until it is 0 (剩余人数).',
      }),
      trainingClass: t.field({
        type: TrainingClassType,
        nullable: true,
        description: 'The class.',
        complexity: 1,
        resolve: ({ classId }, _, { load }) => load.trainingClass.load(classId),
      }),
    }),
  });

builder.mutationFields((t) => ({
  cancelTrainingClass: t.field({
    type: resultOf('cancelTrainingClass', CancelSuccess),
    description:
      'Cancel a class (取消培训班) that has no results yet. Its people stay qualified and are released by `releaseTrainingClass`.',
    complexity: mutationCost,
    args: { input: t.arg({ type: CancelInput, required: true, description: 'Which class, and why.' }) },
    resolve: (_, { input: { idempotencyKey, reason, ...of } }, { deps, actor }) =>
      answered(
        import('#operations/class/class-steps').then(({ cancelTrainingClass }) =>
          cancelTrainingClass(deps, actor, { ...stepOf(of), reason }, idempotencyKey),
        ),
      ),
  }),
  releaseTrainingClass: t.field({
    type: resultOf('releaseTrainingClass', ReleaseSuccess),
    description:
      'Release up to 30 people of a cancelled class, or of the waiting list of one that has begun (清退): qualified as before, free for another class.',
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: ReleaseInput, required: true, description: 'Which class.' }) },
    resolve: (_, { input: { idempotencyKey, classId } }, { deps, actor }) =>
      answered(
        import('#operations/class/release-training-class').then(({ releaseTrainingClass }) =>
          releaseTrainingClass(deps, actor, { classId: stepOf({ classId }).classId }, idempotencyKey),
        ),
      ),
  }),
}));
