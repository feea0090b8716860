import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test, vi } from 'vitest';
import { createEventsHandler } from '#functions/events/handler';
import { toQueue } from '#functions/events/queue';
import { createImportHandler } from '#functions/import/handler';
import { followStream } from '#local/stream';
import { startWorkEndpoint, type WorkHandler } from '#local/work-endpoint';
import { confirmRosterImport } from '#operations/import/confirm-roster-import';
import { listImportClaims } from '#operations/import/import-claims';
import { dynamodbEndpoint } from '#test/dynamodb';
import { Inbox } from '#test/events/delivery';
import {
  askedCheck,
  clerk,
  importState,
  rosterOfPeople,
  rosterWorld,
  tools,
  uploadedRoster,
} from '#test/operations/import/import-world';
import { done, newKey } from '#test/operations/journey';
import { tableName } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';

test('a roster goes from the table over its stream and its queue to the function, also when its first try fails', async () => {
  const world = await rosterWorld();
  const folder = mkdtempSync(join(tmpdir(), 'import-way-'));
  const log = () => undefined;
  const importing = createImportHandler({ deps: world.deps, tools, log });
  const deliveries: unknown[] = [];
  const once: WorkHandler = (event) => {
    deliveries.push(event);
    return deliveries.length === 1 ? Promise.reject(new Error('stopped')) : importing(event);
  };
  const work = await startWorkEndpoint({ handlers: { import: once }, visibility: 20 });
  const client = new SQSClient({
    endpoint: work.url,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'test' },
  });
  const handOn = toQueue(`${work.url}/local/import`, client);
  const stream = followStream({
    ...{ client: world.client, endpoint: dynamodbEndpoint(), tableName, file: join(folder, 'stream.json') },
    credentials: { accessKeyId: world.accessKeyId, secretAccessKey: 'test' },
    handler: createEventsHandler({ deps: world.deps, notifier: new Inbox(), handOn, log }),
  });
  const becomes = (id: string, status: string) =>
    vi.waitFor(async () => expect(await importState(world, id)).toMatchObject({ status }), { timeout: 60_000 });

  const people = [assessor(0).facts, assessor(1).facts, { ...assessor(2).facts, idNumber: '51010419700101' }];
  const id = await uploadedRoster(world, await rosterOfPeople(people));
  await askedCheck(world, id);
  await becomes(id, 'CHECKED');
  expect(await importState(world, id)).toMatchObject({ checked: { NEW: 2, REFUSED: 1 } });
  expect(deliveries.length).toBeGreaterThanOrEqual(2);

  done(await confirmRosterImport(world.deps, clerk, { importId: id, consentDeclared: true }, newKey()));
  await becomes(id, 'DONE');
  expect(await importState(world, id)).toMatchObject({ written: { NEW: 2, REFUSED: 1 } });
  expect(done(await listImportClaims(world.deps, clerk, { importId: id })).claims).toHaveLength(2);

  await stream.stop();
  await work.stop();
  client.destroy();
  rmSync(folder, { recursive: true });
});
