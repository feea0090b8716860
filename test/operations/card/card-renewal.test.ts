import { expect, test } from 'vitest';
import { requiredDocuments } from '#domain/application/required-documents';
import { confirmDocument } from '#operations/application/confirm-document';
import { submitApplication } from '#operations/application/submit-application';
import { findCards, listQualifiedRenewals } from '#operations/card/card-reads';
import { renewCards } from '#operations/card/renew-cards';
import { sanctionCard } from '#operations/card/sanction-card';
import { startRenewal } from '#operations/card/start-renewal';
import { enrolApplication } from '#operations/class/enrol-application';
import { reviewApplication } from '#operations/review/review-application';
import { cardRef } from '#store/cards';
import { read } from '#store/read';
import { qualifiedApplication } from '#test/operations/class/qualified';
import { codesOf, done, newKey, place, upload } from '#test/operations/journey';
import {
  agency,
  applicant,
  createWorld,
  draftContent,
  openClass,
  staff,
  type World,
  writeAgency,
  writeClass,
} from '#test/operations/world';
import { chengdu, numberedCard, province } from './card-world.ts';

const li = applicant('li');
/** The card is good until 2029-11-22. */
const start = (world: World, number: string, actor = li) => startRenewal(world.deps, actor, { number }, newKey());
const renew = (world: World, applicationIds: string[], actor = province) =>
  renewCards(world.deps, actor, { applicationIds }, newKey());
const at = (day: string) => new Date(`${day}T02:00:00Z`);

async function cardWorld(day: string): Promise<{ world: World; number: string }> {
  const world = await createWorld();
  const number = await numberedCard(world);
  await writeAgency(world.deps, agency);
  world.clock.now = at(day);
  return { world, number };
}

test.each([
  ['2029-08-23', ['CONFLICT', 'RENEWAL_NOT_OPEN']],
  ['2029-08-24', []],
  ['2029-11-22', []],
  ['2029-11-23', []],
  ['2030-11-22', []],
  ['2030-11-23', ['CONFLICT', 'RENEWAL_CLOSED']],
])('a card that is good until 2029-11-22 can be renewed on %s: %j', async (day, expected) => {
  const { world, number } = await cardWorld(day);
  expect(codesOf(await start(world, number))).toEqual(expected);
});

test('its holder reads from when to when, and why not today', async () => {
  const { world, number } = await cardWorld('2029-08-23');
  const read = async () => (await findCards(world.deps, li, [number]))[0]?.renewal;
  expect(await read()).toMatchObject({
    opens: '2029-08-24',
    closes: '2030-11-22',
    problem: { code: 'RENEWAL_NOT_OPEN' },
  });
  world.clock.now = at('2029-08-24');
  expect(await read()).toEqual({ opens: '2029-08-24', closes: '2030-11-22' });
});

