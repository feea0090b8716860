import type { BookEntryView, ClassBookView } from '#operations/class/class-book-read';
import { windowOf } from '#operations/window';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { ProblemType } from '#schema/problem';
import { ExaminationRecordInterface } from './examination.ts';
import { TrainingClassType } from './training-class.ts';

const DayTaken = builder.objectRef<ClassBookView['days'][number]>('AttendanceDay').implement({
  description: 'A day on which attendance was taken (考勤日).',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'Which day.' }),
    present: t.exposeInt('present', { description: 'How many were there (出勤).' }),
    absent: t.exposeInt('absent', { description: 'How many were not (缺勤).' }),
  }),
});

const Counts = builder.objectRef<ClassBookView['counts']>('ClassBookCounts').implement({
  description:
    'How the people of a class stand (培训考核统计); everybody seated is in exactly one of the other counts.',
  fields: (t) => ({
    seated: t.exposeInt('seated', { description: 'Hold a seat (编班人数).' }),
    passed: t.exposeInt('passed', { description: 'Passed (合格).' }),
    failed: t.exposeInt('failed', { description: 'Did not pass (不合格).' }),
    open: t.exposeInt('open', { description: 'Have no outcome yet (待考核).' }),
    outdated: t.exposeInt('outdated', {
      description: 'Have one that does not follow any more from what was written down since (待重新登记).',
    }),
  }),
});

const Mark = builder.objectRef<{ day: string; present: boolean }>('AttendanceMark').implement({
  description: 'Whether a person was there on one day (考勤).',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'Which day.' }),
    present: t.exposeBoolean('present', { description: 'The person was there.' }),
  }),
});

const EntryType = builder.objectRef<BookEntryView>('ClassBookEntry').implement({
  description: 'One person of a class, with what was written down so far.',
  interfaces: [ExaminationRecordInterface],
  fields: (t) => ({
    application: t.field({
      type: ApplicationType,
      nullable: true,
      description: 'The application; null if it is not for the caller to read.',
      resolve: ({ applicationId }, _, { load }) => load.application.load(applicationId),
    }),
    attendance: t.field({
      type: [Mark],
      description: 'Day by day (考勤).',
      resolve: ({ attendance }) =>
        Object.entries(attendance)
          .map(([day, present]) => ({ day, present }))
          .sort((a, b) => (a.day < b.day ? -1 : 1)),
    }),
    outdated: t.exposeBoolean('outdated', {
      description: 'The outcome does not follow any more from what was written down since; record the results again.',
    }),
  }),
});

const EntryConnection = builder.connectionObject(
  { type: EntryType, name: 'ClassBookEntryConnection', description: 'A page of the people of a class.' },
  { name: 'ClassBookEntryEdge', description: 'A person in a page.' },
);

export const ClassBookType = builder.node(builder.objectRef<ClassBookView>('ClassBook'), {
  description: "A class's attendance and results (考勤与成绩), for its organiser, the province and auditors.",
  id: { resolve: ({ classId }) => classId },
  fields: (t) => ({
    trainingClass: t.field({
      type: TrainingClassType,
      description: 'Of which class.',
      resolve: ({ trainingClass }) => trainingClass,
    }),
    version: t.exposeInt('version', {
      description: 'Rises with everything written down, 0 before; for `expectedBookVersion`.',
    }),
    days: t.field({ type: [DayTaken], description: 'Attendance by day (考勤).', resolve: ({ days }) => days }),
    counts: t.field({ type: Counts, description: 'How its people stand.', resolve: ({ counts }) => counts }),
    entries: t.field({
      type: EntryConnection,
      nullable: true,
      description: 'Everybody who holds a seat, in the order of enrolment; null for auditors, who see counts alone.',
      // Those of the page are read together: applications, their classes and agencies, and who saw them is written down.
      complexity: pageCost(4),
      args: t.arg.connectionArgs(),
      resolve: ({ entries }, page, { deps }) =>
        entries &&
        connectionOf(
          windowOf(entries, { ...pageInput(page), keyOf: ({ applicationId }) => applicationId, now: deps.now() }),
        ),
    }),
    missing: t.field({
      type: [ProblemType],
      nullable: true,
      description: 'What its list would not be signed for now (还缺什么); empty when it can be signed.',
      resolve: ({ missing }) => missing,
    }),
  }),
});

builder.queryField('classBook', (t) =>
  t.field({
    type: ClassBookType,
    nullable: true,
    description:
      'Attendance and results of a class (考勤与成绩); null if there is no such class, or it is not for the caller.',
    complexity: 1,
    args: { classId: t.arg.id({ required: true, description: 'Global id of the class.' }) },
    resolve: (_, { classId }, { load }) => load.classBook.load(idWithin('TrainingClass', classId) ?? ''),
  }),
);
