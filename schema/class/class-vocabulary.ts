import { classModeLabel, classStatusLabel, examinationPartLabel } from '#domain/class/training-class';
import { builder } from '#schema/builder';
import { closedList } from '#schema/vocabulary';

export const ClassStatusEnum = closedList(
  'TrainingClassStatus',
  'Where a class stands in its life (培训班状态).',
  classStatusLabel,
);

export const ClassModeEnum = closedList(
  'TrainingMode',
  'How training is held (培训方式, 一(四)); for supervisors always offline (二(四)).',
  classModeLabel,
);

export const ExaminationPartEnum = closedList(
  'ExaminationPart',
  'A part of the examination (考核科目); supervisors sit one online for all (二(四)).',
  examinationPartLabel,
);

/** First and last day, both included. */
interface Days {
  from: string;
  to: string;
}

export const DaysType = builder.objectRef<Days>('Days').implement({
  description: 'A span of days in Asia/Shanghai, both ends included (起止日期).',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'First day.' }),
    to: t.expose('to', { type: 'Date', description: 'Last day; it counts as a whole.' }),
  }),
});