test('its holder alone begins, and not while it is suspended or after it was cancelled', async () => {
  const { world, number } = await cardWorld('2029-10-01');
  expect(codesOf(await start(world, number, applicant('wang')))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect(codesOf(await start(world, 'K1'))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect(codesOf(await start(world, number, province))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  const decide = (kind: 'SUSPENDED' | 'REVOKED') =>
    sanctionCard(world.deps, province, { number, kind, ground: 'DUTY_NOT_PERFORMED', words: '核实中' }, newKey());
  done(await decide('SUSPENDED'));
  expect(codesOf(await start(world, number))).toEqual(['CONFLICT', 'CARD_SUSPENDED']);
  done(await decide('REVOKED'));
  expect(codesOf(await start(world, number))).toEqual(['CONFLICT', 'CARD_REVOKED']);
});

/** Scans anew, handed in, checked by the agency and the centre. */
async function qualified(world: World, number: string): Promise<string> {
  const { application } = done(await start(world, number));
  const applicationId = application.id;
  for (const { kind } of requiredDocuments('ASSESSOR', draftContent('ASSESSOR').facts)) {
    const documentId = await upload(world, li, { applicationId, kind });
    done(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()));
  }
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  for (const actor of [staff('agency', agency.id), chengdu])
    done(await reviewApplication(world.deps, actor, { applicationId, decision: 'APPROVE' }, newKey()));
  return applicationId;
}

test('from a draft with the earlier answers through the same reviews, without a class, to the same number for longer', async () => {
  const { world, number } = await cardWorld('2029-10-01');
  const { application } = done(await start(world, number));
  expect(application).toMatchObject({ status: 'DRAFT', agency: { id: agency.id }, ruleSetId: 'assessor@2024-11' });
  expect(application.facts).toMatchObject({ name: '张建华', idNumber: '510104********0019' });
  expect(application.requiredDocuments.every(({ present }) => !present)).toBe(true);
  expect(
    codesOf(await submitApplication(world.deps, li, { applicationId: application.id }, newKey())).slice(1),
  ).toEqual(application.requiredDocuments.map(() => 'DOCUMENT_MISSING'));
  const applicationId = await qualified(world, number);
  expect(codesOf(await start(world, number))).toEqual(['CONFLICT', 'RENEWAL_UNDER_WAY']);
  const list = done(await listQualifiedRenewals(world.deps, province, { first: 10 }));
  expect(list.entries.map(({ value }) => value.id)).toEqual([applicationId]);
  world.sent.length = 0;
  expect(done(await renew(world, [applicationId])).renewed).toEqual([{ applicationId, number, until: '2032-11-22' }]);
  expect(world.sent).toEqual(['BatchGetItem', 'BatchGetItem', 'TransactWriteItems']);
  const card = (await read(world.deps.store, [cardRef(number)])).find(cardRef(number));
  expect(card?.periods).toEqual([
    { from: '2026-11-23', until: '2029-11-22', applicationId: 'certified' },
    { from: '2029-11-23', until: '2032-11-22', applicationId },
  ]);
  expect(codesOf(await renew(world, [applicationId]))).toEqual(['CONFLICT', 'NOT_READY']);
  expect(done(await listQualifiedRenewals(world.deps, province, { first: 10 })).entries).toEqual([]);
  world.clock.now = at('2032-10-01');
  expect(codesOf(await start(world, number))).toEqual([]);
});

test('after a gap the new period begins on the day of the renewal', async () => {
  const { world, number } = await cardWorld('2030-02-01');
  const applicationId = await qualified(world, number);
  world.clock.now = at('2030-02-28');
  expect(done(await renew(world, [applicationId])).renewed[0]?.until).toBe('2033-02-27');
});

test('what is cancelled meanwhile ends the renewal with it', async () => {
  const { world, number } = await cardWorld('2029-10-01');
  const applicationId = await qualified(world, number);
  const input = { number, kind: 'REVOKED', ground: 'DUTY_NOT_PERFORMED', words: '已核实' } as const;
  done(await sanctionCard(world.deps, province, input, newKey()));
  expect(codesOf(await renew(world, [applicationId]))).toEqual(['CONFLICT', 'NOT_READY']);
});

test('it takes no place in a class', async () => {
  const { world, number } = await cardWorld('2029-10-01');
  const applicationId = await qualified(world, number);
  await writeClass(world.deps, openClass('ASSESSOR'));
  const enrolment = { applicationId, classId: openClass('ASSESSOR').id };
  const outcome = await enrolApplication(world.deps, li, enrolment, newKey());
  expect(codesOf(outcome)).toEqual(['CONFLICT', 'RENEWAL_NEEDS_NO_CLASS']);
  expect(codesOf(await renew(world, [applicationId]))).toEqual([]);
});

test('where practice sends it to a class it stays the one renewal of its card, and waits until it has passed', async () => {
  const { world, number } = await cardWorld('2029-10-01');
  const { cards } = world.deps.practice;
  const renewal = { ...cards.renewal, needsTraining: true };
  const applicationId = await qualified(world, number);
  await writeClass(world.deps, openClass('ASSESSOR', { capacity: { overall: 1 } }));
  const deps = { ...world.deps, practice: { ...world.deps.practice, cards: { ...cards, renewal } } };
  const { id: classId } = openClass('ASSESSOR');
  const other = await qualifiedApplication(world, { owner: 'wang' });
  done(await enrolApplication(deps, applicant('wang'), { applicationId: other, classId }, newKey()));
  const { application } = done(await enrolApplication(deps, li, { applicationId, classId }, newKey()));
  expect(application).toMatchObject({ status: 'QUALIFIED', enrolment: { state: 'WAITING' } });
  expect(codesOf(await startRenewal(deps, li, { number }, newKey()))).toEqual(['CONFLICT', 'RENEWAL_UNDER_WAY']);
  expect(codesOf(await renewCards(deps, province, { applicationIds: [applicationId] }, newKey()))[1]).toBe('NOT_READY');
  expect(codesOf(await renew(world, [applicationId]))).toEqual(['CONFLICT', 'LEAVE_CLASS_FIRST']);
});

test('each that stands in the way is named, and nothing is renewed', async () => {
  const { world, number } = await cardWorld('2029-10-01');
  const applicationId = await qualified(world, number);
  const outcome = await renew(world, [applicationId, 'nothing', 'certified']);
  expect(outcome.ok || outcome.refusal.problems.map(({ code, path }) => [code, path])).toEqual([
    ['NOT_FOUND', 'applicationIds.1'],
    ['NOT_A_RENEWAL', 'applicationIds.2'],
  ]);
  expect(codesOf(await renew(world, [applicationId, applicationId]))).toEqual(['VALIDATION', 'TWICE']);
  expect(codesOf(await renew(world, []))).toEqual(['VALIDATION', 'HOW_MANY']);
  const many = Array.from({ length: 31 }, (_, each) => `a${each}`);
  expect(codesOf(await renew(world, many))).toEqual(['VALIDATION', 'HOW_MANY']);
  const self = { kind: 'person' as const, subject: 'li', roles: [{ role: 'province' as const }] };
  expect(codesOf(await renew(world, [applicationId], self))).toEqual(['CONFLICT', 'OWN_APPLICATION']);
  expect(codesOf(await renew(world, [applicationId], chengdu))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  await place(world, applicationId, { person: { hash: 'another', nameHash: 'another' } });
  expect(codesOf(await renew(world, [applicationId]))).toEqual(['CONFLICT', 'OTHER_PERSON']);
});

test('a window that closed meanwhile is closed for what was only begun', async () => {
  const { world, number } = await cardWorld('2030-11-22');
  const { application } = done(await start(world, number));
  for (const { kind } of application.requiredDocuments) {
    const documentId = await upload(world, li, { applicationId: application.id, kind });
    done(await confirmDocument(world.deps, li, { applicationId: application.id, documentId }, newKey()));
  }
  world.clock.now = at('2030-11-23');
  const submit = () => submitApplication(world.deps, li, { applicationId: application.id }, newKey());
  expect(codesOf(await submit())).toEqual(['CONFLICT', 'RENEWAL_CLOSED']);
  world.clock.now = at('2030-11-22');
  expect(codesOf(await submit())).toEqual([]);
});
