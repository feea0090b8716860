import { describe, expect, test } from 'vitest';
import type { Application } from '#domain/application/application';
import { emptySeats } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import type { Actor } from '#operations/actor';
import { findApplication } from '#operations/application/reads';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { listClassRoster, seatCounts } from '#operations/class/class-reads';
import { cancelTrainingClass, startTrainingClass } from '#operations/class/class-steps';
import { enrolApplication } from '#operations/class/enrol-application';
import { enrolApplications } from '#operations/class/enrol-applications';
import { leaveClass } from '#operations/class/leave-class';
import { releaseTrainingClass } from '#operations/class/release-training-class';
import { updateTrainingClass } from '#operations/class/update-training-class';
import { applicationRef } from '#store/applications';
import { personAttribute, personRef, personValue } from '#store/people';
import { read } from '#store/read';
import { seatsRef, seatsWrite } from '#store/seats';
import { codesOf, done, newKey, place } from '#test/operations/journey';
import {
  agency,
  applicant,
  createWorld,
  openClass,
  staff,
  type World,
  write,
  writeClass,
} from '#test/operations/world';
import { enrolledClass, qualifiedApplication } from './qualified.ts';

const chengdu = staff('city', '510100');
const training = { startsOn: '2026-12-10', endsOn: '2026-12-13' };
const small = openClass('ASSESSOR', { capacity: { overall: 1 }, training });
const { id: classId } = small;

const enrol = (world: World, owner: string, applicationId: string, of = classId) =>
  enrolApplication(world.deps, applicant(owner), { applicationId, classId: of }, newKey());
const leave = (world: World, by: Actor, applicationId: string, reason?: string) =>
  leaveClass(world.deps, by, { applicationId, classId, ...(reason !== undefined && { reason }) }, newKey());

async function stored(
  world: World,
  id: string,
): Promise<Pick<Application, 'status' | 'enrolment' | 'person' | 'liveIn'>> {
  return (await read(world.deps.store, [applicationRef(id)])).find(applicationRef(id))!;
}

async function seats(world: World, of = classId) {
  return (await read(world.deps.store, [seatsRef(of)])).find(seatsRef(of))!;
}

async function line(world: World): Promise<string[]> {
  return (await seats(world)).waiting.map(({ applicationId }) => applicationId);
}

async function seatOf(world: World, id: string): Promise<string | undefined> {
  const ref = personRef((await stored(world, id)).person!.hash);
  return personValue((await read(world.deps.store, [ref])).find(ref), personAttribute.seat('ASSESSOR'));
}

test('whoever is qualified gets a seat while there is one, then stands in line in the order of coming', async () => {
  const world = await createWorld();
  const [li = '', wang = '', zhao = ''] = await enrolledClass(world, small, ['li', 'wang', 'zhao']);
  expect(await stored(world, li)).toMatchObject({ status: 'ENROLLED', enrolment: { classId, state: 'SEATED' } });
  expect(await stored(world, wang)).toMatchObject({ status: 'QUALIFIED', enrolment: { state: 'WAITING' } });
  expect(await line(world)).toEqual([wang, zhao]);
  expect(await seats(world)).toMatchObject({ capacity: 1, taken: 1, cities: { '510100': { taken: 1 } } });
  expect([await seatOf(world, li), await seatOf(world, zhao)]).toEqual([li, zhao]);
  expect(seatCounts(chengdu, small, await seats(world))).toEqual({ capacity: 1, free: 0, taken: 1, waiting: 2 });
  expect(seatCounts(applicant('li'), small, await seats(world))).toEqual({ capacity: 1, free: 0 });
});

