import { expect, test } from 'vitest';
import { listAccessLog } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import type { HistoryEntry } from '#operations/answers';
import { changedRows } from '#operations/application/application-change';
import { listApplicationHistory } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { applicationRef, openApplication } from '#store/applications';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, staff, type World } from '#test/operations/world';

const li = applicant('li');
const city = staff('city', '510100');
const reason = '家中有事，电话13800138000';

async function withdrawn(): Promise<World & { applicationId: string }> {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  done(await withdrawApplication(world.deps, li, { applicationId, reason }, newKey()));
  return { ...world, applicationId };
}

async function historyOf({ deps, applicationId }: World & { applicationId: string }, actor: Actor) {
  return done(await listApplicationHistory(deps, actor, { applicationId, first: 100 })).entries.map(
    ({ value }) => value,
  );
}

test.each<[string, Actor, boolean]>([
  ['the owner', li, true],
  ['the agency', staff('agency', 'agency-1'), true],
  ['the city', city, true],
  ['the province', staff('province'), true],
  ['an auditor', staff('auditor'), false],
])('%s reads words that somebody wrote: %s', async (_, actor, reads) => {
  const world = await withdrawn();
  const history = await historyOf(world, actor);
  expect(history.at(-1)?.words).toBe(reads ? reason : undefined);
  expect(history.slice(0, -1).every(({ words }) => words === undefined)).toBe(true);
});

test('offices that read the words leave an entry for the person; the person and auditors leave none', async () => {
  const world = await withdrawn();
  for (const actor of [li, staff('auditor')]) await historyOf(world, actor);
  const log = async () => done(await listAccessLog(world.deps, li, { applicationId: world.applicationId, first: 10 }));
  expect((await log()).entries).toEqual([]);
  world.sent.length = 0;
  await historyOf(world, city);
  expect(world.sent).toEqual(['BatchGetItem', 'Query', 'BatchGetItem', 'TransactWriteItems']);
  expect((await log()).entries.map(({ value }) => value)).toMatchObject([
    { kind: 'MASKED', operation: 'listApplicationHistory', reader: { label: '成都市职鉴中心' } },
  ]);
});

test('where nobody wrote a word there is nothing to open, and nothing to write down', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  world.sent.length = 0;
  await historyOf({ ...world, applicationId }, city);
  expect(world.sent).toEqual(['BatchGetItem', 'Query', 'BatchGetItem']);
});

test('who acted is told as an office: the applicant, the agency by its name, a centre by its city', async () => {
  const world = await withdrawn();
  const { deps, applicationId } = world;
  for (const actor of [staff('agency', 'agency-1'), staff('agency', 'agency-2'), city, staff('province')]) {
    const ref = applicationRef(applicationId);
    const snapshot = await read(deps.store, [ref]);
    const opened = await openApplication(deps.seal, applicationId, snapshot.find(ref)!);
    const grant = actor.kind === 'person' ? actor.roles[0] : undefined;
    const reasons = [{ code: 'FORM_UNSIGNED', clause: '一(六)2(1)' }];
    const change = { application: opened.application, changed: ['status'], action: 'withdrawApplication', reasons };
    const { writes } = changedRows({ deps, actor, grant, now: deps.now() }, opened, change);
    expect(await commit(deps.store, snapshot, writes)).toBe('COMMITTED');
  }
  const history: HistoryEntry[] = await historyOf(world, li);
  expect(new Set(history.slice(0, -4).map(({ actor }) => actor.label))).toEqual(new Set(['申报人']));
  expect(history.slice(-4).map(({ actor, reasons }) => [actor.label, reasons[0]?.code])).toEqual([
    ['成都样例评价中心', 'FORM_UNSIGNED'],
    ['评价机构', 'FORM_UNSIGNED'],
    ['成都市职鉴中心', 'FORM_UNSIGNED'],
    ['省职鉴中心', 'FORM_UNSIGNED'],
  ]);
});
