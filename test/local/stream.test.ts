import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { followStream } from '#local/stream';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { MessageDeferred } from '#operations/events/notify';
import { dynamodbEndpoint } from '#test/dynamodb';
import { type EventsWorld, eventsWorld, statisticRows } from '#test/events/delivery';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, tableName, type World } from '#test/operations/world';

const li = applicant('li');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stream-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function follow(world: World, { handler }: EventsWorld) {
  return followStream({
    ...{ client: world.client, endpoint: dynamodbEndpoint(), tableName, handler },
    file: join(folder, 'stream.json'),
    credentials: { accessKeyId: world.accessKeyId, secretAccessKey: 'test' },
  });
}

const arrives = (events: EventsWorld, kinds: string[]) =>
  vi.waitFor(() => expect(events.inbox.arrived.map(({ kind }) => kind)).toEqual(kinds), { timeout: 30_000 });

test('what happens is counted and told on one machine as well, once over every restart', async () => {
  const world = await createWorld();
  const events = eventsWorld(world.deps);
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  const before = follow(world, events);
  await arrives(events, ['submitApplication']);
  await before.stop();

  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  // A receiver that is away for a moment.
  let away = 2;
  events.inbox.fails = () => {
    away -= 1;
    return away >= 0 ? new MessageDeferred('away') : undefined;
  };
  const restarted = follow(world, events);
  await arrives(events, ['submitApplication', 'withdrawApplication']);
  await restarted.stop();
  const counted = await statisticRows(world);
  expect(counted).toEqual({ '2026 510100 ASSESSOR': { applied: 1, withdrawn: 1, 'days AGENCY_REVIEW 0': 1 } });

  rmSync(join(folder, 'stream.json'));
  const anew = follow(world, events);
  const another = await readyApplication(world, applicant('wang'), 'ASSESSOR', { idNumber: '510104199003070019' });
  done(await withdrawApplication(world.deps, applicant('wang'), { applicationId: another }, newKey()));
  await arrives(events, ['submitApplication', 'withdrawApplication', 'withdrawApplication']);
  await anew.stop();
  expect(await statisticRows(world)).toEqual(counted);
});