describe('a seat that is given up', () => {
  test('goes to the first in line in the same moment, who is told by an event of their own', async () => {
    const world = await createWorld();
    const [li = '', wang = '', zhao = ''] = await enrolledClass(world, small, ['li', 'wang', 'zhao']);
    const { application } = done(await leave(world, applicant('li'), li));
    expect(application).toMatchObject({ status: 'QUALIFIED' });
    expect(application.enrolment).toBeUndefined();
    expect(await stored(world, wang)).toMatchObject({ status: 'ENROLLED', enrolment: { state: 'SEATED' } });
    expect(await line(world)).toEqual([zhao]);
    expect(Object.keys((await seats(world)).seated)).toEqual([wang]);
    expect(await seatOf(world, li)).toBeUndefined();
    done(await enrol(world, 'li', li));
    expect(await line(world)).toEqual([zhao, li]);
  });

  test("goes past those whose city's places are taken, to the first whom it fits", async () => {
    const world = await createWorld();
    const trainingClass = openClass('ASSESSOR', {
      organiser: '510000',
      capacity: { overall: 2, cities: { '510100': 1 } },
    });
    await writeClass(world.deps, trainingClass);
    const of = (owner: string, city: string) => qualifiedApplication(world, { owner, trainingClass, city });
    const [li, wang, zhao, sun] = [
      await of('li', '510100'),
      await of('wang', '510700'),
      await of('zhao', '510100'),
      await of('sun', '510700'),
    ];
    for (const [owner, id] of Object.entries({ li, wang, zhao, sun })) done(await enrol(world, owner, id));
    expect(await line(world)).toEqual([zhao, sun]);
    done(await leave(world, applicant('wang'), wang));
    expect((await stored(world, sun)).status).toBe('ENROLLED');
    expect(await line(world)).toEqual([zhao]);
    done(await leave(world, applicant('li'), li));
    expect((await stored(world, zhao)).status).toBe('ENROLLED');
    expect((await seats(world)).cities).toEqual({ '510100': { taken: 1, capacity: 1 }, '510700': { taken: 1 } });
  });

  test('stays free for whoever fits, where nobody in line does', async () => {
    const world = await createWorld();
    const trainingClass = openClass('ASSESSOR', {
      organiser: '510000',
      capacity: { overall: 2, cities: { '510100': 1 } },
    });
    await writeClass(world.deps, trainingClass);
    const of = (owner: string, city: string) => qualifiedApplication(world, { owner, trainingClass, city });
    const li = await of('li', '510100');
    const wang = await of('wang', '510100');
    const zhao = await of('zhao', '510700');
    done(await enrol(world, 'li', li));
    done(await enrol(world, 'wang', wang));
    expect(await line(world)).toEqual([wang]);
    done(await enrol(world, 'zhao', zhao));
    expect((await stored(world, zhao)).status).toBe('ENROLLED');
    expect(await line(world)).toEqual([wang]);
  });

  test('by whoever only waits moves nobody', async () => {
    const world = await createWorld();
    const [li = '', wang = '', zhao = ''] = await enrolledClass(world, small, ['li', 'wang', 'zhao']);
    done(await leave(world, applicant('wang'), wang));
    expect(await line(world)).toEqual([zhao]);
    expect((await stored(world, li)).status).toBe('ENROLLED');
    expect(codesOf(await leave(world, applicant('wang'), wang))).toEqual(['CONFLICT', 'NOT_IN_CLASS']);
  });
});

