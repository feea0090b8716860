import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { applicantIdentity } from '#operations/application/applicant-identity';
import { submitApplication } from '#operations/application/submit-application';
import { fsck } from '#operations/fsck/fsck';
import { decideProvincialTraining } from '#operations/review/decide-provincial-training';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import { done, newKey, readyApplication } from './journey.ts';
import { applicant, createWorld, dump, staff, tableName, type World } from './world.ts';

const li = applicant('li');
const city = staff('city', '510100');
const words = '本市今年没有条件办班';

async function seeded(): Promise<World> {
  const world = await createWorld();
  const { deps } = world;
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(deps, li, { applicationId }, newKey()));
  done(await applicantIdentity(deps, city, { applicationId, purpose: '核对身份证原件' }));
  const asked = { city: '510100', year: 2026, categories: ['ASSESSOR' as const], words };
  done(await requestProvincialTraining(deps, city, asked, newKey()));
  const answer = { requestId: '510100-2026-1', decision: 'GRANT' as const };
  done(await decideProvincialTraining(deps, staff('province'), answer, newKey()));
  return world;
}

async function found({ deps }: World): Promise<string[]> {
  return (await fsck(deps)).map(({ kind, of, says }) => `${kind} ${of}: ${says}`);
}

// biome-ignore lint/suspicious/noExplicitAny: rows are changed by path
type Row = any;

const flipped = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, at) => (at === 30 ? byte ^ 1 : byte));

test.each<[string, RegExp, (row: Row) => void, RegExp]>([
  ['a grant that nobody gave', /^REQUESTS$/, (row) => row.granted.push('NEW_OCCUPATION_ASSESSOR'), /grants something/],
  [
    'a request granted by hand',
    /^REQUESTS$/,
    (row) => Object.assign(row.requests[0], { status: 'REFUSED' }),
    /grants something/,
  ],
  [
    'words of a request',
    /^REQUESTS$/,
    (row) => Object.assign(row, { words: flipped(row.words) }),
    /SEAL.*does not open/,
  ],
  [
    'the head of its history',
    /^REQUESTS$/,
    (row) => Object.assign(row.chain, { hash: '0'.repeat(64) }),
    /CHAIN.*do not end at its head/,
  ],
  ['the version of its row', /^REQUESTS$/, (row) => Object.assign(row, { version: 9 }), /is at version 9 after 2/],
  ['a purpose', /^READ#/, (row) => Object.assign(row, { purpose: flipped(row.purpose) }), /SEAL.*does not open/],
  ['what was seen', /^READ#/, (row) => Object.assign(row, { kind: 'NOTHING' }), /ROW .*kind/],
])('%s altered in the table is found', async (_, sk, alter, says) => {
  const world = await seeded();
  expect(await found(world)).toEqual([]);
  world.state = 'ODD';
  const item = (await dump(world.client)).find((row) => sk.test(row.sk?.S ?? ''))!;
  const row = unmarshall(item);
  alter(row);
  await world.client.send(new PutItemCommand({ TableName: tableName, Item: marshall(row) }));
  expect((await found(world)).join('\n')).toMatch(says);
});

test('an answer taken out of the history of a request is found', async () => {
  const world = await seeded();
  world.state = 'ODD';
  const Key = marshall({ pk: 'REQUEST#510100#2026', sk: 'EVENT#000002' });
  await world.client.send(new DeleteItemCommand({ TableName: tableName, Key }));
  expect((await found(world)).join('\n')).toMatch(
    /CHAIN REQUEST#510100#2026 REQUESTS: 1 events do not end at its head/,
  );
});
