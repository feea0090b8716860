import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationFacts } from '#domain/application/form';
import { Category } from '#domain/category';
import type { Condition } from '#domain/eligibility/rule-set';
import { findRuleSet } from '#domain/rules/shipped';
import { findApplication, listApplicationHistory, listOwnApplications } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { reviewApplication } from '#operations/review/review-application';
import { applicationRef, applicationWrite, openApplication } from '#store/applications';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { codesOf, done, newKey, readyApplication } from '#test/operations/journey';
import {
  agency,
  applicant,
  began,
  createWorld,
  openClass,
  staff,
  type World,
  writeAgency,
  writeClass,
  writeDraft,
} from '#test/operations/world';

const li = applicant('li');

test.each(Category.options)('a complete application of %s is handed in and goes to its agency', async (category) => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li, category);
  const before = await findApplication(world.deps, li, applicationId);
  expect(before?.allowedActions.find(({ action }) => action === 'submitApplication')).toMatchObject({
    enabled: true,
    because: [],
  });
  world.sent.length = 0;
  const { application } = done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(application.status).toBe('AGENCY_REVIEW');
  expect(application.routing?.reviewCentre).toBe('510100');
  expect(await findApplication(world.deps, li, applicationId)).toEqual(application);
});

test('everything that is missing is said at once, with path, code and clause', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const remove = { applicationId, removeFacts: ['phone', 'workplace'] };
  done(await updateApplicationDraft(world.deps, li, remove, newKey()));
  const outcome = await submitApplication(world.deps, li, { applicationId }, newKey());
  expect(outcome.ok ? [] : outcome.refusal.problems.map(({ path, code, clause }) => [path, code, clause])).toEqual([
    ['answers.phone', 'MISSING', '附件1'],
    ['answers.workplace', 'MISSING', '附件1'],
    ['documents.APPLICATION_FORM', 'DOCUMENT_MISSING', '一(六)2(1)'],
    ['documents.ID_CARD', 'DOCUMENT_MISSING', '一(六)2(1)'],
    ['documents.PHOTO', 'DOCUMENT_MISSING', '附件1'],
    ['documents.SKILL_CERTIFICATE', 'DOCUMENT_MISSING', '一(六)2(1)'],
    ['agencyId', 'AGENCY_MISSING', '一(六)1'],
    ['classId', 'CLASS_MISSING', '一(四)'],
  ]);
  const view = await findApplication(world.deps, li, applicationId);
  const because = view?.allowedActions.find(({ action }) => action === 'submitApplication')?.because;
  expect(because).toEqual(outcome.ok ? [] : outcome.refusal.problems);
});

test('the verdict is computed again from the answers, whatever was stored beside them', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const ref = applicationRef(applicationId);
  const snapshot = await read(world.deps.store, [ref]);
  const opened = await openApplication(world.deps.seal, applicationId, snapshot.find(ref)!);
  const facts = { ...opened.application.facts, skillLevel: 'INTERMEDIATE' };
  expect(opened.application.evaluation.verdict).toBe('MET');
  const application = { ...opened.application, facts };
  world.state = 'PLACED';
  await commit(world.deps.store, snapshot, [applicationWrite({ ...opened, application })]);
  const outcome = await submitApplication(world.deps, li, { applicationId }, newKey());
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'NOT_ELIGIBLE', evaluation: { verdict: 'NOT_MET' } } });
});

test('a refusal shows the numbers of a person masked, whatever fact a rule set puts a condition on', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const shipped = findRuleSet('ASSESSOR')!;
  const phone = applicationFacts(shipped).find(({ id }) => id === 'phone')!;
  const local: Condition = {
    ...{ fact: 'phone', test: { op: 'oneOf', values: ['028'] }, clause: '一(三)1', words: '本地电话' },
  };
  const ruleSet = { ...shipped, facts: [...shipped.facts, phone], eligibility: { all: [shipped.eligibility, local] } };
  const outcome = await submitApplication({ ...world.deps, ruleSets: [ruleSet] }, li, { applicationId }, newKey());
  expect(outcome).toMatchObject({ refusal: { kind: 'NOT_ELIGIBLE', problems: [{ path: 'answers.phone' }] } });
  const trace = outcome.ok ? [] : outcome.refusal.evaluation?.trace;
  expect(trace?.find(({ fact }) => fact === 'phone')?.value).toMatch(/^\d{3}\*{4}\d{4}$/);
});

test('an answer changed to one that fails the conditions makes it not eligible, with the trace and the clause', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const worse = { applicationId, facts: { skillLevel: 'INTERMEDIATE' } };
  done(await updateApplicationDraft(world.deps, li, worse, newKey()));
  const outcome = await submitApplication(world.deps, li, { applicationId }, newKey());
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'NOT_ELIGIBLE', evaluation: { verdict: 'NOT_MET' } } });
  expect(outcome.ok ? [] : outcome.refusal.problems.map(({ clause }) => clause)).toContain('一(三)3');
});

