import { expect, test } from 'vitest';
import { shanghaiDay } from '#domain/day';
import type { Facts } from '#domain/eligibility/fact';
import { findApplication } from '#operations/application/reads';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import type { UpdateApplicationDraftInput } from '#operations/inputs';
import { codesOf, done, newKey } from '#test/operations/journey';
import { agency, applicant, createWorld, openClass, writeAgency, writeClass, writeDraft } from '#test/operations/world';

const li = applicant('li');

async function draft() {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  await writeAgency(world.deps, agency);
  await writeAgency(world.deps, { ...agency, id: 'closed', active: false });
  await writeAgency(world.deps, { ...agency, id: 'provincial', kind: 'PROVINCIAL' });
  await writeClass(world.deps, openClass('ASSESSOR'));
  await writeClass(world.deps, openClass('SENIOR_ASSESSOR'));
  await writeClass(world.deps, openClass('ASSESSOR', { id: 'unpublished', status: 'DRAFT' }));
  const update = (input: Omit<UpdateApplicationDraftInput, 'applicationId'>) =>
    updateApplicationDraft(world.deps, li, { applicationId, ...input }, newKey());
  return { world, applicationId, update };
}

test.each<[string, Omit<UpdateApplicationDraftInput, 'applicationId'>, string[]]>([
  ['nothing', {}, []],
  ['an agency', { agencyId: agency.id }, []],
  ['an unknown agency', { agencyId: 'x' }, ['UNKNOWN_AGENCY']],
  ['an agency that may not recommend', { agencyId: 'closed' }, ['INACTIVE_AGENCY']],
  ['a class', { classId: 'class-ASSESSOR' }, []],
  ['an unknown class', { classId: 'x' }, ['UNKNOWN_CLASS']],
  ['a class that is not published', { classId: 'unpublished' }, ['UNKNOWN_CLASS']],
  ['a class of another category', { classId: 'class-SENIOR_ASSESSOR' }, ['CLASS_OF_OTHER_CATEGORY']],
  ['a route', { agencyId: 'provincial', route: 'CITY' }, []],
  ['no route', { route: 'MOON' }, ['UNKNOWN_ROUTE']],
  ['an unknown fact', { facts: { shoeSize: 42 } }, ['UNKNOWN_FACT']],
  ['a name that every object has', { facts: { constructor: 'x' } as unknown as Facts }, ['UNKNOWN_FACT']],
  ['an unknown fact taken away', { removeFacts: ['shoeSize'] }, ['UNKNOWN_FACT']],
  ['a name that every object has, typed', { answers: [{ fact: '__proto__', texts: ['x'] }] }, ['UNKNOWN_FACT']],
  ['what was typed', { answers: [{ fact: 'workYears', texts: ['十二年'] }] }, []],
  ['words that say too little', { answers: [{ fact: 'workYears', texts: ['快十年了'] }] }, ['UNSURE']],
  [
    'words that say too little beside other mistakes',
    { answers: [{ fact: 'workYears', texts: ['快十年了'] }], removeFacts: ['x'], agencyId: 'x' },
    ['UNSURE', 'UNKNOWN_FACT', 'UNKNOWN_AGENCY'],
  ],
  ['a wrong check digit', { facts: { idNumber: '510104199001010018' } }, ['CHECK_DIGIT']],
  ['a short phone number', { facts: { phone: '1380013800' } }, ['WRONG_LENGTH']],
  ['a city that is none', { facts: { city: '510200' } }, ['INVALID_VALUE']],
  ['a number where a text belongs', { facts: { workplace: 7 } }, ['INVALID_VALUE']],
  [
    'all of it at once',
    { facts: { shoeSize: 42, city: 'x' }, agencyId: 'x', classId: 'x' },
    ['UNKNOWN_FACT', 'INVALID_VALUE', 'UNKNOWN_AGENCY', 'UNKNOWN_CLASS'],
  ],
])('a draft is changed by %s', async (_, input, problems) => {
  const { world, applicationId, update } = await draft();
  const before = await findApplication(world.deps, li, applicationId);
  expect(codesOf(await update(input)).slice(1)).toEqual(problems);
  const after = await findApplication(world.deps, li, applicationId);
  if (problems.length > 0) expect(after).toEqual(before);
  else expect(after?.version).toBe(2);
});

test('what is not given stays; the verdict follows the answers', async () => {
  const { world, applicationId, update } = await draft();
  done(await update({ agencyId: 'provincial', route: 'CITY', classId: 'class-ASSESSOR' }));
  done(await update({ facts: { workplace: '甲' } }));
  const worse = done(await update({ facts: { skillLevel: 'JUNIOR' } })).application;
  expect(worse).toMatchObject({ route: 'CITY', agency: { id: 'provincial' }, trainingClass: { id: 'class-ASSESSOR' } });
  expect(worse.facts.workplace).toBe('甲');
  expect(worse.evaluation.verdict).toBe('NOT_MET');
  const better = done(await update({ facts: { titleLevel: 'INTERMEDIATE' } })).application;
  expect(better.evaluation.admissible).toBe(true);
  expect(done(await update({ agencyId: agency.id })).application.route).toBeUndefined();
  const emptied = done(await update({ removeFacts: ['workplace'] })).application;
  expect(Object.keys(emptied.facts)).not.toContain('workplace');
  expect(await findApplication(world.deps, li, applicationId)).toEqual(emptied);
});

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('the day is that of Chengdu on a machine in %s', (zone) => {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    expect(shanghaiDay(new Date('2026-11-30T15:59:59.999Z'))).toBe('2026-11-30');
    expect(shanghaiDay(new Date('2026-11-30T16:00:00.000Z'))).toBe('2026-12-01');
    expect(shanghaiDay(new Date('2028-02-28T16:00:00.000Z'))).toBe('2028-02-29');
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
