import { describe, expect, test } from 'vitest';
import type { Actor } from '#operations/actor';
import type { ApplicationView } from '#operations/answers';
import { confirmDocument } from '#operations/application/confirm-document';
import { findApplication, listApplicationHistory } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { reviewApplication } from '#operations/review/review-application';
import { png } from '#test/operations/files';
import { codesOf, done, newKey, place, readyApplication, upload } from '#test/operations/journey';
import {
  agency,
  applicant,
  createWorld,
  dump,
  openClass,
  staff,
  type World,
  writeAgency,
  writeClass,
} from '#test/operations/world';
import {
  approve,
  atCentre,
  type Decision,
  handedIn,
  li,
  mend,
  qian,
  reject,
  review,
  sun,
  wang,
  zhao,
} from './review-world.ts';

const decide = async (world: World, actor: Actor, applicationId: string, decision: Decision = approve) =>
  codesOf(await reviewApplication(world.deps, actor, { applicationId, ...decision }, newKey()));

test('checked by its agency and reviewed by its centre an application is found qualified, each within its days', async () => {
  const world = await createWorld();
  const applicationId = await handedIn(world);
  const submitted = await findApplication(world.deps, li, applicationId);
  expect(submitted?.review.deadline).toEqual({ dueOn: '2026-11-30', overdue: false });
  const screened = await review(world, zhao, applicationId, approve);
  expect(screened).toMatchObject({ status: 'CENTRE_REVIEW', review: { deadline: { dueOn: '2026-12-07' } } });
  const qualified = await review(world, wang, applicationId, { ...approve, words: '材料齐全' });
  expect(qualified.status).toBe('QUALIFIED');
  expect(qualified.review).toMatchObject({
    decisions: [
      { stage: 'AGENCY_REVIEW', outcome: 'APPROVED', office: agency.id, reasons: [] },
      { stage: 'CENTRE_REVIEW', outcome: 'APPROVED', office: '510100', reasons: [] },
    ],
    notApprovable: [],
    toJudge: [],
  });
  expect(qualified.review.deadline).toBeUndefined();
  expect(JSON.stringify(qualified)).not.toMatch(/zhao|wang/);
});

test('the class may set the last days of its reviews (一(六)2)', async () => {
  const world = await createWorld();
  await writeAgency(world.deps, agency);
  await writeClass(world.deps, openClass('ASSESSOR', { reviewBy: { agency: '2026-11-24', centre: '2026-11-26' } }));
  const applicationId = await handedIn(world);
  const dueOn = async () => (await findApplication(world.deps, li, applicationId))?.review.deadline?.dueOn;
  expect(await dueOn()).toBe('2026-11-24');
  await review(world, zhao, applicationId, approve);
  expect(await dueOn()).toBe('2026-11-26');
});

const both: Actor = {
  kind: 'person',
  subject: 'zhao',
  roles: [
    { role: 'agency', organisation: agency.id },
    { role: 'city', city: '510100' },
  ],
};
const ownReviewer: Actor = {
  kind: 'person',
  subject: 'li',
  roles: [{ role: 'applicant' }, { role: 'agency', organisation: agency.id }],
};

test.each<[string, Actor, string[]]>([
  ['its agency', zhao, []],
  ['somebody of agency and centre', both, []],
  ['its centre, whose turn it is not', wang, ['FORBIDDEN', 'NOT_AT_YOUR_OFFICE']],
  ['its own applicant', ownReviewer, ['FORBIDDEN', 'OWN_APPLICATION']],
  ['another agency', staff('agency', 'agency-2'), ['NOT_FOUND', 'NOT_FOUND']],
  ['another city', staff('city', '510700'), ['NOT_FOUND', 'NOT_FOUND']],
  ['the province, which does not review it', staff('province'), ['NOT_FOUND', 'NOT_FOUND']],
  ['an auditor', staff('auditor'), ['FORBIDDEN', 'FORBIDDEN']],
  ['an applicant', applicant('feng'), ['FORBIDDEN', 'FORBIDDEN']],
  ['nobody', { kind: 'anonymous' }, ['UNAUTHENTICATED', 'UNAUTHENTICATED']],
])('the first check is made by its agency alone: tried by %s', async (_, actor, expected) => {
  const world = await createWorld();
  expect(await decide(world, actor, await handedIn(world))).toEqual(expected);
});