const edges: [string, string, string[]][] = [
  ['2026-11-01T00:00:00+08:00', 'the first second of the first day', []],
  ['2026-10-31T23:59:59+08:00', 'a second before', ['VALIDATION', 'REGISTRATION_NOT_OPEN']],
  ['2026-11-30T23:59:59+08:00', 'the last second of the closing day', []],
  ['2026-12-01T00:00:00+08:00', 'a second after', ['VALIDATION', 'REGISTRATION_CLOSED']],
];

describe.each([
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/Los_Angeles', 480],
])('on a machine in %s', (zone, offset) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test.each(edges)('at %s (%s) the window of the class decides', async (at, _, expected) => {
    expect(began.getTimezoneOffset()).toBe(offset);
    const world = await createWorld();
    const applicationId = await readyApplication(world, li);
    world.clock.now = new Date(at);
    const view = await findApplication(world.deps, li, applicationId);
    const action = view?.allowedActions.find((each) => each.action === 'submitApplication');
    expect(action?.because.map(({ code }) => code)).toEqual(expected.slice(1));
    expect(codesOf(await submitApplication(world.deps, li, { applicationId }, newKey()))).toEqual(expected);
  });
});

test('a class whose registration was shortened after it was chosen is looked at again', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  const registration = { opensOn: '2026-11-01', closesOn: '2026-11-20' };
  await writeClass(world.deps, openClass('ASSESSOR', { registration }));
  expect(codesOf(await submitApplication(world.deps, li, { applicationId }, newKey()))).toEqual([
    'VALIDATION',
    'REGISTRATION_CLOSED',
  ]);
});

test('an agency that may no longer recommend recommends nobody any more (一(六)1)', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  await writeAgency(world.deps, { ...agency, active: false });
  expect(codesOf(await submitApplication(world.deps, li, { applicationId }, newKey()))).toEqual([
    'VALIDATION',
    'INACTIVE_AGENCY',
  ]);
});

test.each([
  [500, []],
  [501, ['VALIDATION', 'TOO_LONG']],
])('a reason of %i characters is taken or refused', async (length, expected) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const withdrawal = { applicationId, reason: '𠮷'.repeat(length) };
  expect(codesOf(await withdrawApplication(world.deps, li, withdrawal, newKey()))).toEqual(expected);
});

test('one person has one live application for a category and class, however it is tried', async () => {
  const world = await createWorld();
  const first = await readyApplication(world, li);
  const other = applicant('li, signed in another way');
  const wide = { idNumber: '５１０１０４ １９９００１０１ ００１９' };
  const second = await readyApplication(world, other, 'ASSESSOR', wide);
  done(await submitApplication(world.deps, li, { applicationId: first }, newKey()));
  const again = () => submitApplication(world.deps, other, { applicationId: second }, newKey());
  expect(codesOf(await again())).toEqual(['CONFLICT', 'ANOTHER_IS_LIVE']);
  done(await withdrawApplication(world.deps, li, { applicationId: first, reason: '填错了' }, newKey()));
  expect(done(await again()).application.status).toBe('AGENCY_REVIEW');
});

test('what was handed in can no longer be changed, what was taken back no longer handed in', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  const change = { applicationId, facts: { workplace: '别处' } };
  expect(codesOf(await updateApplicationDraft(world.deps, li, change, newKey()))).toEqual(['CONFLICT', 'NOT_EDITABLE']);
  expect(codesOf(await submitApplication(world.deps, li, { applicationId }, newKey()))).toEqual([
    'CONFLICT',
    'NOT_EDITABLE',
  ]);
  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  expect(codesOf(await withdrawApplication(world.deps, li, { applicationId }, newKey()))).toEqual([
    'CONFLICT',
    'NOT_WITHDRAWABLE',
  ]);
});

test('an older version than the stored one is refused', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const input = { applicationId, expectedVersion: 1, facts: { workplace: '甲' } };
  expect(done(await updateApplicationDraft(world.deps, li, input, newKey())).application.version).toBe(2);
  expect(codesOf(await updateApplicationDraft(world.deps, li, input, newKey()))).toEqual(['CONFLICT', 'VERSION_MOVED']);
});

