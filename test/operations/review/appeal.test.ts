import { expect, test } from 'vitest';
import type { Actor } from '#operations/actor';
import { findApplication } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { decideAppeal } from '#operations/review/appeal-decision';
import { appealRejection } from '#operations/review/appeal-rejection';
import { personAttribute, personRef, personWrite } from '#store/people';
import { codesOf, done, newKey, place, readyApplication } from '#test/operations/journey';
import { agency, applicant, createWorld, dump, staff, type World, write } from '#test/operations/world';
import { approve, atCentre, handedIn, li, qian, reject, review, sun, wang, zhao } from './review-world.ts';

async function rejected(world: World): Promise<string> {
  const applicationId = await atCentre(world);
  await review(world, wang, applicationId, reject);
  return applicationId;
}

async function rejectedByAgency(world: World): Promise<string> {
  const applicationId = await handedIn(world);
  await review(world, zhao, applicationId, reject);
  return applicationId;
}

const appeal = async ({ deps }: World, applicationId: string, actor: Actor = li, words = '证书是高级工') =>
  codesOf(await appealRejection(deps, actor, { applicationId, words }, newKey()));

async function decide(world: World, applicationId: string, outcome: 'UPHELD' | 'OVERTURNED', actor: Actor = sun) {
  return decideAppeal(world.deps, actor, { applicationId, outcome, words: '经复核' }, newKey());
}

test('a rejection is appealed by its owner, once, and decided by somebody else at the centre', async () => {
  const world = await createWorld();
  const applicationId = await rejected(world);
  expect(await appeal(world, applicationId, applicant('feng'))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect(await appeal(world, applicationId, wang)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(await appeal(world, applicationId)).toEqual([]);
  expect(await appeal(world, applicationId)).toEqual(['CONFLICT', 'APPEALED_BEFORE']);
  const tried: [Actor, string[]][] = [
    [wang, ['FORBIDDEN', 'DECIDED_BEFORE']],
    [staff('city', '510100', 'zhao'), ['FORBIDDEN', 'DECIDED_BEFORE']],
    [qian, ['FORBIDDEN', 'FORBIDDEN']],
    [staff('city', '510700'), ['NOT_FOUND', 'NOT_FOUND']],
    [staff('province'), ['NOT_FOUND', 'NOT_FOUND']],
    [staff('city', '510100', 'li'), ['FORBIDDEN', 'OWN_APPLICATION']],
  ];
  for (const [actor, expected] of tried) {
    expect(codesOf(await decide(world, applicationId, 'UPHELD', actor))).toEqual(expected);
  }
  const { application } = done(await decide(world, applicationId, 'OVERTURNED'));
  expect(application).toMatchObject({
    status: 'QUALIFIED',
    review: { appeal: { outcome: 'OVERTURNED', words: '证书是高级工', decisionWords: '经复核' } },
  });
  expect(application.review.rejection).toBeUndefined();
  expect(JSON.stringify(application)).not.toContain('sun');
  expect(codesOf(await decide(world, applicationId, 'UPHELD'))).toEqual(['CONFLICT', 'NO_OPEN_APPEAL']);
});

test.each([
  ['2026-12-08T23:59:59+08:00', []],
  ['2026-12-09T00:00:00+08:00', ['CONFLICT', 'APPEAL_TOO_LATE']],
])('at %s an appeal against a rejection of 23 November is taken or refused', async (at, expected) => {
  const world = await createWorld();
  const applicationId = await rejected(world);
  world.clock.now = new Date(at);
  expect(await appeal(world, applicationId)).toEqual(expected);
});

test('an appeal holds the person’s place in the class until it is decided', async () => {
  const world = await createWorld();
  const applicationId = await rejected(world);
  const other = await readyApplication(world, li);
  const submit = async () => codesOf(await submitApplication(world.deps, li, { applicationId: other }, newKey()));
  expect(await appeal(world, applicationId)).toEqual([]);
  expect(await submit()).toEqual(['CONFLICT', 'ANOTHER_IS_LIVE']);
  done(await decide(world, applicationId, 'UPHELD'));
  expect((await findApplication(world.deps, li, applicationId))?.status).toBe('REJECTED');
  expect(await submit()).toEqual([]);
});

test('whoever has applied for the class anew cannot appeal beside it', async () => {
  const world = await createWorld();
  const applicationId = await rejected(world);
  const other = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId: other }, newKey()));
  expect(await appeal(world, applicationId)).toEqual(['CONFLICT', 'ANOTHER_IS_LIVE']);
});

test('whoever is barred for good cannot appeal (三(三))', async () => {
  const world = await createWorld('PLACED');
  const applicationId = await rejected(world);
  const row = (await dump(world.client)).find(({ sk }) => sk?.S === 'PERSON')!;
  const hash = String(row.pk?.S).slice('PERSON#'.length);
  const ban = { where: [], set: { [personAttribute.ban('ASSESSOR')]: '三(三)' } };
  await write(world.deps, [{ ref: personRef(hash), write: personWrite(hash, ban) }]);
  const outcome = await appealRejection(world.deps, li, { applicationId, words: '不服' }, newKey());
  expect(codesOf(outcome)).toEqual(['CONFLICT', 'BARRED_FOR_GOOD']);
  expect(outcome).toMatchObject({ refusal: { problems: [{ clause: '三(三)' }] } });
});

test('what its agency rejected is appealed at the centre, goes on to its review, and whoever decided so decides no more', async () => {
  const world = await createWorld();
  const applicationId = await rejectedByAgency(world);
  expect(await appeal(world, applicationId)).toEqual([]);
  const { application } = done(await decide(world, applicationId, 'OVERTURNED'));
  expect(application).toMatchObject({
    status: 'CENTRE_REVIEW',
    review: {
      deadline: { dueOn: '2026-12-07' },
      decisions: [{ stage: 'AGENCY_REVIEW', outcome: 'APPROVED', office: '510100' }],
    },
  });
  await expect(review(world, sun, applicationId, approve)).rejects.toThrow('DECIDED_BEFORE');
  await review(world, wang, applicationId, reject);
  expect(await appeal(world, applicationId)).toEqual(['CONFLICT', 'APPEALED_BEFORE']);
});

test('what does not meet the conditions is not overturned', async () => {
  const world = await createWorld();
  const applicationId = await rejected(world);
  expect(await appeal(world, applicationId)).toEqual([]);
  const { facts } = (await findApplication(world.deps, sun, applicationId))!;
  await place(world, applicationId, { facts: { ...facts, skillLevel: 'INTERMEDIATE', titleLevel: 'NONE' } });
  expect(codesOf(await decide(world, applicationId, 'OVERTURNED'))[0]).toBe('NOT_ELIGIBLE');
  expect(codesOf(await decide(world, applicationId, 'UPHELD'))).toEqual([]);
});

test('the words of both sides lie sealed, and the agency reads them too', async () => {
  const world = await createWorld();
  const applicationId = await rejected(world);
  expect(await appeal(world, applicationId, li, '证书编号是四川的')).toEqual([]);
  done(await decide(world, applicationId, 'UPHELD'));
  const seen = await findApplication(world.deps, staff('agency', agency.id), applicationId);
  expect(seen?.review.appeal).toMatchObject({ words: '证书编号是四川的', decisionWords: '经复核', outcome: 'UPHELD' });
  expect(JSON.stringify(await dump(world.client))).not.toMatch(/证书编号是四川的|经复核/);
});
