import { expect, test } from 'vitest';
import { emptySeats } from '#domain/class/enrolment';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { startTrainingClass } from '#operations/class/class-steps';
import { enrolApplication } from '#operations/class/enrol-application';
import { leaveClass } from '#operations/class/leave-class';
import { recordResults } from '#operations/class/record-results';
import { submitPassList } from '#operations/class/submit-pass-list';
import { rebuildStatistics } from '#operations/events/statistics-rebuild';
import { decideAppeal } from '#operations/review/appeal-decision';
import { appealRejection } from '#operations/review/appeal-rejection';
import { seatsRef, seatsWrite } from '#store/seats';
import { province } from '#test/operations/card/card-world';
import { idNumber } from '#test/operations/class/qualified';
import { done, newKey } from '#test/operations/journey';
import { approve, handedIn, mend, reject, review, sun, wang, zhao } from '#test/operations/review/review-world';
import { applicant, createWorld, openClass, type World, write, writeClass } from '#test/operations/world';
import { deliver, eventRecords, eventsWorld, statisticRows } from './delivery.ts';

const classId = 'class-ASSESSOR';
const owners = ['rejected', 'withdrew', 'returned', 'failed', 'corrected', 'left'].map((name) => applicant(name));

async function prepared(): Promise<World> {
  const world = await createWorld();
  const trainingClass = openClass('ASSESSOR', {
    training: { startsOn: '2026-12-05', endsOn: '2026-12-10' },
    examination: { ...openClass('ASSESSOR').examination, passMarks: { THEORY: 60, PRACTICE: 60 }, resit: true },
  });
  await writeClass(world.deps, trainingClass);
  await write(world.deps, [{ ref: seatsRef(classId), write: seatsWrite(classId, emptySeats(trainingClass)) }]);
  return world;
}

function later(world: World, days: number): void {
  world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000);
}

async function reviewed(world: World, ids: string[]): Promise<void> {
  const [rejected = '', withdrew = '', returned = '', ...others] = ids;
  later(world, 2);
  await review(world, zhao, rejected, reject);
  done(await withdrawApplication(world.deps, owners[1]!, { applicationId: withdrew }, newKey()));
  await review(world, zhao, returned, mend);
  done(await submitApplication(world.deps, owners[2]!, { applicationId: returned }, newKey()));
  for (const id of [returned, ...others]) await review(world, zhao, id, approve);
  later(world, 3);
  for (const id of [returned, ...others]) await review(world, wang, id, approve);
  const appeal = { applicationId: rejected, words: '证书是高级工，请再核对一次。' };
  done(await appealRejection(world.deps, owners[0]!, appeal, newKey()));
  const upheld = { applicationId: rejected, outcome: 'UPHELD' as const, words: '证书核对无误，维持原结论。' };
  done(await decideAppeal(world.deps, sun, upheld, newKey()));
}

async function examined(world: World, [, , returned = '', failed = '', corrected = '', left = '']: string[]) {
  const points = (applicationId: string, theory: string) => ({ applicationId, theory, practice: '80' });
  const record = async (entries: ReturnType<typeof points>[], reason?: string) =>
    done(
      await recordResults(
        world.deps,
        wang,
        { classId, sitting: 'FIRST', entries, ...(reason !== undefined && { reason }) },
        newKey(),
      ),
    );
  for (const [at, id] of [returned, failed, corrected, left].entries())
    done(await enrolApplication(world.deps, owners[at + 2]!, { applicationId: id, classId }, newKey()));
  done(await leaveClass(world.deps, owners[5]!, { applicationId: left, classId, reason: '有事' }, newKey()));
  later(world, 7);
  done(await startTrainingClass(world.deps, wang, { classId }, newKey()));
  await record([points(returned, '90'), points(failed, '59'), points(corrected, '60')]);
  await record([points(corrected, '59')], '登记错误');
  await record([points(corrected, '61')], '再次核对');
  const { passList } = done(await submitPassList(world.deps, wang, { classId }, newKey()));
  done(await issueCardNumbers(world.deps, province, { passListId: passList.id }, newKey()));
}

test('the whole way through the real operations is counted as it was gone, by the stream and by a rebuild', async () => {
  const world = await prepared();
  const ids: string[] = [];
  for (const [at, owner] of owners.entries())
    ids.push(await handedIn(world, { owner, facts: { idNumber: idNumber(at + 1) } }));
  const { handler, inbox } = eventsWorld(world.deps);
  await reviewed(world, ids);
  await deliver(handler, await eventRecords(world));
  await examined(world, ids);
  await deliver(handler, await eventRecords(world), 7);

  const expected = {
    '2026 510100 ASSESSOR': {
      ...{ applied: 6, returned: 1, rejected: 1, withdrawn: 1, qualified: 4 },
      ...{ enrolled: 3, passed: 2, certified: 2, failed: 1 },
      // Rejected, withdrawn, returned and three approved on the second day; what was returned again at once.
      ...{ 'days AGENCY_REVIEW 2': 6, 'days AGENCY_REVIEW 0': 1, 'days RETURNED 0': 1, 'days CENTRE_REVIEW 3': 4 },
      // Enrolled at once, examined a week later; one seat given up.
      ...{ 'days QUALIFIED 0': 4, 'days ENROLLED 0': 1, 'days ENROLLED 7': 3 },
      // Corrected twice, and two cards.
      ...{ 'days PASSED 0': 3, 'days FAILED 0': 1 },
    },
  };
  expect(await statisticRows(world)).toEqual(expected);
  const { generation } = await rebuildStatistics(world.deps.store);
  expect(await statisticRows(world, generation)).toEqual(expected);

  const toldTo = (at: number) =>
    inbox.once().flatMap(({ applicationId, kind }) => (applicationId === ids[at] ? [kind] : []));
  expect(toldTo(0)).toEqual(['submitApplication', 'reviewApplication', 'appealRejection', 'decideAppeal']);
  expect(toldTo(4)).toEqual([
    ...['submitApplication', 'reviewApplication', 'reviewApplication', 'enrolApplication'],
    ...['recordResults', 'recordResults', 'recordResults', 'issueCardNumbers'],
  ]);
  expect(toldTo(5).at(-1)).toBe('leaveClass');
});