test('the history tells what happened and to which fields, never a value', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  const page = done(await listApplicationHistory(world.deps, li, { applicationId, first: 100 }));
  expect(page.entries.map(({ value }) => value.action)).toEqual([
    'createDraft',
    'updateApplicationDraft',
    ...Array.from({ length: 4 }, () => ['requestDocumentUpload', 'confirmDocument']).flat(),
    'submitApplication',
  ]);
  expect(page.entries.at(-1)?.value).toMatchObject({ fromStatus: 'DRAFT', toStatus: 'AGENCY_REVIEW' });
  const own = done(await listOwnApplications(world.deps, li, { first: 10 }));
  expect(own.entries.map(({ value }) => value.id)).toEqual([applicationId]);
});

test('staff of an HR department need no agency and go to their own city (二(一)1)', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li, 'QUALITY_SUPERVISOR', {
    supervisorSource: 'HR_DEPARTMENT',
    city: '510700',
  });
  const { application } = done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  expect(application).toMatchObject({ status: 'CENTRE_REVIEW', routing: { reviewCentre: '510700' } });
});

test('a class of another centre is refused with the clause (一(二)2)', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  await writeClass(world.deps, openClass('ASSESSOR', { id: 'mianyang', organiser: '510700' }));
  done(await updateApplicationDraft(world.deps, li, { applicationId, classId: 'mianyang' }, newKey()));
  const outcome = await submitApplication(world.deps, li, { applicationId }, newKey());
  expect(outcome.ok ? [] : outcome.refusal.problems).toMatchObject([
    { code: 'CLASS_OF_ANOTHER_CENTRE', path: 'classId', clause: '一(二)2' },
  ]);
});

/** Up to the stage that returns it, with every choice and the place of work to be made anew. */
async function returned(
  world: World,
  applicationId: string,
  stage: 'AGENCY_REVIEW' | 'CENTRE_REVIEW' = 'CENTRE_REVIEW',
): Promise<void> {
  const actors = { AGENCY_REVIEW: staff('agency', agency.id), CENTRE_REVIEW: staff('city', '510100') };
  const found = await findApplication(world.deps, li, applicationId);
  if (found?.status === 'AGENCY_REVIEW' && stage === 'CENTRE_REVIEW') {
    const approval = { applicationId, decision: 'APPROVE' as const };
    done(await reviewApplication(world.deps, actors.AGENCY_REVIEW, approval, newKey()));
  }
  const reasons = [found?.category === 'QUALITY_SUPERVISOR' ? 'SUPERVISOR_PHOTO_UNFIT' : 'PHOTO_UNFIT'];
  const facts = ['city', ...(found?.category === 'QUALITY_SUPERVISOR' ? ['supervisorSource'] : [])];
  const choices = ['agency' as const, 'trainingClass' as const, 'route' as const];
  const decision = { applicationId, decision: 'RETURN' as const, reasons, facts, choices, words: '请补正' };
  done(await reviewApplication(world.deps, actors[stage], decision, newKey()));
}

test('what was returned goes back to the stage that returned it, and keeps or moves the place it holds', async () => {
  const world = await createWorld();
  const [first, second] = [await readyApplication(world, li), await readyApplication(world, li)];
  const submit = async (applicationId: string) => {
    const outcome = await submitApplication(world.deps, li, { applicationId }, newKey());
    return outcome.ok ? outcome.value.application.status : codesOf(outcome);
  };
  expect(await submit(first)).toBe('AGENCY_REVIEW');
  await returned(world, first);
  expect(await submit(second)).toEqual(['CONFLICT', 'ANOTHER_IS_LIVE']);
  expect(await submit(first)).toBe('CENTRE_REVIEW');
  await returned(world, first);
  await writeClass(world.deps, openClass('ASSESSOR', { id: 'later' }));
  done(await updateApplicationDraft(world.deps, li, { applicationId: first, classId: 'later' }, newKey()));
  expect(await submit(first)).toBe('CENTRE_REVIEW');
  expect(await submit(second)).toBe('AGENCY_REVIEW');
});

test('what was returned by a centre and is then recommended by another agency is checked by that agency first (一(六)1)', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  await returned(world, applicationId);
  await writeAgency(world.deps, { ...agency, id: 'agency-2' });
  done(await updateApplicationDraft(world.deps, li, { applicationId, agencyId: 'agency-2' }, newKey()));
  const { application } = done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  expect(application).toMatchObject({ status: 'AGENCY_REVIEW', agency: { id: 'agency-2' } });
});

test('what its agency returned goes to the centre once it needs no agency any more (二(一)1)', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li, 'QUALITY_SUPERVISOR');
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  await returned(world, applicationId, 'AGENCY_REVIEW');
  const facts = { supervisorSource: 'HR_DEPARTMENT', city: '510100' };
  done(await updateApplicationDraft(world.deps, li, { applicationId, facts }, newKey()));
  expect(done(await submitApplication(world.deps, li, { applicationId }, newKey())).application.status).toBe(
    'CENTRE_REVIEW',
  );
});
