import { expect, test } from 'vitest';
import type { Application } from '#domain/application/application';
import { defaultPractice } from '#domain/practice';
import { deadlineOf, stageEntered } from '#domain/review/review-deadline';
import { ReviewPractice } from '#domain/review/review-practice';
import { openClass } from '#test/operations/world';
import { handedIn } from './review-application.ts';

const practice = defaultPractice.reviews;
const classUntil = (more: object) => ({ trainingClass: { ...openClass('ASSESSOR', more), version: 1 } });

test.each<[string, Partial<Application>, string, string | undefined]>([
  ['five working days at the agency', { status: 'AGENCY_REVIEW' }, '2026-11-23T10:00:00+08:00', '2026-11-30'],
  ['ten at the centre', { status: 'CENTRE_REVIEW' }, '2026-11-23T10:00:00+08:00', '2026-12-07'],
  ['on from a weekend', { status: 'AGENCY_REVIEW' }, '2026-11-28T10:00:00+08:00', '2026-12-04'],
  ['over the national holiday and its 调休', { status: 'AGENCY_REVIEW' }, '2026-09-29T10:00:00+08:00', '2026-10-12'],
  [
    "the class's own day for the agency",
    { status: 'AGENCY_REVIEW', ...classUntil({ reviewBy: { agency: '2026-11-24', centre: '2026-11-27' } }) },
    '2026-11-23T10:00:00+08:00',
    '2026-11-24',
  ],
  [
    "the class's own day for the centre, still that day",
    { status: 'CENTRE_REVIEW', ...classUntil({ reviewBy: { centre: '2026-11-27' } }) },
    '2026-11-27T23:59:59+08:00',
    '2026-11-27',
  ],
  [
    'not one that is past',
    { status: 'CENTRE_REVIEW', ...classUntil({ reviewBy: { centre: '2026-11-27' } }) },
    '2026-11-28T00:00:00+08:00',
    '2026-12-11',
  ],
  [
    "not the other stage's",
    { status: 'AGENCY_REVIEW', ...classUntil({ reviewBy: { centre: '2026-11-24' } }) },
    '2026-11-23T10:00:00+08:00',
    '2026-11-30',
  ],
  ['a correction until registration closes', { status: 'RETURNED' }, '2026-11-01T10:00:00+08:00', '2026-11-30'],
  ['a correction for seven days in any case', { status: 'RETURNED' }, '2026-11-29T10:00:00+08:00', '2026-12-06'],
  ['nothing for what is decided', { status: 'QUALIFIED' }, '2026-11-23T10:00:00+08:00', undefined],
])('a stage is due: %s', (_, more, at, dueOn) => {
  expect(stageEntered(handedIn(more), practice, new Date(at)).dueOn).toBe(dueOn);
});

test.each([
  ['2026-12-07T23:59:59+08:00', false],
  ['2026-12-08T00:00:00+08:00', true],
])('at %s what was due on the day before is overdue: %j', (at, overdue) => {
  const stage = { since: '', dueOn: '2026-12-07' };
  expect(deadlineOf({ stage }, new Date(at))).toEqual({ dueOn: '2026-12-07', overdue });
});

test('a day that lies in a year without a calendar comes with a warning', () => {
  const entered = stageEntered(handedIn(), practice, new Date('2030-05-06T10:00:00+08:00'));
  expect(entered).toMatchObject({ dueIsUncertain: true });
  const now = new Date('2030-05-07T10:00:00+08:00');
  expect(deadlineOf({ stage: entered }, now)?.warning).toContain('2030年');
  expect(deadlineOf({}, now)).toBeUndefined();
});

test.each([
  ['agencyDays', 0, false],
  ['agencyDays', 1, true],
  ['centreDays', 366, true],
  ['centreDays', 367, false],
  ['appealDays', 1.5, false],
  ['correctionDays', 14, true],
])('%s may be set to %d: %j', (name, days, ok) => {
  expect(ReviewPractice.safeParse({ [name]: days }).success).toBe(ok);
});
