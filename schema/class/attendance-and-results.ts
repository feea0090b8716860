import { outcomeLabel } from '#domain/class/examination';
import type { AttendanceAnswer } from '#operations/class/record-attendance';
import type { ResultsAnswer } from '#operations/class/record-results';
import { globalId } from '#operations/global-id';
import { builder } from '#schema/builder';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { OutcomeEnum, SittingEnum } from './examination.ts';

const reasonDescription = 'Why (更正原因), at most 500 characters; needed where something else was recorded before.';
const bookVersionDescription = "The book's number afterwards; for `expectedBookVersion`.";

const AttendanceInput = builder.inputType('RecordAttendanceInput', {
  description: 'Input of `recordAttendance`: one day, at most 600 people.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    day: t.string({
      required: true,
      description: 'Which day (考勤日期), in any usual form: `2024-10-08`, `2024年10月8日`.',
    }),
    present: t.idList({ required: true, description: 'Applications of those who were there (出勤).' }),
    absent: t.idList({ required: true, description: 'Applications of those who were not (缺勤).' }),
    reason: t.string({ description: reasonDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const AttendanceSuccess = builder.objectRef<AttendanceAnswer>('RecordAttendanceSuccess').implement({
  description: 'The attendance of the day was recorded (已登记考勤).',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'As it was understood.' }),
    present: t.exposeInt('present', { description: 'How many of those named were there.' }),
    absent: t.exposeInt('absent', { description: 'How many of those named were not.' }),
    corrected: t.exposeInt('corrected', { description: 'Of how many something else had been recorded before.' }),
    outdated: t.idList({
      description: 'Applications whose outcome does not follow any more: record their results again (待重新登记).',
      resolve: ({ outdated }) => outdated.map((id) => globalId('Application', id)),
    }),
    bookVersion: t.exposeInt('bookVersion', { description: bookVersionDescription }),
  }),
});

const RowInput = builder.inputType('ResultsRowInput', {
  description: 'Points of one person; a part that is left out is not touched, and nothing given judges anew.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    theory: t.string({ description: 'Theory (理论): 0 to 100, at most two decimals; `85`, `85.5分`, `八十五`.' }),
    practice: t.string({ description: 'Practice (实操), likewise.' }),
    unifiedOnline: t.string({
      description: 'The unified online examination of supervisors (线上集中统一考核), likewise.',
    }),
  }),
});

const ResultsInput = builder.inputType('RecordResultsInput', {
  description: 'Input of `recordResults`: one sitting, at most 30 people.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    sitting: t.field({ type: SittingEnum, required: true, description: 'Which sitting.' }),
    entries: t.field({ type: [RowInput], required: true, description: 'Points by person (成绩).' }),
    reason: t.string({ description: reasonDescription }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const RecordedRow = builder.objectRef<ResultsAnswer['entries'][number]>('RecordedResult').implement({
  description: 'How one person stands after results were recorded.',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id of the application.',
      resolve: ({ applicationId }) => globalId('Application', applicationId),
    }),
    changed: t.exposeBoolean('changed', { description: 'Anything is other than before.' }),
    outcome: t.expose('outcome', {
      type: OutcomeEnum,
      nullable: true,
      description: 'Passed or not; null while a part is missing.',
    }),
    outcomeLabel: t.string({
      nullable: true,
      description: 'Passed or not, in Chinese (培训考核结论).',
      resolve: ({ outcome }) => outcome && outcomeLabel[outcome],
    }),
  }),
});

const ResultsSuccess = builder.objectRef<ResultsAnswer>('RecordResultsSuccess').implement({
  description: 'The results were recorded (已登记成绩).',
  fields: (t) => ({
    entries: t.field({
      type: [RecordedRow],
      description: 'Everybody named, in the order asked.',
      resolve: ({ entries }) => entries,
    }),
    bookVersion: t.exposeInt('bookVersion', { description: bookVersionDescription }),
  }),
});

/** What is no application of ours is none of the class. */
const applicationIn = (id: string): string => idWithin('Application', id) ?? '';

builder.mutationFields((t) => ({
  recordAttendance: t.field({
    type: resultOf('recordAttendance', AttendanceSuccess),
    description: 'Record who of a class was there on one day (登记考勤); for the centre that holds it.',
    complexity: mutationCost,
    args: { input: t.arg({ type: AttendanceInput, required: true, description: 'Which day, and who.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, classId, day, present, absent, reason } = input;
      const asked = {
        classId: idWithin('TrainingClass', classId) ?? '',
        day,
        present: present.map(applicationIn),
        absent: absent.map(applicationIn),
        ...(reason == null ? {} : { reason }),
      };
      return answered(
        import('#operations/class/record-attendance').then(({ recordAttendance }) =>
          recordAttendance(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  recordResults: t.field({
    type: resultOf('recordResults', ResultsSuccess),
    description: 'Record the results of a sitting (登记成绩); with every part there it is settled who passed.',
    complexity: mutationCost,
    args: { input: t.arg({ type: ResultsInput, required: true, description: 'Which sitting, and whose points.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { idempotencyKey, classId, sitting, entries, reason } = input;
      const asked = {
        classId: idWithin('TrainingClass', classId) ?? '',
        sitting,
        entries: entries.map(({ applicationId, theory, practice, unifiedOnline }) => ({
          applicationId: applicationIn(applicationId),
          ...(theory == null ? {} : { theory }),
          ...(practice == null ? {} : { practice }),
          ...(unifiedOnline == null ? {} : { unifiedOnline }),
        })),
        ...(reason == null ? {} : { reason }),
      };
      return answered(
        import('#operations/class/record-results').then(({ recordResults }) =>
          recordResults(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));
