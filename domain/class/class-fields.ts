import * as z from 'zod';
import { Category } from '#domain/category';
import { readDay } from '#domain/eligibility/typed-day';
import type { Problem } from '#domain/problem';
import { curriculumOf } from './curriculum.ts';
import { ClassMode, ExaminationPart, type TrainingClass } from './training-class.ts';

/** What the organising centre fills in (培训文件, 一(四)). */
export type ClassFields = Omit<TrainingClass, 'id' | 'organiser' | 'status' | 'cancellation' | 'passListId'>;

const named = {
  title: z.string(),
  year: z.number(),
  month: z.number(),
  registration: z.object({ opensOn: z.string(), closesOn: z.string() }),
};

const further = {
  training: z.nullish(z.object({ startsOn: z.string(), endsOn: z.string() })),
  place: z.nullish(z.string()),
  mode: z.nullish(ClassMode),
  syllabus: z.nullish(z.array(z.string())),
  ruleSetId: z.nullish(z.string()),
  capacity: z.nullish(
    z.object({
      overall: z.nullish(z.number()),
      cities: z.nullish(z.array(z.object({ city: z.string(), places: z.number() }))),
    }),
  ),
  waitingList: z.nullish(z.boolean()),
  examination: z.nullish(
    z.object({
      parts: z.nullish(z.array(ExaminationPart)),
      passMarks: z.nullish(z.array(z.object({ part: ExaminationPart, points: z.number() }))),
      leastDays: z.nullish(z.number()),
      resit: z.nullish(z.boolean()),
    }),
  ),
  reviewBy: z.nullish(z.object({ agency: z.nullish(z.string()), centre: z.nullish(z.string()) })),
};

/** A new class as it is typed: days in any usual form. What is not given is as the notice has it for the category. */
export const NewClassInput = z.object({ category: Category, ...named, ...further });
export type NewClassInput = z.infer<typeof NewClassInput>;

/** What is given replaces what was; `null` takes away what need not be there, and leaves alone what must. */
export const ClassInput = z.object({
  category: z.nullish(Category),
  ...{ title: z.nullish(named.title), year: z.nullish(named.year), month: z.nullish(named.month) },
  registration: z.nullish(named.registration),
  ...further,
});
export type ClassInput = z.infer<typeof ClassInput>;

interface Filled {
  fields: ClassFields;
  /** Of what was typed: what is no day. */
  problems: Problem[];
}

export function newFields(input: NewClassInput): Filled {
  const { category, title, year, month, registration } = input;
  return filled({ category, title, year, month, registration, ...curriculumOf(category), capacity: {} }, input);
}

export function filled(before: ClassFields, input: ClassInput): Filled {
  const problems: Problem[] = [];
  const day = (typed: string, path: string): string => {
    const read = readDay(typed, path);
    if (!read.ok) problems.push(...read.problems);
    return read.ok ? read.value : typed;
  };
  const { training, place, ruleSetId, reviewBy, ...kept } = before;
  const { opensOn, closesOn } = input.registration ?? {};
  const registration = {
    opensOn: opensOn === undefined ? before.registration.opensOn : day(opensOn, 'registration.opensOn'),
    closesOn: closesOn === undefined ? before.registration.closesOn : day(closesOn, 'registration.closesOn'),
  };
  const fields: ClassFields = {
    ...kept,
    category: input.category ?? before.category,
    title: input.title?.trim() ?? before.title,
    year: input.year ?? before.year,
    month: input.month ?? before.month,
    registration,
    ...optional(input.training, training, 'training', ({ startsOn, endsOn }) => ({
      startsOn: day(startsOn, 'training.startsOn'),
      endsOn: day(endsOn, 'training.endsOn'),
    })),
    ...optional(input.place, place, 'place', (text) => text.trim()),
    mode: input.mode ?? before.mode,
    syllabus: input.syllabus?.map((item) => item.trim()) ?? before.syllabus,
    ...optional(input.ruleSetId, ruleSetId, 'ruleSetId', (id) => id),
    capacity: input.capacity ? capacityOf(input.capacity, problems) : before.capacity,
    ...(input.waitingList != null && { waitingList: input.waitingList }),
    examination: examinationOf(before.examination, input.examination),
    ...optional(input.reviewBy, reviewBy, 'reviewBy', ({ agency, centre }) => ({
      ...(agency != null && { agency: day(agency, 'reviewBy.agency') }),
      ...(centre != null && { centre: day(centre, 'reviewBy.centre') }),
    })),
  };
  return { fields, problems };
}

/** Not given: as before; `null`: none. */
function optional<K extends string, Typed, Value>(
  given: Typed | null | undefined,
  before: Value | undefined,
  name: K,
  read: (typed: Typed) => Value,
): Partial<Record<K, Value>> {
  const value = given === undefined ? before : given === null ? undefined : read(given);
  const named: Partial<Record<K, Value>> = {};
  if (value !== undefined) named[name] = value;
  return named;
}

function capacityOf(
  { overall, cities }: NonNullable<ClassInput['capacity']>,
  problems: Problem[],
): ClassFields['capacity'] {
  const quotas = new Map<string, number>();
  for (const [at, { city, places }] of (cities ?? []).entries()) {
    if (quotas.has(city)) {
      const message = '同一个市（州）的名额只能写一次。';
      problems.push({ code: 'CITY_TWICE', path: `capacity.cities.${at}.city`, message });
    }
    quotas.set(city, places);
  }
  return { ...(overall != null && { overall }), ...(quotas.size > 0 && { cities: Object.fromEntries(quotas) }) };
}

function examinationOf(
  before: ClassFields['examination'],
  input: ClassInput['examination'],
): ClassFields['examination'] {
  if (!input) return before;
  const { leastDays, passMarks, ...kept } = before;
  const marks = input.passMarks && Object.fromEntries(input.passMarks.map(({ part, points }) => [part, points]));
  return {
    ...kept,
    parts: input.parts ?? before.parts,
    ...optional(marks, passMarks, 'passMarks', (given) => given),
    ...optional(input.leastDays, leastDays, 'leastDays', (days) => days),
    resit: input.resit ?? before.resit,
  };
}