describe('no place is had', () => {
  test.each<[string, Partial<TrainingClass>, Partial<Application>, string[]]>([
    ['by whoever is still under review', {}, { status: 'CENTRE_REVIEW' }, ['CONFLICT', 'NOT_QUALIFIED']],
    ['in a draft, which looks like no class', { status: 'DRAFT' }, {}, ['VALIDATION', 'UNKNOWN_CLASS']],
    ['in a cancelled class', { status: 'CANCELLED' }, {}, ['CONFLICT', 'CLASS_CANCELLED']],
    ['in a class that has begun', { status: 'RUNNING' }, {}, ['CONFLICT', 'CLASS_HAS_BEGUN']],
    ['in a class that is over', { status: 'FINISHED' }, {}, ['CONFLICT', 'CLASS_HAS_BEGUN']],
    ['for another category', { category: 'NEW_OCCUPATION_ASSESSOR' }, {}, ['VALIDATION', 'CLASS_OF_OTHER_CATEGORY']],
    ["in another centre's class (一(二)2)", { organiser: '510700' }, {}, ['VALIDATION', 'CLASS_OF_ANOTHER_CENTRE']],
    [
      'in another class with conditions of its own (一(三)5)',
      { ruleSetId: 'assessor@other' },
      {},
      ['VALIDATION', 'OTHER_CONDITIONS'],
    ],
    [
      'for two things at once',
      { status: 'RUNNING', organiser: '510700' },
      {},
      ['CONFLICT', 'CLASS_HAS_BEGUN', 'CLASS_OF_ANOTHER_CENTRE'],
    ],
  ])('%s', async (_, of, more, expected) => {
    const world = await createWorld();
    await writeClass(world.deps, small);
    const other = openClass('ASSESSOR', { id: 'class-other', ...of });
    await writeClass(world.deps, other);
    const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small, more });
    const outcome = await enrol(world, 'li', li, other.id);
    expect(codesOf(outcome)).toEqual(expected);
    for (const { message } of outcome.ok ? [] : outcome.refusal.problems) expect(message).toMatch(/。$/);
  });

  test('in a class that is not there', async () => {
    const world = await createWorld();
    await writeClass(world.deps, small);
    const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small });
    expect(codesOf(await enrol(world, 'li', li, 'none'))).toEqual(['VALIDATION', 'UNKNOWN_CLASS']);
  });

  test('twice: neither in the same class nor, by the same person, in another of the category', async () => {
    const world = await createWorld();
    const other = openClass('ASSESSOR', { id: 'class-other' });
    await writeClass(world.deps, small);
    await writeClass(world.deps, other);
    const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small, person: 7 });
    const second = await qualifiedApplication(world, { owner: 'li', trainingClass: other, person: 7 });
    done(await enrol(world, 'li', li));
    expect(codesOf(await enrol(world, 'li', li))).toEqual(['CONFLICT', 'ALREADY_ENROLLED']);
    expect(codesOf(await enrol(world, 'li', li, other.id))).toEqual(['CONFLICT', 'IN_ANOTHER_CLASS']);
    expect(codesOf(await enrol(world, 'li', second, other.id))).toEqual(['CONFLICT', 'IN_ANOTHER_CLASS']);
    done(await leave(world, applicant('li'), li));
    done(await enrol(world, 'li', second, other.id));
  });

  test('where the class is full and has no waiting list, or one of a thousand', async () => {
    const world = await createWorld();
    const trainingClass = { ...small, waitingList: false };
    await enrolledClass(world, trainingClass, ['li']);
    const wang = await qualifiedApplication(world, { owner: 'wang', trainingClass });
    expect(codesOf(await enrol(world, 'wang', wang))).toEqual(['CONFLICT', 'CLASS_FULL']);
    await writeClass(world.deps, small);
    const waiting = (many: number) =>
      Array.from({ length: many }, (_, at) => ({
        applicationId: `a${at}`,
        city: '510100',
        at: '2026-11-23T02:00:00.000Z',
      }));
    const full = { ...emptySeats(small), taken: 1 };
    await write(world.deps, [
      { ref: seatsRef(classId), write: seatsWrite(classId, { ...full, waiting: waiting(1000) }) },
    ]);
    expect(codesOf(await enrol(world, 'wang', wang))).toEqual(['CONFLICT', 'WAITING_LIST_FULL']);
    await write(world.deps, [
      { ref: seatsRef(classId), write: seatsWrite(classId, { ...full, waiting: waiting(999) }) },
    ]);
    done(await enrol(world, 'wang', wang));
    expect(await line(world)).toHaveLength(1000);
  });
});

test('with another class of the category the live place of the person moves there', async () => {
  const world = await createWorld();
  const other = openClass('ASSESSOR', { id: 'class-other' });
  await writeClass(world.deps, small);
  await writeClass(world.deps, other);
  const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small, person: 7 });
  const { application } = done(await enrol(world, 'li', li, other.id));
  expect(application.trainingClass?.id).toBe(other.id);
  expect((await stored(world, li)).liveIn).toBe(other.id);
  const ref = personRef((await stored(world, li)).person!.hash);
  const person = (await read(world.deps.store, [ref])).find(ref);
  expect(personValue(person, personAttribute.live('ASSESSOR', other.id))).toBe(li);
  expect(personValue(person, personAttribute.live('ASSESSOR', small.id))).toBeUndefined();
  const second = await qualifiedApplication(world, { owner: 'li', trainingClass: small, person: 7 });
  done(await leaveClass(world.deps, applicant('li'), { applicationId: li, classId: other.id }, newKey()));
  expect(codesOf(await enrol(world, 'li', second, other.id))).toEqual(['CONFLICT', 'ANOTHER_IS_LIVE']);
});