test.each<[string, Actor, string[]]>([
  ['its centre', wang, []],
  ['the agency that has checked it', qian, ['FORBIDDEN', 'NOT_AT_YOUR_OFFICE']],
  ['whoever has made the first check, now for the centre', both, ['FORBIDDEN', 'DECIDED_BEFORE']],
])('the review is made by its centre, and by another person: tried by %s', async (_, actor, expected) => {
  const world = await createWorld();
  expect(await decide(world, actor, await atCentre(world))).toEqual(expected);
});

test('a draft is nobody’s work, and what is decided waits for no decision', async () => {
  const world = await createWorld();
  const draft = await readyApplication(world, li);
  expect(await decide(world, zhao, draft)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  const applicationId = await handedIn(world, { owner: applicant('feng'), facts: { idNumber: '510703198506150027' } });
  done(await withdrawApplication(world.deps, applicant('feng'), { applicationId }, newKey()));
  expect(await decide(world, zhao, applicationId)).toEqual(['CONFLICT', 'NOT_UNDER_REVIEW']);
  expect(await decide(world, zhao, 'no-such-application')).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test('a reviewer who saw an older version is told so', async () => {
  const world = await createWorld();
  const applicationId = await handedIn(world);
  const { version = 0 } = (await findApplication(world.deps, zhao, applicationId)) ?? {};
  expect(await decide(world, zhao, applicationId, { ...approve, expectedVersion: version - 1 })).toEqual([
    'CONFLICT',
    'VERSION_MOVED',
  ]);
  expect(await decide(world, zhao, applicationId, { ...approve, expectedVersion: version })).toEqual([]);
});

test('what does not meet the conditions of its own rules is not approved, with the trace; it can be rejected', async () => {
  const world = await createWorld();
  const applicationId = await atCentre(world);
  const { facts } = (await findApplication(world.deps, wang, applicationId))!;
  await place(world, applicationId, { facts: { ...facts, skillLevel: 'INTERMEDIATE', titleLevel: 'NONE' } });
  const outcome = await reviewApplication(world.deps, wang, { applicationId, ...approve }, newKey());
  expect(outcome).toMatchObject({ refusal: { kind: 'NOT_ELIGIBLE', evaluation: { verdict: 'NOT_MET' } } });
  expect(outcome.ok ? [] : outcome.refusal.problems.map(({ clause }) => clause)).toContain('一(三)3');
  expect((await findApplication(world.deps, wang, applicationId))?.review.notApprovable.length).toBeGreaterThan(0);
  expect(await decide(world, wang, applicationId, reject)).toEqual([]);
});

test('what lacks a scan that it needs is not approved', async () => {
  const world = await createWorld();
  const applicationId = await handedIn(world);
  await place(world, applicationId, { documents: [] });
  const outcome = await reviewApplication(world.deps, zhao, { applicationId, ...approve }, newKey());
  expect(codesOf(outcome).slice(0, 2)).toEqual(['VALIDATION', 'DOCUMENT_MISSING']);
  expect(outcome.ok ? [] : outcome.refusal.problems.map(({ path }) => path)).toContain('documents.APPLICATION_FORM');
});

describe('what was returned', () => {
  async function returned(world: World, more: Partial<Decision> = {}): Promise<string> {
    const applicationId = await atCentre(world);
    await review(world, wang, applicationId, { ...mend, facts: ['phone', 'workplace'], documents: ['PHOTO'], ...more });
    return applicationId;
  }
  const submit = async ({ deps }: World, applicationId: string) =>
    codesOf(await submitApplication(deps, li, { applicationId }, newKey()));
  const change = async ({ deps }: World, input: Parameters<typeof updateApplicationDraft>[2]) =>
    codesOf(await updateApplicationDraft(deps, li, input, newKey()));

  test('is corrected where it was returned and nowhere else, and the reviewer sees the difference, masked', async () => {
    const world = await createWorld();
    const applicationId = await returned(world);
    const view = await findApplication(world.deps, li, applicationId);
    expect(view?.review.correction).toEqual({
      ...{ facts: ['phone', 'workplace'], documents: ['PHOTO'], choices: [], words: '请换一张照片' },
    });
    expect(await change(world, { applicationId, facts: { address: '别处' } })).toEqual(['VALIDATION', 'NOT_RETURNED']);
    expect(await change(world, { applicationId, facts: { phone: '13912345678', workplace: '成都某某公司' } })).toEqual(
      [],
    );
    await expect(upload(world, li, { applicationId, kind: 'ID_CARD' })).rejects.toThrow('NOT_RETURNED');
    const documentId = await upload(world, li, { applicationId, kind: 'PHOTO', file: png() });
    done(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()));
    expect(await submit(world, applicationId)).toEqual([]);
    const seen = await findApplication(world.deps, wang, applicationId);
    expect(seen).toMatchObject({ status: 'CENTRE_REVIEW' });
    expect(seen?.review.differences).toEqual({
      facts: expect.arrayContaining([
        { fact: 'phone', before: '138****8000', after: '139****5678' },
        { fact: 'workplace', before: '四川某某职业技术学院', after: '成都某某公司' },
      ]),
      documents: [{ kind: 'PHOTO', before: [expect.any(String)], after: [documentId] }],
    });
    const approved = await review(world, wang, applicationId, approve);
    expect([approved.review.differences, approved.review.correction]).toEqual([undefined, undefined]);
  });

  test('may be handed in again for seven days although registration has closed, and not a second longer', async () => {
    for (const [at, expected] of [
      ['2026-12-06T23:59:59+08:00', []],
      ['2026-12-07T00:00:00+08:00', ['VALIDATION', 'CORRECTION_CLOSED']],
    ] as const) {
      const world = await createWorld();
      const applicationId = await atCentre(world);
      world.clock.now = new Date('2026-11-29T10:00:00+08:00');
      await review(world, wang, applicationId, { ...mend, facts: ['workplace'] });
      const found = await findApplication(world.deps, li, applicationId);
      expect(found?.review.deadline).toEqual({ dueOn: '2026-12-06', overdue: false });
      world.clock.now = new Date(at);
      expect(await submit(world, applicationId)).toEqual(expected);
    }
  });

  test('may be moved to another class where its own was cancelled since', async () => {
    const world = await createWorld();
    const applicationId = await returned(world);
    await writeClass(world.deps, openClass('ASSESSOR', { id: 'later' }));
    expect(await change(world, { applicationId, classId: 'later' })).toEqual(['VALIDATION', 'NOT_RETURNED']);
    const cancellation = { at: world.clock.now.toISOString(), reason: '人数不足' };
    await writeClass(world.deps, openClass('ASSESSOR', { status: 'CANCELLED', cancellation }));
    expect(await submit(world, applicationId)).toEqual(['VALIDATION', 'CLASS_CANCELLED']);
    expect(await change(world, { applicationId, classId: 'later' })).toEqual([]);
    expect(await submit(world, applicationId)).toEqual([]);
  });

  test('may be returned again, and the stage that returned it decides again', async () => {
    const world = await createWorld();
    const applicationId = await returned(world);
    expect(await submit(world, applicationId)).toEqual([]);
    await review(world, sun, applicationId, { ...mend, facts: ['education'] });
    expect(await change(world, { applicationId, facts: { workplace: '甲' } })).toEqual(['VALIDATION', 'NOT_RETURNED']);
    expect(await submit(world, applicationId)).toEqual([]);
    expect(await decide(world, wang, applicationId)).toEqual([]);
  });
});

test('a rejection says why and lets the person apply for the same class again', async () => {
  const world = await createWorld();
  const applicationId = await atCentre(world);
  const other = await readyApplication(world, li);
  const again = async () => codesOf(await submitApplication(world.deps, li, { applicationId: other }, newKey()));
  expect(await again()).toEqual(['CONFLICT', 'ANOTHER_IS_LIVE']);
  const rejected = await review(world, wang, applicationId, {
    ...reject,
    reasons: ['LEVEL_NOT_REACHED', 'SUMMARY_TOO_SHORT'],
  });
  expect(rejected).toMatchObject({
    status: 'REJECTED',
    review: {
      rejection: { stage: 'CENTRE_REVIEW', reason: 'LEVEL_NOT_REACHED', clause: '一(三)3', appealUntil: '2026-12-08' },
      decisions: [{}, { outcome: 'REJECTED', reasons: ['LEVEL_NOT_REACHED', 'SUMMARY_TOO_SHORT'] }],
    },
  });
  expect(await again()).toEqual([]);
});

test('the words of a reviewer reach applicant and offices, and lie sealed', async () => {
  const world = await createWorld();
  const applicationId = await atCentre(world);
  await review(world, wang, applicationId, reject);
  for (const actor of [li, zhao, wang]) {
    expect((await findApplication(world.deps, actor, applicationId))?.review.rejection?.words).toBe('证书只到中级工');
  }
  expect(JSON.stringify(await dump(world.client))).not.toContain('证书只到中级工');
});

test('the history says which stage decided how, for which reasons under which clauses', async () => {
  const world = await createWorld();
  const applicationId = await atCentre(world);
  await review(world, wang, applicationId, {
    ...mend,
    reasons: ['PHOTO_UNFIT', 'SCAN_ILLEGIBLE'],
    documents: ['ID_CARD'],
  });
  const page = done(await listApplicationHistory(world.deps, li, { applicationId, first: 100 }));
  const entries = page.entries.map(({ value }) => value).filter(({ action }) => action === 'reviewApplication');
  expect(entries).toMatchObject([
    { fromStatus: 'AGENCY_REVIEW', toStatus: 'CENTRE_REVIEW', actor: { role: 'agency', organisation: agency.id } },
    { fromStatus: 'CENTRE_REVIEW', toStatus: 'RETURNED', actor: { role: 'city', organisation: '510100' } },
  ]);
  expect(entries[1]?.reasons).toMatchObject([
    { code: 'PHOTO_UNFIT', clause: '附件1' },
    { code: 'SCAN_ILLEGIBLE', clause: '一(六)2(1)' },
  ]);
});

/** What is said of each action to this caller: `ok`, or the codes that stand in the way. */
function said(view: ApplicationView | undefined): Record<string, string> {
  return Object.fromEntries(
    (view?.allowedActions ?? []).map(({ action, enabled, because }) => [
      action,
      enabled ? 'ok' : because.map(({ code }) => code).join(),
    ]),
  );
}

test('each caller hears what they may do now and why not, from what decides', async () => {
  const world = await createWorld();
  const applicationId = await handedIn(world);
  const seenBy = async (actor: Actor) => said(await findApplication(world.deps, actor, applicationId));
  expect(await seenBy(zhao)).toEqual({ reviewApplication: 'ok' });
  expect(await seenBy(wang)).toEqual({ reviewApplication: 'NOT_AT_YOUR_OFFICE', decideAppeal: 'NO_OPEN_APPEAL' });
  expect(await seenBy(ownReviewer)).toMatchObject({ withdrawApplication: 'ok', reviewApplication: 'OWN_APPLICATION' });
  expect(await seenBy(li)).toMatchObject({
    ...{ updateApplicationDraft: 'NOT_EDITABLE', withdrawApplication: 'ok', appealRejection: 'NOT_REJECTED' },
  });
  await review(world, zhao, applicationId, approve);
  expect(await seenBy(qian)).toEqual({ reviewApplication: 'NOT_AT_YOUR_OFFICE' });
  expect(await seenBy(both)).toMatchObject({ reviewApplication: 'DECIDED_BEFORE' });
  await review(world, wang, applicationId, reject);
  expect(await seenBy(li)).toMatchObject({ appealRejection: 'ok', withdrawApplication: 'NOT_WITHDRAWABLE' });
  expect(await seenBy(sun)).toMatchObject({ reviewApplication: 'NOT_UNDER_REVIEW' });
});
