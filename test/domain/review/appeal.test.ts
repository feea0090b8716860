import { expect, test } from 'vitest';
import type { Application, ReviewStage } from '#domain/application/application';
import { appealDecided, appealDecisionProblem, appealed, appealProblem } from '#domain/review/appeal';
import { assessorRuleSet } from '#domain/rules/assessor';
import { handedIn, now } from './review-application.ts';

const decision = { outcome: 'REJECTED' as const, at: now.toISOString(), by: 'wang', office: '510100', reasons: [] };

function rejected(more: Partial<Application> = {}, stage: ReviewStage = 'CENTRE_REVIEW'): Application {
  const { liveIn: _, ...application } = handedIn();
  return {
    ...application,
    status: 'REJECTED',
    rejection: {
      ...{ stage, reason: 'LEVEL_NOT_REACHED', clause: '一(三)3', at: now.toISOString() },
      appealUntil: '2026-12-08',
    },
    reviews: { [stage]: decision },
    ...more,
  };
}

test.each<[string, Application, string, string | undefined]>([
  ['on the last day', rejected(), '2026-12-08T23:59:59+08:00', undefined],
  ['a second later', rejected(), '2026-12-09T00:00:00+08:00', 'APPEAL_TOO_LATE'],
  ['twice', rejected({ appeal: { filedAt: '' } }), '2026-11-24T10:00:00+08:00', 'APPEALED_BEFORE'],
  ['what is not rejected', handedIn(), '2026-11-24T10:00:00+08:00', 'NOT_REJECTED'],
  [
    'what was overturned once and rejected again',
    rejected({ appeal: { filedAt: '', outcome: 'OVERTURNED' } }),
    '2026-11-24T10:00:00+08:00',
    'APPEALED_BEFORE',
  ],
])('appealed %s it is taken or refused', (_, application, at, code) => {
  expect(appealProblem(application, new Date(at))?.code).toBe(code);
});

test.each([
  ['', 'WORDS_MISSING'],
  ['理'.repeat(500), undefined],
  ['理'.repeat(501), 'TOO_LONG'],
])('an appeal says why: %#', (words, code) => {
  const outcome = appealed(rejected(), words, now);
  expect(outcome.ok ? undefined : outcome.problems[0].code).toBe(code);
});

const open = { appeal: { filedAt: now.toISOString() } };
const centre = { ref: 'qian', offices: ['510100'] };
test.each<[string, Application, { ref: string; offices: string[] }, string | undefined]>([
  ['somebody else of the centre', rejected(open), centre, undefined],
  ['another centre', rejected(open), { ...centre, offices: ['510000'] }, 'NOT_AT_YOUR_OFFICE'],
  ['the agency', rejected(open), { ...centre, offices: ['agency-1'] }, 'NOT_AT_YOUR_OFFICE'],
  ['the applicant', rejected(open), { ...centre, ref: 'li' }, 'OWN_APPLICATION'],
  ['whoever rejected it', rejected(open), { ...centre, ref: 'wang' }, 'DECIDED_BEFORE'],
  [
    'whoever checked it first',
    rejected({
      ...open,
      reviews: { AGENCY_REVIEW: { ...decision, by: 'zhao', earlier: ['qian'] }, CENTRE_REVIEW: decision },
    }),
    centre,
    'DECIDED_BEFORE',
  ],
  ['anybody, where none is filed', rejected(), centre, 'NO_OPEN_APPEAL'],
  ['anybody, where it is decided', rejected({ appeal: { filedAt: '', outcome: 'UPHELD' } }), centre, 'NO_OPEN_APPEAL'],
])('an appeal is decided by %s or not', (_, application, reviewer, code) => {
  expect(appealDecisionProblem(application, reviewer)?.code).toBe(code);
});

const held = { ...open, liveIn: 'class-ASSESSOR' };
const decide = (application: Application, outcome: 'UPHELD' | 'OVERTURNED', words = '经复核') =>
  appealDecided(application, { outcome, words }, { reviewer: centre, now, ruleSet: assessorRuleSet() });

test('upheld it stays rejected and lets the place go again', () => {
  const outcome = decide(rejected(held), 'UPHELD');
  expect(outcome).toMatchObject({
    ok: true,
    value: { application: { status: 'REJECTED', appeal: { outcome: 'UPHELD', decidedBy: 'qian' } } },
  });
  expect(outcome.ok && outcome.value.application.liveIn).toBeUndefined();
  expect(outcome.ok && outcome.value.application.rejection).toBeDefined();
});

test.each<[ReviewStage, string]>([
  ['AGENCY_REVIEW', 'CENTRE_REVIEW'],
  ['CENTRE_REVIEW', 'QUALIFIED'],
])('overturned, what %s rejected goes on as if it had approved', (stage, status) => {
  const outcome = decide(rejected(held, stage), 'OVERTURNED');
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      application: {
        ...{ status, liveIn: 'class-ASSESSOR', appeal: { outcome: 'OVERTURNED' } },
        reviews: { [stage]: { outcome: 'APPROVED', by: 'qian', office: '510100', earlier: ['wang'] } },
      },
    },
  });
  expect(outcome.ok && outcome.value.application.rejection).toBeUndefined();
});

test('a decision without words is refused', () => {
  expect(decide(rejected(held), 'UPHELD', ' ')).toMatchObject({ ok: false, problems: [{ code: 'WORDS_MISSING' }] });
});
