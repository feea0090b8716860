import type { Application, Scores } from '#domain/application/application';
import { outcomeLabel, sittingLabel } from '#domain/class/examination';
import { ExaminationPart, examinationPartLabel } from '#domain/class/training-class';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { closedList } from '#schema/vocabulary';
import { ExaminationPartEnum } from './class-vocabulary.ts';

export const SittingEnum = closedList('Sitting', 'Which sitting of the examination (考次).', sittingLabel);

export const OutcomeEnum = closedList(
  'ExaminationOutcome',
  'What came of training and examination (培训考核结论).',
  outcomeLabel,
);

interface PartScore {
  part: ExaminationPart;
  points: number;
}

const PartScoreType = builder.objectRef<PartScore>('PartScore').implement({
  description: 'Points in one part of the examination (科目成绩).',
  fields: (t) => ({
    part: t.expose('part', { type: ExaminationPartEnum, description: 'Which part.' }),
    partLabel: t.string({
      description: 'The part in Chinese (考核科目).',
      resolve: ({ part }) => examinationPartLabel[part],
    }),
    points: t.exposeFloat('points', { description: 'Of 100 (成绩).' }),
  }),
});

/** In the order in which the parts are examined. */
function partScores(scores: Scores = {}): PartScore[] {
  return ExaminationPart.options.flatMap((part) => {
    const points = scores[part];
    return points === undefined ? [] : [{ part, points }];
  });
}

/** What of a person is the same in the class's book and in the application. */
export interface ExaminationRecord {
  first?: Scores | undefined;
  resit?: Scores | undefined;
  daysAttended?: number | undefined;
  outcome?: keyof typeof outcomeLabel | undefined;
}

/** Fields of whoever sat the examination of a class. */
export const ExaminationRecordInterface = builder.interfaceRef<ExaminationRecord>('ExaminationRecord').implement({
  description: 'What a class wrote down of one person (考勤与成绩).',
  fields: (t) => ({
    first: t.field({
      type: [PartScoreType],
      description: 'Points at the first sitting (首次考核).',
      resolve: ({ first }) => partScores(first),
    }),
    resit: t.field({
      type: [PartScoreType],
      description: 'Points at the resit (补考); empty without one.',
      resolve: ({ resit }) => partScores(resit),
    }),
    daysAttended: t.int({
      description: 'On how many days the person was there (出勤天数).',
      resolve: ({ daysAttended }) => daysAttended ?? 0,
    }),
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

const ResultsType = builder.objectRef<NonNullable<Application['results']>>('ApplicationResults').implement({
  description: 'Training and examination of one application (培训考核情况), as its class wrote it down.',
  interfaces: [ExaminationRecordInterface],
});

builder.objectField(ApplicationType, 'results', (t) =>
  t.field({
    type: ResultsType,
    nullable: true,
    description: 'What its class wrote down (培训考核情况); null before anything was.',
    resolve: ({ results }) => results,
  }),
);
