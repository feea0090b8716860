import { beforeAll, expect, test } from 'vitest';
import { fsck } from '#operations/fsck/fsck';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { runImport } from '#operations/import/run-import';
import { faults } from '#test/harness/crash';
import { type Around, processOn, type SetStage, setStage } from '#test/harness/stage';
import { done, newKey } from '#test/operations/journey';
import { agency, openClass, writeAgency, writeClass } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';
import {
  askedCheck,
  checkedRoster,
  clerk,
  importState,
  rosterOfPeople,
  tools,
  uploadedRoster,
} from './import-world.ts';

const people = 3;
let stage: SetStage;

beforeAll(async () => {
  stage = await setStage({
    name: 'a roster to be checked, another one to be written',
    prepare: async (world) => {
      await writeAgency(world.deps, agency);
      await writeClass(world.deps, openClass('ASSESSOR'));
      const roster = (from: number) =>
        rosterOfPeople(Array.from({ length: people }, (_, at) => assessor(from + at).facts));
      const toCheck = await uploadedRoster(world, await roster(10));
      await askedCheck(world, toCheck);
      const toWrite = await checkedRoster(world, await roster(0));
      done(await confirmRosterImport(world.deps, clerk, { importId: toWrite, consentDeclared: true }, newKey()));
      return { toCheck, toWrite };
    },
  });
});

/** At one call of one process something happens; afterwards a dead one says nothing more. */
function disturbed(at: number, fault: string): { around: Around; calls: () => number } {
  let calls = 0;
  let isDead = false;
  return {
    calls: () => calls,
    around: (_, apply) => {
      calls += 1;
      if (isDead) return Promise.reject(new Error('dead'));
      return calls === at
        ? faults[fault]!(apply, () => {
            isDead = true;
          })
        : apply();
    },
  };
}

/** Row by row: an application has its first event, and what its person's row says of it is there. */
function whole(rows: { pk: string; sk: string }[]): { drafts: number; lonely: string[] } {
  const keys = new Set(rows.map(({ pk, sk }) => `${pk} ${sk}`));
  const drafts = rows.filter(({ pk, sk }) => pk.startsWith('APP#') && sk === 'APP');
  const persons = rows.filter(({ sk }) => sk === 'PERSON');
  const lonely = drafts.filter(({ pk }) => !keys.has(`${pk} EVENT#000001`)).map(({ pk }) => pk);
  return { drafts: drafts.length, lonely: persons.length === drafts.length ? lonely : [...lonely, 'persons'] };
}

async function standing() {
  return whole((await stage.table()).map(({ pk, sk }) => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' })));
}

test.each([
  ['check', 'toCheck', 'CHECKED', 0],
  ['write', 'toWrite', 'DONE', people],
] as const)(
  'stopped at any call of a %s whole rows are left, and taken up again it comes to its end',
  async (...of) => {
    const [name, cast, end, drafts] = of;
    const id = stage.cast[cast]!;
    await stage.restore();
    const calm = disturbed(0, '');
    expect(await runImport(processOn(stage, 'calm', calm.around), id, tools)).toBe(end);
    const findings: string[] = [];
    const says = (at: number, fault: string, words: string) => findings.push(`${name}, call ${at}, ${fault}: ${words}`);
    let points = 0;
    for (let at = 1; at <= calm.calls(); at += 1) {
      for (const fault of Object.keys(faults)) {
        await stage.restore();
        points += 1;
        await runImport(processOn(stage, 'first', disturbed(at, fault).around), id, tools).catch(() => undefined);
        const left = await standing();
        if (left.lonely.length > 0 || left.drafts > drafts) says(at, fault, `a state between: ${JSON.stringify(left)}`);
        for (const each of await fsck(stage.world.deps)) says(at, fault, `${each.of} ${each.says}`);
        // The message is delivered again, if need be when the time of the one before is over.
        stage.world.clock.now = new Date(stage.world.clock.now.getTime() + 17 * 60_000);
        await runImport(
          processOn(stage, 'second', (_, apply) => apply()),
          id,
          tools,
        );
        const { status, written } = await importState(stage.world, id);
        const now = await standing();
        if (status !== end || now.drafts !== drafts || now.lonely.length > 0)
          says(at, fault, `ends as ${status}, ${JSON.stringify(now)}`);
        if (end === 'DONE' && written?.NEW !== people) says(at, fault, `counts ${written?.NEW}`);
        stage.world.clock.now = new Date(stage.world.clock.now.getTime() - 17 * 60_000);
      }
    }
    console.log(`${name}: ${calm.calls()} calls, ${points} points`);
    expect(findings).toEqual([]);
  },
  300_000,
);
