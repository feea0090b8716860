import { expect, test } from 'vitest';
import { type Application, ApplicationStatus } from '#domain/application/application';
import { claimed, editProblem, statusLabel, withdrawn, withdrawProblem } from '#domain/application/lifecycle';
import { evaluate } from '#domain/eligibility/evaluate';
import { findRuleSet } from '#domain/rules/shipped';

const now = new Date('2026-11-23T02:00:00Z');
const ruleSet = findRuleSet('ASSESSOR')!;

function application(more: Partial<Application> = {}): Application {
  return {
    ...{
      id: 'a',
      version: 3,
      kind: 'NEW',
      category: 'ASSESSOR',
      status: 'DRAFT',
      ruleSetId: ruleSet.id,
      facts: {},
      documents: [],
    },
    ...{ evaluation: evaluate(ruleSet, {}), consent: { version: '2024-11', on: '2026-11-23' } },
    ...{ createdAt: now.toISOString(), updatedAt: now.toISOString() },
    ...more,
  };
}

/** What an applicant may do in each state: change what is in it, take it back. */
const allowed: Record<ApplicationStatus, string> = {
  DRAFT: 'change withdraw',
  AGENCY_REVIEW: 'withdraw',
  CENTRE_REVIEW: 'withdraw',
  RETURNED: 'change withdraw',
  QUALIFIED: 'withdraw',
  ENROLLED: '',
  PASSED: '',
  CERTIFIED: '',
  FAILED: '',
  REJECTED: '',
  WITHDRAWN: '',
};

test.each(ApplicationStatus.options)('what is %s may be changed and taken back as its state says', (status) => {
  const of = application({ status });
  const may = [...(editProblem(of) ? [] : ['change']), ...(withdrawProblem(of) ? [] : ['withdraw'])];
  expect(may.join(' ')).toBe(allowed[status]);
  for (const problem of [editProblem(of), withdrawProblem(of)]) {
    if (problem) expect(problem.message).toContain(statusLabel[status]);
  }
  expect(withdrawn(of, now).ok).toBe(may.includes('withdraw'));
});

test('what was taken back holds no place any more', () => {
  const change = withdrawn(application({ status: 'QUALIFIED', liveIn: 'c' }), now);
  expect(change).toMatchObject({ ok: true, value: { application: { status: 'WITHDRAWN' }, changed: ['status'] } });
  expect(change.ok && change.value.application.liveIn).toBeUndefined();
});

const claim = { expiresAt: '2026-11-30T02:00:00.000Z' };
test.each<[string, Partial<Application>, string | undefined]>([
  ['nobody owns, in the last millisecond', { claim }, undefined],
  ['somebody owns', { claim, owner: 'wang' }, 'CLAIM_CODE_USED'],
  ['was claimed before', { claim: { ...claim, claimedAt: now.toISOString() } }, 'CLAIM_CODE_USED'],
  ['never had a code', {}, 'CLAIM_CODE_USED'],
  ['is theirs', { claim, owner: 'li' }, 'ALREADY_YOURS'],
  ['nobody claimed in time', { claim: { expiresAt: '2026-11-30T01:59:59.999Z' } }, 'CLAIM_CODE_EXPIRED'],
])('a draft that %s is claimed or refused', (_, more, code) => {
  const outcome = claimed(application(more), 'li', new Date('2026-11-30T02:00:00Z'));
  expect(outcome.ok ? undefined : outcome.problems[0].code).toBe(code);
  if (outcome.ok)
    expect(outcome.value.application).toMatchObject({ owner: 'li', claim: { claimedAt: claim.expiresAt } });
});
