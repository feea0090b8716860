import { expect, test } from 'vitest';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, dump, writeDraft } from '#test/operations/world';
import { deliver, eventRecords, eventsWorld, statisticRows } from './delivery.ts';

const li = applicant('li');

test('an application that was handed in and taken back is counted once and told twice, however often it is delivered', async () => {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  const { handler, inbox } = eventsWorld(world.deps);
  const records = await eventRecords(world);
  await deliver(handler, records);
  const stands = await dump(world.client);
  await deliver(handler, [...records, ...records, ...records]);
  expect(await dump(world.client)).toEqual(stands);
  expect(await statisticRows(world)).toEqual({
    '2026 510100 ASSESSOR': { applied: 1, withdrawn: 1, 'days AGENCY_REVIEW 0': 1 },
  });
  expect(inbox.arrived.map(({ kind, text }) => [kind, text])).toEqual([
    ['submitApplication', '您的考评员申报已提交，正由评价机构初审。'],
    ['withdrawApplication', '您的考评员申报已撤回。'],
  ]);
  expect(inbox.arrived[0]).toMatchObject({ applicationId, id: `APP#${applicationId}#11` });
});

test('a draft that was taken back before it was handed in is not counted', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  const { handler, inbox } = eventsWorld(world.deps);
  await deliver(handler, await eventRecords(world));
  expect(await statisticRows(world)).toEqual({});
  expect(inbox.arrived.map(({ text }) => text)).toEqual(['您的考评员申报已撤回。']);
});
