import { expect, test } from 'vitest';
import { type Application, ApplicationStatus, type ReviewStage } from '#domain/application/application';
import { defaultPractice } from '#domain/practice';
import { checkApproval, decidersOf, reviewed, reviewProblem } from '#domain/review/review';
import type { ReviewCommand } from '#domain/review/review-command';
import { findRuleSet } from '#domain/rules/shipped';
import { agency } from '#test/operations/world';
import { handedIn, now } from './review-application.ts';

const ruleSet = findRuleSet('ASSESSOR')!;
const practice = defaultPractice.reviews;
const centre = { ref: 'wang', offices: ['510100'] };
const screener = { ref: 'zhao', offices: [agency.id] };
const routing = { now, ruleSet, practice, routing: defaultPractice.routing };

function decide(application: Application, command: ReviewCommand, reviewer = centre) {
  return reviewed(application, command, { ...routing, reviewer });
}

const mend: ReviewCommand = { decision: 'RETURN', reasons: ['PHOTO_UNFIT'], words: '请换一张白底照片' };
const refuse: ReviewCommand = { decision: 'REJECT', reasons: ['LEVEL_NOT_REACHED'] };

function after(outcome: ReturnType<typeof decide>): Application {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.application;
}

function codes(outcome: ReturnType<typeof decide>): string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path}`);
}

test.each(ApplicationStatus.options)('what is %s waits for a decision, or not, as its state says', (status) => {
  const code = reviewProblem(handedIn({ status }), { ref: 'wang', offices: ['510100', agency.id] })?.code;
  expect(code).toBe(['AGENCY_REVIEW', 'CENTRE_REVIEW'].includes(status) ? undefined : 'NOT_UNDER_REVIEW');
});

test.each<[ReviewStage, string, string | undefined]>([
  ['AGENCY_REVIEW', agency.id, undefined],
  ['AGENCY_REVIEW', '510100', 'NOT_AT_YOUR_OFFICE'],
  ['AGENCY_REVIEW', 'agency-2', 'NOT_AT_YOUR_OFFICE'],
  ['CENTRE_REVIEW', '510100', undefined],
  ['CENTRE_REVIEW', agency.id, 'NOT_AT_YOUR_OFFICE'],
  ['CENTRE_REVIEW', '510000', 'NOT_AT_YOUR_OFFICE'],
  ['CENTRE_REVIEW', '510700', 'NOT_AT_YOUR_OFFICE'],
])('%s is decided by the office whose turn it is, not by %s unless it is that one', (status, office, code) => {
  expect(reviewProblem(handedIn({ status }), { ref: 'wang', offices: [office] })?.code).toBe(code);
});

const by = (ref: string, earlier?: string[]) => ({
  ...{ outcome: 'APPROVED' as const, at: now.toISOString(), by: ref, office: 'x', reasons: [] },
  ...(earlier && { earlier }),
});
test.each<[string, Partial<Application>, string | undefined]>([
  ['is somebody else', {}, undefined],
  ['is the applicant', { owner: 'wang' }, 'OWN_APPLICATION'],
  ['decided the other stage', { reviews: { AGENCY_REVIEW: by('wang') } }, 'DECIDED_BEFORE'],
  [
    'decided the other stage before another did',
    { reviews: { AGENCY_REVIEW: by('zhao', ['wang']) } },
    'DECIDED_BEFORE',
  ],
  ['decided this stage before', { reviews: { CENTRE_REVIEW: by('wang') } }, undefined],
])('a reviewer who %s may decide or not', (_, more, code) => {
  expect(reviewProblem(handedIn(more), centre)?.code).toBe(code);
});

test('an approval sends it from the agency to the centre, and from the centre to those found qualified', () => {
  const screened = after(decide(handedIn({ status: 'AGENCY_REVIEW' }), { decision: 'APPROVE' }, screener));
  expect(screened).toMatchObject({
    status: 'CENTRE_REVIEW',
    reviews: { AGENCY_REVIEW: { by: 'zhao', office: agency.id } },
  });
  const qualified = after(decide(screened, { decision: 'APPROVE' }));
  expect(qualified).toMatchObject({
    ...{ status: 'QUALIFIED', liveIn: 'class-ASSESSOR' },
    reviews: { AGENCY_REVIEW: { outcome: 'APPROVED' }, CENTRE_REVIEW: { outcome: 'APPROVED', office: '510100' } },
  });
});

test('a return says what may be corrected, keeps what was seen and the place, and goes back to where it came from', () => {
  const returned = after(decide(handedIn(), { ...mend, facts: ['workplace', 'workplace'], choices: ['route'] }));
  expect(returned).toMatchObject({
    ...{ status: 'RETURNED', returnedFrom: 'CENTRE_REVIEW', liveIn: 'class-ASSESSOR' },
    correction: { facts: ['workplace'], documents: [], choices: ['route'] },
    words: { correction: '请换一张白底照片' },
    reviews: { CENTRE_REVIEW: { outcome: 'RETURNED', reasons: ['PHOTO_UNFIT'] } },
  });
  expect(returned.before?.facts).toEqual(returned.facts);
  expect(returned.before?.documents).toHaveLength(4);
});

test('where a reviewer names nothing, what the reasons concern is returned', () => {
  const named = after(decide(handedIn(), { ...mend, reasons: ['PHOTO_UNFIT', 'ID_NUMBER_DIFFERS', 'CLASS_WRONG'] }));
  expect(named.correction).toEqual({
    ...{ facts: ['idNumber', 'name'], documents: ['PHOTO', 'ID_CARD'], choices: ['trainingClass'] },
  });
});

test('a rejection says stage, reason, clause and until when it may be appealed, and lets the place go', () => {
  const rejected = after(
    decide(handedIn({ before: { facts: {}, documents: [] } }), { ...refuse, words: ' 只有中级工 ' }),
  );
  expect(rejected).toMatchObject({
    status: 'REJECTED',
    rejection: { stage: 'CENTRE_REVIEW', reason: 'LEVEL_NOT_REACHED', clause: '一(三)3', appealUntil: '2026-12-08' },
    words: { rejection: '只有中级工' },
  });
  expect([rejected.liveIn, rejected.before, rejected.correction]).toEqual([undefined, undefined, undefined]);
});

test.each<[string, ReviewCommand, string[]]>([
  ['an approval with a reason', { decision: 'APPROVE', reasons: ['PHOTO_UNFIT'] }, ['REASON_UNFITTING reasons']],
  ['an approval that returns something', { decision: 'APPROVE', facts: ['phone'] }, ['NOTHING_IS_RETURNED facts']],
  ['a return without words', { ...mend, words: '  ' }, ['WORDS_MISSING words']],
  ['words of 500 characters', { ...mend, words: '𠮷'.repeat(500) }, []],
  ['words of 501 characters', { ...mend, words: '𠮷'.repeat(501) }, ['TOO_LONG words']],
  [
    'a return without a reason',
    { decision: 'RETURN', words: '请改' },
    ['REASON_MISSING reasons', 'NOTHING_TO_CORRECT facts'],
  ],
  [
    'a return for a final reason',
    { ...mend, reasons: ['BARRED_FOR_GOOD'], facts: ['phone'] },
    ['REASON_UNFITTING reasons.0'],
  ],
  [
    'a rejection for a mendable reason',
    { decision: 'REJECT', reasons: ['FORM_UNSIGNED'] },
    ['REASON_UNFITTING reasons.0'],
  ],
  ['a rejection without a reason', { decision: 'REJECT' }, ['REASON_MISSING reasons']],
  ['a rejection that returns something', { ...refuse, documents: ['PHOTO'] }, ['NOTHING_IS_RETURNED facts']],
  ['an unknown reason', { decision: 'REJECT', reasons: ['X'] }, ['UNKNOWN_REASON reasons.0']],
  ['a reason of supervisors', { decision: 'REJECT', reasons: ['HEALTH'] }, ['REASON_OF_OTHER_CATEGORY reasons.0']],
  ['a reason of the agency', { ...mend, reasons: ['AGENCY_WRONG'] }, ['REASON_OF_OTHER_STAGE reasons.0']],
  [
    'a reason that concerns nothing in particular',
    { ...mend, reasons: ['SCAN_ILLEGIBLE'] },
    ['NOTHING_TO_CORRECT facts'],
  ],
  ['the same with the scan named', { ...mend, reasons: ['SCAN_ILLEGIBLE'], documents: ['ID_CARD'] }, []],
  [
    'several wrong things at once',
    { ...mend, words: '', facts: ['phone', 'shoeSize'], documents: ['SELFIE'] },
    ['WORDS_MISSING words', 'UNKNOWN_FACT facts.1', 'UNKNOWN_DOCUMENT_KIND documents.0'],
  ],
])('%s is taken or refused', (_, command, expected) => {
  expect(codes(decide(handedIn(), command))).toEqual(expected);
});

test('what is not met or not there cannot be approved, and each says its clause', () => {
  expect(checkApproval(handedIn(), { ruleSet })).toMatchObject({ ineligible: [], missing: [] });
  const worse = handedIn({ facts: { ...handedIn().facts, skillLevel: 'INTERMEDIATE', titleLevel: 'NONE' } });
  expect(checkApproval(worse, { ruleSet }).ineligible.map(({ clause }) => clause)).toContain('一(三)3');
  const { documents } = handedIn();
  const without = handedIn({ documents: documents.filter(({ kind }) => kind !== 'APPLICATION_FORM') });
  expect(checkApproval(without, { ruleSet }).missing).toMatchObject([
    { code: 'DOCUMENT_MISSING', path: 'documents.APPLICATION_FORM', clause: '一(六)2(1)' },
  ]);
  const requested = documents.map((each) => ({ ...each, status: 'REQUESTED' as const }));
  expect(checkApproval(handedIn({ documents: requested }), { ruleSet }).missing).toHaveLength(4);
});

test('whoever decided a stage before is remembered when it is decided again', () => {
  const once = after(decide(handedIn(), mend));
  const again = after(
    decide({ ...once, status: 'CENTRE_REVIEW' }, { decision: 'APPROVE' }, { ...centre, ref: 'qian' }),
  );
  expect(decidersOf(again, 'CENTRE_REVIEW')).toEqual(['wang', 'qian']);
  const twice = after(decide({ ...again, status: 'CENTRE_REVIEW' }, mend));
  expect(decidersOf(twice, 'CENTRE_REVIEW')).toEqual(['qian', 'wang']);
});

test('what the centre saw is kept until the centre has seen what became of it, whatever the agency decides', () => {
  const seen = { facts: { workplace: '甲' }, documents: [] };
  const returned = after(decide(handedIn(), mend));
  const resubmitted = { ...returned, before: seen, status: 'AGENCY_REVIEW' as const };
  const screened = after(decide(resubmitted, { decision: 'APPROVE' }, screener));
  expect(screened.before).toEqual(seen);
  expect(after(decide(resubmitted, mend, screener)).before).toEqual(seen);
  const approved = after(decide(screened, { decision: 'APPROVE' }));
  expect([approved.before, approved.correction]).toEqual([undefined, undefined]);
  const byAgency = after(decide(handedIn({ status: 'AGENCY_REVIEW' }), mend, screener));
  const passed = after(decide({ ...byAgency, status: 'AGENCY_REVIEW' }, { decision: 'APPROVE' }, screener));
  expect(passed.before).toBeUndefined();
});
