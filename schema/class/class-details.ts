import { examinationPartLabel, type TrainingClass } from '#domain/class/training-class';
import { cityLabel, provinceCode } from '#domain/vocabulary/place';
import type { SeatCounts } from '#operations/class/class-reads';
import { builder } from '#schema/builder';
import { ExaminationPartEnum } from './class-vocabulary.ts';

const CityPlaces = builder.objectRef<[city: string, places: number]>('CityPlaces').implement({
  description: "Places for one city's people (分配名额).",
  fields: (t) => ({
    city: t.string({ description: 'GB/T 2260; `510000` for the province itself.', resolve: ([city]) => city }),
    cityLabel: t.string({
      description: 'The city in Chinese (市州).',
      resolve: ([city]) => (city === provinceCode ? '省本级' : (cityLabel.get(city) ?? city)),
    }),
    places: t.int({ description: 'How many (名额).', resolve: ([, places]) => places }),
  }),
});

export const CapacityType = builder.objectRef<TrainingClass['capacity']>('TrainingCapacity').implement({
  description: 'How many a class takes (名额).',
  fields: (t) => ({
    overall: t.int({
      nullable: true,
      description: 'In all; null where the class sets no number of its own.',
      resolve: ({ overall }) => overall,
    }),
    cities: t.field({
      type: [CityPlaces],
      description: 'For single cities; others share what is left.',
      resolve: ({ cities }) => Object.entries(cities ?? {}),
    }),
  }),
});

export const SeatsType = builder.objectRef<SeatCounts>('TrainingSeats').implement({
  description: 'How the places of a class stand (名额情况).',
  fields: (t) => ({
    capacity: t.exposeInt('capacity', { description: 'How many it takes in all (名额).' }),
    free: t.exposeInt('free', { description: 'How many are left in all (余额); a city may have fewer.' }),
    taken: t.exposeInt('taken', {
      nullable: true,
      description: 'How many are taken (已编班); for its centre, the province and auditors.',
    }),
    waiting: t.exposeInt('waiting', {
      nullable: true,
      description: 'How many wait (候补); for its centre, the province and auditors.',
    }),
  }),
});

interface ExaminedPart {
  part: TrainingClass['examination']['parts'][number];
  passMark: number | undefined;
}

const ExaminedPartType = builder.objectRef<ExaminedPart>('ExaminedPart').implement({
  description: 'A part of the examination of a class (考核科目).',
  fields: (t) => ({
    part: t.expose('part', { type: ExaminationPartEnum, description: 'Which part.' }),
    partLabel: t.string({
      description: 'The part in Chinese (考核科目).',
      resolve: ({ part }) => examinationPartLabel[part],
    }),
    passMark: t.float({
      nullable: true,
      description: 'Least points of 100 (合格分数); null until the class sets it, for the notice names none.',
      resolve: ({ passMark }) => passMark,
    }),
  }),
});

export const ExaminationType = builder.objectRef<TrainingClass['examination']>('ClassExamination').implement({
  description: 'What decides whether somebody passes the class (考核办法).',
  fields: (t) => ({
    parts: t.field({
      type: [ExaminedPartType],
      description: 'What is examined.',
      resolve: ({ parts, passMarks }) => parts.map((part) => ({ part, passMark: passMarks?.[part] })),
    }),
    leastDays: t.int({
      nullable: true,
      description: 'Least days attended (最少出勤天数), if the class demands any.',
      resolve: ({ leastDays }) => leastDays,
    }),
    resit: t.exposeBoolean('resit', { description: 'Whoever fails may sit it once more (可补考一次).' }),
  }),
});

export const ReviewByType = builder.objectRef<NonNullable<TrainingClass['reviewBy']>>('ReviewDays').implement({
  description: "Last days of the reviews (规定时间节点, 一(六)2), as the class's own document sets them.",
  fields: (t) => ({
    agency: t.field({
      type: 'Date',
      nullable: true,
      description: "Of the agency's first check (初审截止日).",
      resolve: ({ agency }) => agency,
    }),
    centre: t.field({
      type: 'Date',
      nullable: true,
      description: "Of the centre's review (审核截止日).",
      resolve: ({ centre }) => centre,
    }),
  }),
});

export const CancellationType = builder
  .objectRef<NonNullable<TrainingClass['cancellation']>>('TrainingCancellation')
  .implement({
    description: 'That a class will not be held, and why (取消).',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
      reason: t.exposeString('reason', { description: 'Why (取消原因).' }),
    }),
  });