test('whoever sits or waits leaves the class before withdrawing', async () => {
  const world = await createWorld();
  const [li = '', wang = ''] = await enrolledClass(world, small, ['li', 'wang']);
  const withdraw = (owner: string, applicationId: string) =>
    withdrawApplication(world.deps, applicant(owner), { applicationId }, newKey());
  expect(codesOf(await withdraw('li', li))).toEqual(['CONFLICT', 'LEAVE_CLASS_FIRST']);
  expect(codesOf(await withdraw('wang', wang))).toEqual(['CONFLICT', 'LEAVE_CLASS_FIRST']);
  done(await leave(world, applicant('wang'), wang));
  done(await withdraw('wang', wang));
});

describe('who may', () => {
  test('the centre that holds the class takes in and takes out, and says why; no other centre finds the person', async () => {
    const world = await createWorld();
    await writeClass(world.deps, small);
    const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small });
    const by = (actor: Actor) => enrolApplication(world.deps, actor, { applicationId: li, classId }, newKey());
    expect(codesOf(await by(staff('city', '510700')))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(codesOf(await by(staff('province')))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(codesOf(await by(applicant('wang')))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(codesOf(await by(staff('agency', agency.id)))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    done(await by(chengdu));
    expect(codesOf(await leave(world, staff('city', '510700'), li, '理由'))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(codesOf(await leave(world, chengdu, li))).toEqual(['VALIDATION', 'REASON_NEEDED']);
    expect(codesOf(await leave(world, chengdu, li, '理'.repeat(501)))).toEqual(['VALIDATION', 'TOO_LONG']);
    done(await leave(world, chengdu, li, '理'.repeat(500)));
  });

  test('a centre finds nobody who is not to be trained there, whatever class it names', async () => {
    const world = await createWorld();
    const theirs = openClass('ASSESSOR', { id: 'class-mianyang', organiser: '510700' });
    await writeClass(world.deps, small);
    await writeClass(world.deps, theirs);
    const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small });
    const asked = { applicationId: li, classId: theirs.id };
    expect(codesOf(await enrolApplication(world.deps, staff('city', '510700'), asked, newKey()))[0]).toBe('NOT_FOUND');
  });

  test('once the class has begun a person leaves through the centre alone, and nobody moves up', async () => {
    const world = await createWorld();
    const [li = '', wang = ''] = await enrolledClass(world, small, ['li', 'wang']);
    await writeClass(world.deps, { ...small, status: 'RUNNING' });
    expect(codesOf(await leave(world, applicant('li'), li))).toEqual(['CONFLICT', 'CLASS_HAS_BEGUN']);
    done(await leave(world, chengdu, li, '未到班'));
    expect((await stored(world, wang)).status).toBe('QUALIFIED');
    expect(await seats(world)).toMatchObject({ taken: 0, seated: {} });
    done(await leave(world, applicant('wang'), wang));
  });

  test('what was examined is not left any more', async () => {
    const world = await createWorld();
    const [li = ''] = await enrolledClass(world, small, ['li']);
    await place(world, li, { status: 'PASSED' });
    expect(codesOf(await leave(world, chengdu, li, '理由'))).toEqual(['CONFLICT', 'NOT_IN_CLASS']);
  });
});

test('what may be done about a place is said by what decides it, to whom it concerns', async () => {
  const world = await createWorld();
  const [li = ''] = await enrolledClass(world, small, ['li']);
  const zhao = await qualifiedApplication(world, { owner: 'zhao', trainingClass: small });
  const said = async (actor: Actor, id: string) => {
    const view = await findApplication(world.deps, actor, id);
    const about = view?.allowedActions.filter(({ action }) => action === 'enrolApplication' || action === 'leaveClass');
    return about?.map(({ enabled, because }) => (enabled ? 'ok' : because[0]?.code));
  };
  expect(await said(applicant('li'), li)).toEqual(['ALREADY_ENROLLED', 'ok']);
  expect(await said(applicant('zhao'), zhao)).toEqual(['ok', 'NOT_IN_CLASS']);
  expect(await said(chengdu, zhao)).toEqual(['ok', 'NOT_IN_CLASS']);
  expect(await said(staff('agency', agency.id), zhao)).toEqual([]);
  await writeClass(world.deps, { ...small, status: 'RUNNING' });
  expect(await said(applicant('li'), li)).toEqual(['ALREADY_ENROLLED', 'CLASS_HAS_BEGUN']);
  expect(await said(chengdu, li)).toEqual(['ALREADY_ENROLLED', 'ok']);
});

describe('many at once', () => {
  test('each is told on its own, and the same batch again does what was left undone', async () => {
    const world = await createWorld();
    await writeClass(world.deps, small);
    const li = await qualifiedApplication(world, { owner: 'li', trainingClass: small });
    const wang = await qualifiedApplication(world, {
      owner: 'wang',
      trainingClass: small,
      more: { status: 'CENTRE_REVIEW' },
    });
    const zhao = await qualifiedApplication(world, { owner: 'zhao', trainingClass: small });
    const input = { classId, applicationIds: [li, wang, 'none', zhao] };
    const told = async () => {
      const { items } = done(await enrolApplications(world.deps, chengdu, input, 'batch-key'));
      return items.map(({ answer, problems }) => answer?.application.enrolment?.state ?? problems[0]?.code);
    };
    expect(await told()).toEqual(['SEATED', 'NOT_QUALIFIED', 'NOT_FOUND', 'WAITING']);
    await place(world, wang, { status: 'QUALIFIED' });
    expect(await told()).toEqual(['SEATED', 'WAITING', 'NOT_FOUND', 'WAITING']);
    expect(await line(world)).toEqual([zhao, wang]);
  });

  test.each([
    [0, ['VALIDATION', 'BATCH_SIZE']],
    [101, ['VALIDATION', 'BATCH_SIZE']],
  ])('a batch of %i is refused', async (many, expected) => {
    const world = await createWorld();
    const applicationIds = Array.from({ length: many }, (_, at) => `a${at}`);
    expect(codesOf(await enrolApplications(world.deps, chengdu, { classId, applicationIds }, newKey()))).toEqual(
      expected,
    );
    const twice = await enrolApplications(world.deps, chengdu, { classId, applicationIds: ['a', 'a'] }, newKey());
    expect(codesOf(twice)).toEqual(['VALIDATION', 'ITEM_TWICE']);
  });
});

describe('more places', () => {
  test('let those in line move up, as many as there are, in the same transaction', async () => {
    const world = await createWorld();
    const [, wang = '', zhao = '', sun = ''] = await enrolledClass(world, small, ['li', 'wang', 'zhao', 'sun']);
    done(await updateTrainingClass(world.deps, chengdu, { classId, capacity: { overall: 3 } }, newKey()));
    expect((await stored(world, wang)).status).toBe('ENROLLED');
    expect((await stored(world, zhao)).status).toBe('ENROLLED');
    expect(await line(world)).toEqual([sun]);
  });

  test('fewer than are taken are refused, for the class and for a city', async () => {
    const world = await createWorld();
    const trainingClass = { ...small, capacity: { overall: 3 } };
    await enrolledClass(world, trainingClass, ['li', 'wang']);
    const resize = (capacity: object) => updateTrainingClass(world.deps, chengdu, { classId, capacity }, newKey());
    const refusal = await resize({ overall: 1, cities: [{ city: '510100', places: 1 }] });
    expect(codesOf(refusal)).toEqual(['CONFLICT', 'CAPACITY_BELOW_TAKEN', 'CAPACITY_BELOW_TAKEN']);
    expect(refusal.ok ? [] : refusal.refusal.problems.map(({ path }) => path)).toEqual([
      'capacity.overall',
      'capacity.cities.510100',
    ]);
    done(await resize({ overall: 2, cities: [{ city: '510100', places: 2 }] }));
  });

  test('for 31 in line at once are refused, for 30 given', async () => {
    const world = await createWorld();
    const owners = Array.from({ length: 32 }, (_, at) => `p${at}`);
    await enrolledClass(world, small, owners);
    const resize = (overall: number) =>
      updateTrainingClass(world.deps, chengdu, { classId, capacity: { overall } }, newKey());
    expect(codesOf(await resize(32))).toEqual(['CONFLICT', 'TOO_MANY_MOVE_UP']);
    done(await resize(31));
    expect((await seats(world)).waiting).toHaveLength(1);
    done(await resize(600));
    expect(await seats(world)).toMatchObject({ capacity: 600, taken: 32, waiting: [] });
  });
});

describe('a class that is not held', () => {
  test('is cancelled at once, and its people are released thirty at a time, free for another class', async () => {
    const world = await createWorld();
    const trainingClass = openClass('ASSESSOR', { capacity: { overall: 32 } });
    const owners = Array.from({ length: 33 }, (_, at) => `p${at}`);
    const ids = await enrolledClass(world, trainingClass, owners);
    const release = (key: string) => releaseTrainingClass(world.deps, chengdu, { classId }, key);
    expect(codesOf(await release(newKey()))).toEqual(['CONFLICT', 'CLASS_STATUS']);
    done(await cancelTrainingClass(world.deps, chengdu, { classId, reason: '报名人数不足' }, newKey()));
    // Whoever waited is free already.
    expect(await seats(world)).toMatchObject({ taken: 32, waiting: [] });
    expect(await seatOf(world, ids[32]!)).toBeUndefined();
    expect(done(await release('first-key'))).toEqual({ classId, released: 30, left: 2 });
    expect(done(await release('first-key'))).toEqual({ classId, released: 30, left: 2 });
    const [late = ''] = Object.keys((await seats(world)).seated);
    done(await leave(world, applicant(`p${ids.indexOf(late)}`), late));
    expect(done(await release('second-key'))).toEqual({ classId, released: 1, left: 0 });
    expect(done(await release('third-key'))).toEqual({ classId, released: 0, left: 0 });
    for (const id of ids) {
      const { status, enrolment } = await stored(world, id);
      expect([status, enrolment]).toEqual(['QUALIFIED', undefined]);
    }
    expect(await seats(world)).toMatchObject({ taken: 0, seated: {}, waiting: [], cities: { '510100': { taken: 0 } } });
    const other = openClass('ASSESSOR', { id: 'class-other' });
    await writeClass(world.deps, other);
    done(await enrol(world, 'p0', ids[0]!, other.id));
  });

  test('releases those in line once it has begun, and keeps its own', async () => {
    const world = await createWorld();
    const [li = '', wang = ''] = await enrolledClass(
      world,
      { ...small, status: 'REGISTRATION_CLOSED', training: { startsOn: '2026-11-23', endsOn: '2026-11-25' } },
      ['li', 'wang'],
    );
    done(await startTrainingClass(world.deps, chengdu, { classId }, newKey()));
    expect(done(await releaseTrainingClass(world.deps, chengdu, { classId }, newKey()))).toMatchObject({
      released: 1,
      left: 0,
    });
    expect(await seatOf(world, wang)).toBeUndefined();
    expect((await stored(world, li)).status).toBe('ENROLLED');
  });
});

test('a roster is seen whole by its centre and the province, and by others as far as it is their people', async () => {
  const world = await createWorld();
  const trainingClass = openClass('ASSESSOR', { organiser: '510000' });
  await writeClass(world.deps, trainingClass);
  const of = (owner: string, city: string, at: string) =>
    qualifiedApplication(world, {
      ...{ owner, city, trainingClass },
      more: { agency: { ...agency, id: at, city, version: 1 } },
    });
  const li = await of('li', '510100', 'agency-1');
  const wang = await of('wang', '510700', 'agency-2');
  done(await enrol(world, 'li', li));
  const seen = async (actor: Actor, status?: Application['status']) => {
    const asked = { classId, first: 10, ...(status && { status }) };
    return done(await listClassRoster(world.deps, actor, asked))
      .entries.map(({ value }) => value.id)
      .sort();
  };
  expect(await seen(staff('province'))).toEqual([li, wang].sort());
  expect(await seen(staff('province'), 'ENROLLED')).toEqual([li]);
  expect(await seen(staff('agency', 'agency-2'))).toEqual([wang]);
  expect(await seen(staff('city', '510100'))).toEqual([li]);
  expect(await seen(staff('city', '511500'))).toEqual([]);
  expect(codesOf(await listClassRoster(world.deps, staff('auditor'), { classId, first: 10 }))[0]).toBe('FORBIDDEN');
});
