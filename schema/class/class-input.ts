import type { ClassInput } from '#domain/class/class-fields';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { idempotencyKeyDescription } from '#schema/mutation';
import { CategoryEnum } from '#schema/vocabulary';
import { ClassModeEnum, ExaminationPartEnum } from './class-vocabulary.ts';

export const classVersionDescription =
  'Refuse with ConflictError if the class is no longer at this version (防止覆盖他人修改).';

const dayDescription = 'as typed: `2026-11-23`, `2026年11月23日`';

const RegistrationInput = builder.inputType('RegistrationInput', {
  description: 'When one can register (报名时间), both days included.',
  fields: (t) => ({
    opensOn: t.string({ required: true, description: `First day, ${dayDescription}.` }),
    closesOn: t.string({ required: true, description: `Last day, ${dayDescription}.` }),
  }),
});

const TrainingDaysInput = builder.inputType('TrainingDaysInput', {
  description: 'When training takes place (培训时间), both days included.',
  fields: (t) => ({
    startsOn: t.string({ required: true, description: `First day, ${dayDescription}.` }),
    endsOn: t.string({ required: true, description: `Last day, ${dayDescription}.` }),
  }),
});

const CityPlacesInput = builder.inputType('CityPlacesInput', {
  description: "Places for one city's people (分配名额).",
  fields: (t) => ({
    city: t.string({ required: true, description: 'GB/T 2260: `510100`.' }),
    places: t.int({ required: true, description: 'How many.' }),
  }),
});

const CapacityInput = builder.inputType('TrainingCapacityInput', {
  description: 'How many a class takes (名额); it replaces what was set before.',
  fields: (t) => ({
    overall: t.int({ description: 'In all; absent: as many as one class can have.' }),
    cities: t.field({ type: [CityPlacesInput], description: 'For single cities; others share what is left.' }),
  }),
});

const PassMarkInput = builder.inputType('PassMarkInput', {
  description: 'Least points of 100 in one part (合格分数).',
  fields: (t) => ({
    part: t.field({ type: ExaminationPartEnum, required: true, description: 'Which part.' }),
    points: t.float({ required: true, description: 'Least points.' }),
  }),
});

const ClassExaminationInput = builder.inputType('ClassExaminationInput', {
  description: 'What decides who passes (考核办法); what is absent stays as it is.',
  fields: (t) => ({
    parts: t.field({ type: [ExaminationPartEnum], description: 'What is examined.' }),
    passMarks: t.field({ type: [PassMarkInput], description: 'Without them no result can be recorded.' }),
    leastDays: t.int({ description: 'Least days attended; `null`: none.' }),
    resit: t.boolean({ description: 'Whether whoever fails may sit it once more.' }),
  }),
});

const ReviewDaysInput = builder.inputType('ReviewDaysInput', {
  description: 'Last days of the reviews (规定时间节点, 一(六)2).',
  fields: (t) => ({
    agency: t.string({ description: `Of the agency's first check, ${dayDescription}.` }),
    centre: t.string({ description: `Of the centre's review, ${dayDescription}.` }),
  }),
});

type InputFields = PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>;

/** What a class may have beside what each has: what is absent stays, `null` takes away. */
function furtherInputs(t: InputFields) {
  return {
    training: t.field({ type: TrainingDaysInput, description: 'When training takes place; `null`: not yet set.' }),
    place: t.string({ description: 'Where (培训地点); `null`: not yet set.' }),
    mode: t.field({ type: ClassModeEnum, description: 'How training is held (培训方式).' }),
    syllabus: t.stringList({
      description: 'What is taught (培训内容); absent: as the notice has it (一(五), 二(五)).',
    }),
    ruleSetId: t.id({
      description: 'Global id of the conditions that hold for this class (一(三)5); `null`: those of the category.',
    }),
    capacity: t.field({ type: CapacityInput, description: 'How many it takes.' }),
    waitingList: t.boolean({ description: 'Whether who comes when it is full waits in line (设候补); absent: yes.' }),
    examination: t.field({ type: ClassExaminationInput, description: 'What decides who passes.' }),
    reviewBy: t.field({ type: ReviewDaysInput, description: 'Last days of the reviews; `null`: none.' }),
  };
}

export const CreateInput = builder.inputType('CreateTrainingClassInput', {
  description: 'Input of `createTrainingClass`.',
  fields: (t) => ({
    organiser: t.string({ required: true, description: "The caller's centre: `510000` the province, else its city." }),
    category: t.field({ type: CategoryEnum, required: true, description: 'For which category it is.' }),
    title: t.string({ required: true, description: 'Its title (培训班名称).' }),
    year: t.int({ required: true, description: "Year of the centre's plan." }),
    month: t.int({ required: true, description: "Month of the centre's plan." }),
    registration: t.field({ type: RegistrationInput, required: true, description: 'When one can register.' }),
    ...furtherInputs(t),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

export const UpdateInput = builder.inputType('UpdateTrainingClassInput', {
  description: 'Input of `updateTrainingClass`: what is given is changed, the rest stays.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    category: t.field({ type: CategoryEnum, description: 'For which category it is; of a draft.' }),
    title: t.string({ description: 'Its title (培训班名称).' }),
    year: t.int({ description: "Year of the centre's plan; of a draft." }),
    month: t.int({ description: "Month of the centre's plan; of a draft." }),
    registration: t.field({ type: RegistrationInput, description: 'When one can register.' }),
    ...furtherInputs(t),
    expectedVersion: t.int({ description: classVersionDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

/** As the operation takes it: lists of one's own, and the id behind the global one. */
export function furtherFields(
  given: Pick<typeof UpdateInput.$inferInput, 'ruleSetId' | 'syllabus' | 'capacity' | 'examination'>,
): Pick<ClassInput, 'ruleSetId' | 'syllabus' | 'capacity' | 'examination'> {
  const { ruleSetId, syllabus, capacity, examination } = given;
  return {
    ...(ruleSetId !== undefined && {
      ruleSetId: ruleSetId === null ? null : (idWithin('EligibilityRuleSet', ruleSetId) ?? ''),
    }),
    ...(syllabus && { syllabus: [...syllabus] }),
    ...(capacity && { capacity: { overall: capacity.overall, cities: capacity.cities && [...capacity.cities] } }),
    ...(examination && {
      examination: {
        ...examination,
        parts: examination.parts && [...examination.parts],
        passMarks: examination.passMarks && [...examination.passMarks],
      },
    }),
  };
}
