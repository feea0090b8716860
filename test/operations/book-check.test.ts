import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { fsck } from '#operations/fsck/fsck';
import { runningClass } from './class/running-class.ts';
import { done, newKey } from './journey.ts';
import { createWorld, dump, staff, tableName, type World } from './world.ts';

const centre = staff('city', '510100');

async function signedClass(): Promise<{ world: World; classId: string; ids: string[] }> {
  const world = await createWorld();
  const { classId, ids } = await runningClass(world);
  const entries = ids.map((applicationId, at) => ({ applicationId, theory: at === 0 ? '80' : '50', practice: '80' }));
  done(await recordResults(world.deps, centre, { classId, sitting: 'FIRST', entries }, newKey()));
  done(await submitPassList(world.deps, centre, { classId }, newKey()));
  world.state = 'ODD';
  return { world, classId, ids };
}

/** What is found of books and lists: the people here were put into their class by hand. */
async function found({ deps }: World): Promise<string[]> {
  const findings = await fsck(deps);
  return findings
    .filter(({ of, says }) => /BOOK|LIST|NUMBERING/.test(of) || /results|the list/.test(says))
    .map(({ kind, of, says }) => `${kind} ${of}: ${says}`);
}

// biome-ignore lint/suspicious/noExplicitAny: rows are changed by path
type Row = any;

test('a class that was examined and signed is as it says everywhere', async () => {
  const { world } = await signedClass();
  expect(await found(world)).toEqual([]);
});

test.each<[string, RegExp, (row: Row, ids: string[]) => void, RegExp[]]>([
  [
    'points in the book',
    /^BOOK$/,
    ({ entries }, [id = '']) => {
      entries[id].first.THEORY = 90;
    },
    [/^RELATION APP#.*: says otherwise of its results than its class$/],
  ],
  [
    'an outcome in the book',
    /^BOOK$/,
    ({ entries }, [id = '']) => {
      entries[id].outcome = 'FAILED';
    },
    [/^RELATION APP#.*says otherwise/, /^RELATION LIST#.*names .*, who did not pass$/],
  ],
  [
    'a stranger in the book',
    /^BOOK$/,
    ({ entries }) => {
      entries.stranger = { attendance: {}, first: { THEORY: 1 } };
    },
    [/^RELATION CLASS#.* BOOK: has results of stranger, who knows of none$/],
  ],
  [
    'a list with one more',
    /^LIST$/,
    ({ entries }, [, id = '']) => {
      entries.push({ applicationId: id });
    },
    [/^ROW LIST#.*is not as it was signed$/, /^RELATION LIST#.*who did not pass$/],
  ],
  [
    'a list of another year',
    /^LIST$/,
    (row) => {
      row.year = 2025;
    },
    [/^INDEX LIST#.*gsi1pk/, /^INDEX LIST#.*gsi2pk/, /^ROW LIST#.*is not as it was signed$/],
  ],
  [
    'a numbering that has gone too far',
    /^NUMBERING$/,
    (row) => {
      row.done = 2;
    },
    [/^RELATION LIST#.*has 2 numbered of 1$/, /^RELATION LIST#.* NUMBERING: 2 done: 0 have a card/],
  ],
  [
    'a class that names another list',
    /^CLASS$/,
    (row) => {
      row.passListId = 'another';
    },
    [/^RELATION LIST#.*is not the list of its class$/, /^RELATION CLASS#.*names the list another, which is not there$/],
  ],
])('%s is found', async (_, kind, change, expected) => {
  const { world, ids } = await signedClass();
  const row: Row = unmarshall((await dump(world.client)).find(({ sk }) => kind.test(sk?.S ?? ''))!);
  change(row, ids);
  await world.client.send(new PutItemCommand({ TableName: tableName, Item: marshall(row) }));
  expect(await found(world)).toEqual(expected.map((each) => expect.stringMatching(each)));
});
