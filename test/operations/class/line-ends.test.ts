import { expect, test } from 'vitest';
import type { TrainingClass } from '#domain/class/training-class';
import { cancelTrainingClass } from '#operations/class/class-steps';
import { enrolApplication } from '#operations/class/enrol-application';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { fsck } from '#operations/fsck/fsck';
import type { Outcome } from '#operations/outcome';
import { applicationRef } from '#store/applications';
import { personAttribute, personRef, personValue } from '#store/people';
import { read } from '#store/read';
import { seatsRef } from '#store/seats';
import { done, newKey } from '#test/operations/journey';
import {
  applicant,
  clientOf,
  createWorld,
  openClass,
  staff,
  testDeps,
  type World,
  writeClass,
} from '#test/operations/world';
import { enrolledClass } from './qualified.ts';
import { begunClass } from './running-class.ts';

const centre = staff('city', '510100');
const { training, examination } = begunClass();

/** A class on its first day, two seated in it and so many who wait. */
async function classWithLine(world: World, waiting: number): Promise<{ trainingClass: TrainingClass; ids: string[] }> {
  const more = { status: 'REGISTRATION_CLOSED', capacity: { overall: 2 }, examination } as const;
  const trainingClass = openClass('ASSESSOR', { ...more, ...(training && { training }) });
  const owners = Array.from({ length: 2 + waiting }, (_, at) => `p${at}`);
  return { trainingClass, ids: await enrolledClass(world, trainingClass, owners) };
}

async function examined(world: World, classId: string, ids: readonly string[]): Promise<void> {
  const entries = ids.slice(0, 2).map((applicationId) => ({ applicationId, theory: '80', practice: '80' }));
  done(await recordResults(world.deps, centre, { classId, sitting: 'FIRST', entries }, newKey()));
}

type End = (deps: World['deps'], classId: string, key: string) => Promise<Outcome<unknown>>;

const ends: [string, End, (world: World, classId: string, ids: string[]) => Promise<void>][] = [
  [
    'is cancelled',
    (deps, classId, key) => cancelTrainingClass(deps, centre, { classId, reason: '报名人数不足' }, key),
    async () => undefined,
  ],
  ['has its list signed', (deps, classId, key) => submitPassList(deps, centre, { classId }, key), examined],
];

/** Of those who waited: what they still hold. */
async function held({ deps }: World, ids: readonly string[]): Promise<string[]> {
  const snapshot = await read(deps.store, ids.map(applicationRef));
  const rows = ids.map((id) => snapshot.find(applicationRef(id))!);
  const people = await read(
    deps.store,
    rows.map(({ person }) => personRef(person!.hash)),
  );
  return rows.flatMap(({ status, enrolment, person }, at) => {
    const seat = personValue(people.find(personRef(person!.hash)), personAttribute.seat('ASSESSOR'));
    const nothing = status === 'QUALIFIED' && enrolment === undefined && seat === undefined;
    return nothing ? [] : [`${at}: ${status} ${enrolment?.state} ${seat}`];
  });
}

/** Of people and places: what the check of the whole table says. */
async function found({ deps }: World): Promise<string[]> {
  return (await fsck(deps)).filter(({ of }) => /^PERSON#| SEATS$/.test(of)).map(({ of, says }) => `${of}: ${says}`);
}

test.each(ends)(
  'where a class %s, whoever waits is let go in that transaction, free for another class',
  async (_, end, before) => {
    const world = await createWorld();
    const { trainingClass, ids } = await classWithLine(world, 1);
    await before(world, trainingClass.id, ids);
    world.sent.length = 0;
    done(await end(world.deps, trainingClass.id, newKey()));
    expect(world.sent).toEqual(['BatchGetItem', 'BatchGetItem', 'TransactWriteItems']);
    expect(await held(world, ids.slice(2))).toEqual([]);
    expect(await found(world)).toEqual([]);
    const other = openClass('ASSESSOR', { id: 'class-other' });
    await writeClass(world.deps, other);
    const asked = { applicationId: ids[2]!, classId: other.id };
    done(await enrolApplication(world.deps, applicant('p2'), asked, newKey()));
  },
);

test.each(ends)(
  'where a class %s with a long line, the rest of it goes in as many transactions as it takes',
  async (_, end, before) => {
    const world = await createWorld();
    const { trainingClass, ids } = await classWithLine(world, 65);
    await before(world, trainingClass.id, ids);
    world.sent.length = 0;
    const outcome = await end(world.deps, trainingClass.id, 'the-same-key');
    expect(outcome.ok).toBe(true);
    expect(world.sent.filter((command) => command === 'TransactWriteItems')).toHaveLength(3);
    expect(await held(world, ids.slice(2))).toEqual([]);
    expect((await read(world.deps.store, [seatsRef(trainingClass.id)])).find(seatsRef(trainingClass.id))?.taken).toBe(
      2,
    );
    expect(await found(world)).toEqual([]);
    expect(JSON.stringify(await end(world.deps, trainingClass.id, 'the-same-key'))).toBe(JSON.stringify(outcome));
  },
);

test.each(ends)(
  'where a class %s and the process dies half-way, the same request goes on with the line',
  async (_, end, before) => {
    const world = await createWorld();
    const { trainingClass, ids } = await classWithLine(world, 65);
    await before(world, trainingClass.id, ids);
    const client = clientOf(world.accessKeyId);
    let transactions = 0;
    client.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName === 'TransactWriteItemsCommand') transactions += 1;
        return transactions > 2 ? Promise.reject(new Error('dead')) : next(args);
      },
      { step: 'initialize', name: 'die', override: true },
    );
    const { clock, objects } = world;
    const dying = testDeps({ client, clock, objects, seed: 'dying' });
    await expect(end(dying, trainingClass.id, 'the-same-key')).rejects.toThrow('dead');
    expect(await held(world, ids.slice(2))).toHaveLength(5);
    expect(await found(world)).toEqual([]);
    done(await end(world.deps, trainingClass.id, 'the-same-key'));
    expect(await held(world, ids.slice(2))).toEqual([]);
    expect(await found(world)).toEqual([]);
  },
);
