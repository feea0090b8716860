import { afterEach, describe, expect, test } from 'vitest';
import type { ClassContext } from '#domain/class/class-check';
import { type ClassInput, filled } from '#domain/class/class-fields';
import { cancelled, edited, published, registrationClosed, started } from '#domain/class/class-life';
import type { ClassStatus, TrainingClass } from '#domain/class/training-class';
import type { Result } from '#domain/problem';
import { shippedRuleSets } from '#domain/rules/shipped';
import { openClass } from '#test/operations/world';

const training = { startsOn: '2026-12-10', endsOn: '2026-12-13' };
const context: ClassContext & { now: Date } = {
  organiser: '510100',
  cityClasses: ['ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'],
  ruleSets: shippedRuleSets,
  now: new Date('2026-11-23T02:00:00Z'),
};

function classOf(status: ClassStatus, more: Partial<TrainingClass> = {}): TrainingClass {
  return openClass('ASSESSOR', { status, training, ...more });
}

const codes = <T>(result: Result<T>) => (result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`));

const changed = (before: TrainingClass, input: ClassInput, of = context) => {
  const { fields, problems } = filled(before, input);
  return [...problems.map(({ code, path }) => `${code} ${path}`), ...codes(edited(before, fields, of))];
};

describe('what a class is filled in with', () => {
  test.each<[string, ClassInput, string[]]>([
    ['a title of 100 characters', { title: '训'.repeat(100) }, []],
    ['a title of 101', { title: '训'.repeat(101) }, ['TEXT_LENGTH title']],
    ['a title of blanks', { title: ' 　' }, ['TEXT_LENGTH title']],
    ['days in any form', { registration: { opensOn: '2026年11月1日', closesOn: '２０２６/１１/３０' } }, []],
    [
      '29 February of 2027',
      { training: { startsOn: '2027-02-29', endsOn: '2027-03-01' } },
      ['NOT_A_DAY training.startsOn'],
    ],
    ['29 February of 2028', { training: { startsOn: '2028-02-29', endsOn: '2028-03-01' } }, []],
    ['training that ends as it begins', { training: { startsOn: '2026-12-01', endsOn: '2026-12-01' } }, []],
    [
      'training that ends before',
      { training: { startsOn: '2026-12-02', endsOn: '2026-12-01' } },
      ['DAYS_OUT_OF_ORDER training.endsOn'],
    ],
    ['training on the closing day', { training: { startsOn: '2026-11-30', endsOn: '2026-12-01' } }, []],
    [
      'training before it',
      { training: { startsOn: '2026-11-29', endsOn: '2026-12-01' } },
      ['DAYS_OUT_OF_ORDER training.startsOn'],
    ],
    ['training taken away', { training: null }, []],
    [
      'closing before opening',
      { registration: { opensOn: '2026-11-24', closesOn: '2026-11-23' } },
      ['DAYS_OUT_OF_ORDER registration.closesOn'],
    ],
    ['reviews in order', { reviewBy: { agency: '2026-12-01', centre: '2026-12-10' } }, []],
    [
      'the centre before the agency',
      { reviewBy: { agency: '2026-12-02', centre: '2026-12-01' } },
      ['DAYS_OUT_OF_ORDER reviewBy.centre'],
    ],
    ['a review after training begins', { reviewBy: { centre: '2026-12-11' } }, ['DAYS_OUT_OF_ORDER reviewBy.centre']],
    ['a month of 13', { month: 13 }, ['NOT_A_MONTH month']],
    ['the month 12', { month: 12 }, []],
    ['the year 1999', { year: 1999 }, ['NOT_A_YEAR year']],
    ['600 places', { capacity: { overall: 600 } }, []],
    ['601 places', { capacity: { overall: 601 } }, ['PLACES capacity.overall']],
    ['no place', { capacity: { overall: 0 } }, ['PLACES capacity.overall']],
    ['no place for one city', { capacity: { cities: [{ city: '510700', places: 0 }] } }, []],
    [
      'a city that is none',
      { capacity: { cities: [{ city: '510200', places: 1 }] } },
      ['CITY_UNKNOWN capacity.cities.510200'],
    ],
    [
      'a city twice',
      {
        capacity: {
          cities: [
            { city: '510700', places: 1 },
            { city: '510700', places: 2 },
          ],
        },
      },
      ['CITY_TWICE capacity.cities.1.city'],
    ],
    [
      'marks of 0 and 100',
      {
        examination: {
          passMarks: [
            { part: 'THEORY', points: 0 },
            { part: 'PRACTICE', points: 100 },
          ],
        },
      },
      [],
    ],
    [
      'a mark of 101',
      { examination: { passMarks: [{ part: 'THEORY', points: 101 }] } },
      ['MARK examination.passMarks.THEORY'],
    ],
    [
      'a mark for what is not examined',
      { examination: { parts: ['THEORY'], passMarks: [{ part: 'PRACTICE', points: 60 }] } },
      ['MARK_WITHOUT_PART examination.passMarks.PRACTICE'],
    ],
    ['no part', { examination: { parts: [] } }, ['EXAMINATION_PARTS examination.parts']],
    ["the supervisors' part", { examination: { parts: ['UNIFIED_ONLINE'] } }, ['EXAMINATION_PARTS examination.parts']],
    ['as many days as there are', { examination: { leastDays: 4 } }, []],
    ['a day more', { examination: { leastDays: 5 } }, ['LEAST_DAYS examination.leastDays']],
    ['conditions of the category', { ruleSetId: 'assessor@2024-11' }, []],
    ['conditions of another one', { ruleSetId: 'senior-assessor@2024-11' }, ['UNKNOWN_RULE_SET ruleSetId']],
    [
      'twenty-one items taught',
      { syllabus: Array.from({ length: 21 }, (_, at) => `第${at}项`) },
      ['SYLLABUS_LENGTH syllabus'],
    ],
    ['two things wrong', { month: 0, year: 0 }, ['NOT_A_YEAR year', 'NOT_A_MONTH month']],
  ])('%s', (_, input, expected) => {
    expect(changed(classOf('DRAFT'), input)).toEqual(expected);
  });

  test('a city holds no class for senior assessors or supervisors, the province does (一(二)2, 二(六))', () => {
    const supervisors = openClass('QUALITY_SUPERVISOR', { status: 'DRAFT' });
    expect(codes(edited(supervisors, supervisors, context))).toEqual(['PROVINCE_ONLY category']);
    const refusal = edited(supervisors, supervisors, context);
    expect(refusal.ok ? undefined : refusal.problems[0]).toMatchObject({ clause: '二(六)' });
    expect(changed(classOf('DRAFT'), { category: 'SENIOR_ASSESSOR' })).toEqual(['PROVINCE_ONLY category']);
    expect(codes(edited(supervisors, supervisors, { ...context, organiser: '510000' }))).toEqual([]);
  });

  test('supervisors are trained offline (二(四))', () => {
    const supervisors = openClass('QUALITY_SUPERVISOR', { status: 'DRAFT' });
    const online = { ...supervisors, mode: 'ONLINE' } as const;
    expect(codes(edited(supervisors, online, { ...context, organiser: '510000' }))).toEqual(['MODE_NOT_OFFLINE mode']);
  });
});

describe('what may be changed', () => {
  const marks = {
    examination: {
      passMarks: [
        { part: 'THEORY' as const, points: 60 },
        { part: 'PRACTICE' as const, points: 60 },
      ],
    },
  };
  const marked = {
    examination: { parts: ['THEORY', 'PRACTICE'], passMarks: { THEORY: 50, PRACTICE: 50 }, resit: false },
  } satisfies Partial<TrainingClass>;
  const fixed = (path: string) => [`FIXED_BY_STATUS ${path}`];
  test.each<[ClassStatus, string, ClassInput, string[], Partial<TrainingClass>?]>([
    ['DRAFT', 'category', { category: 'NEW_OCCUPATION_ASSESSOR' }, []],
    ['PUBLISHED', 'category', { category: 'NEW_OCCUPATION_ASSESSOR' }, fixed('category')],
    ['PUBLISHED', 'month', { month: 11 }, fixed('month')],
    ['PUBLISHED', 'conditions', { ruleSetId: 'assessor@2024-11' }, fixed('ruleSetId')],
    ['PUBLISHED', 'parts', { examination: { parts: ['THEORY'] } }, fixed('examination.parts')],
    ['PUBLISHED', 'marks', marks, [], marked],
    ['PUBLISHED', 'the same category', { category: 'ASSESSOR' }, []],
    ['PUBLISHED', 'a longer window', { registration: { opensOn: '2026-11-01', closesOn: '2026-12-10' } }, []],
    ['PUBLISHED', 'a window that ends today', { registration: { opensOn: '2026-11-01', closesOn: '2026-11-23' } }, []],
    [
      'PUBLISHED',
      'a window that ended yesterday',
      { registration: { opensOn: '2026-11-01', closesOn: '2026-11-22' } },
      ['REGISTRATION_IS_OVER registration.closesOn'],
    ],
    [
      'PUBLISHED',
      'the beginning of an open window',
      { registration: { opensOn: '2026-11-02', closesOn: '2026-11-30' } },
      ['REGISTRATION_HAS_BEGUN registration.opensOn'],
    ],
    [
      'REGISTRATION_CLOSED',
      'window',
      { registration: { opensOn: '2026-11-01', closesOn: '2026-12-01' } },
      fixed('registration.closesOn'),
    ],
    ['REGISTRATION_CLOSED', 'places', { capacity: { overall: 51 } }, []],
    ['RUNNING', 'places', { capacity: { overall: 51 } }, fixed('capacity.overall')],
    ['RUNNING', 'place and last day', { place: '二楼', training: { ...training, endsOn: '2026-12-14' } }, []],
    ['RUNNING', 'first day', { training: { ...training, startsOn: '2026-12-11' } }, fixed('training.startsOn')],
    ['RUNNING', 'marks that were missing', marks, []],
    ['RUNNING', 'marks that were set', marks, fixed('examination.passMarks'), marked],
    ['FINISHED', 'place', { place: '二楼' }, ['CLASS_STATUS classId']],
    ['CANCELLED', 'place', { place: '二楼' }, ['CLASS_STATUS classId']],
  ])('%s: %s', (status, _, input, expected, more = {}) => {
    expect(changed(classOf(status, more), input)).toEqual(expected);
  });

  test('a window that has not opened may still be moved, but not into the past', () => {
    const ahead = classOf('PUBLISHED', { registration: { opensOn: '2026-11-24', closesOn: '2026-11-30' } });
    const to = (opensOn: string) => changed(ahead, { registration: { opensOn, closesOn: '2026-11-30' } });
    expect(to('2026-11-23')).toEqual([]);
    expect(to('2026-11-22')).toEqual(['REGISTRATION_HAS_BEGUN registration.opensOn']);
  });

  test('a window that is over stays over (一(四))', () => {
    const over = classOf('PUBLISHED', { registration: { opensOn: '2026-11-01', closesOn: '2026-11-22' } });
    const longer = { registration: { opensOn: '2026-11-01', closesOn: '2026-11-30' } };
    expect(changed(over, longer)).toEqual(['REGISTRATION_IS_OVER registration.closesOn']);
  });
});

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('the steps of a class, on a machine in %s', (zone) => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
  const at = (instant: string) => {
    process.env.TZ = zone;
    return { ...context, now: new Date(instant) };
  };
  const lastSecond = '2026-11-30T15:59:59Z';
  const secondAfter = '2026-11-30T16:00:00Z';

  test('it is published up to the last second of its closing day in Chengdu', () => {
    expect(codes(published(classOf('DRAFT'), at(lastSecond)))).toEqual([]);
    expect(codes(published(classOf('DRAFT'), at(secondAfter)))).toEqual(['REGISTRATION_IS_OVER registration.closesOn']);
  });

  test('it begins with the first second of its first day, once registration is over', () => {
    const open = classOf('PUBLISHED', { training: { startsOn: '2026-11-30', endsOn: '2026-12-01' } });
    expect(codes(started(open, at(lastSecond).now))).toEqual(['REGISTRATION_IS_OPEN registration.closesOn']);
    expect(codes(started(open, at(secondAfter).now))).toEqual([]);
    const closed = classOf('REGISTRATION_CLOSED');
    expect(codes(started(closed, at('2026-12-09T15:59:59Z').now))).toEqual(['TOO_EARLY training.startsOn']);
    expect(codes(started(closed, at('2026-12-09T16:00:00Z').now))).toEqual([]);
  });

  test('the window may be shortened to today, whatever the machine calls today', () => {
    const to = (closesOn: string) =>
      changed(classOf('PUBLISHED'), { registration: { opensOn: '2026-11-01', closesOn } }, at('2026-11-24T15:59:59Z'));
    expect(to('2026-11-24')).toEqual([]);
    expect(to('2026-11-23')).toEqual(['REGISTRATION_IS_OVER registration.closesOn']);
  });
});

test.each<[ClassStatus, string[]]>([
  ['DRAFT', ['published', 'cancelled']],
  ['PUBLISHED', ['registrationClosed', 'cancelled']],
  ['REGISTRATION_CLOSED', ['started', 'cancelled']],
  ['RUNNING', ['cancelled']],
  ['FINISHED', []],
  ['CANCELLED', []],
])('from %s lead exactly these steps', (status, expected) => {
  const on = classOf(status, { training: { startsOn: '2026-11-23', endsOn: '2026-11-25' } });
  const opened = { ...on, registration: { opensOn: '2026-11-01', closesOn: '2026-11-23' } };
  const steps = {
    published: published(opened, context),
    registrationClosed: registrationClosed(opened),
    started: started(opened, context.now),
    cancelled: cancelled(opened, { reason: '报名人数不足', now: context.now, hasResults: false }),
  };
  const possible = Object.entries(steps).filter(([, result]) => result.ok);
  expect(possible.map(([name]) => name)).toEqual(expected);
});

test('a class without days of training does not begin', () => {
  const { training: _, ...without } = classOf('REGISTRATION_CLOSED');
  expect(codes(started(without, context.now))).toEqual(['TRAINING_DAYS_MISSING training']);
});

test.each([
  ['报', []],
  ['报'.repeat(500), []],
  ['报'.repeat(501), ['REASON_NEEDED reason']],
  ['  ', ['REASON_NEEDED reason']],
])('a cancellation says why in 1 to 500 characters', (reason, expected) => {
  expect(codes(cancelled(classOf('RUNNING'), { reason, now: context.now, hasResults: false }))).toEqual(expected);
});

test('what has results is not cancelled, and what nobody saw is not shown as cancelled', () => {
  const reason = '报名人数不足';
  expect(codes(cancelled(classOf('RUNNING'), { reason, now: context.now, hasResults: true }))).toEqual([
    'RESULTS_RECORDED classId',
  ]);
  const draft = cancelled(classOf('DRAFT'), { reason, now: context.now, hasResults: false });
  expect(draft.ok && draft.value.trainingClass.cancellation).toMatchObject({ unpublished: true });
});
