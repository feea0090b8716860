import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createEventsHandler } from '#functions/events/handler';
import { createNotifier } from '#functions/events/notifier';
import { readMessageSettings } from '#functions/events/settings';
import { logToConsole } from '#functions/log';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { captured, found, textOf } from '#test/canary';
import { createPerson } from '#test/intake/person';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, dump } from '#test/operations/world';
import { deliver, eventRecords, recordOf } from './delivery.ts';

afterEach(() => vi.restoreAllMocks());

test('neither logs nor messages nor what is put aside say a name, a number, an address or a word that somebody wrote', async () => {
  const world = await createWorld();
  const person = createPerson(734);
  const { name, idNumber, phone, address } = person;
  const actor = applicant(phone);
  const applicationId = await readyApplication(world, actor, 'ASSESSOR', { name, idNumber, phone, address });
  done(await submitApplication(world.deps, actor, { applicationId }, newKey()));
  done(await withdrawApplication(world.deps, actor, { applicationId, reason: `${name} ${phone}` }, newKey()));
  const canaries = [name, idNumber, phone, address];

  const folder = mkdtempSync(join(tmpdir(), 'canary-'));
  const path = join(folder, 'messages.jsonl');
  const written = captured();
  const { deps } = world;
  const log = logToConsole;
  const handlers = [JSON.stringify({ to: 'FILE', path }), undefined].map((settings) =>
    createEventsHandler({
      ...{ deps, log, notifier: createNotifier(readMessageSettings(settings), log) },
      handOn: async () => undefined,
    }),
  );
  const said = canaries.join(' ');
  const poison = [
    said,
    { said, dynamodb: { SequenceNumber: '1', Keys: { pk: { S: said } } } },
    recordOf({ pk: 'APP#x', sk: 'EVENT#000001', said, subject: said }),
    recordOf({ pk: 'APP#x', sk: 'EVENT#000002', version: said }),
  ];
  for (const handler of handlers) {
    await deliver(handler, [...poison, ...(await eventRecords(world))]);
    written.push(JSON.stringify(await handler({ replayDeadLetters: true })));
    await handler({ Records: said }).catch((error: unknown) => written.push(String(error)));
  }
  vi.restoreAllMocks();
  const messages = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  expect(messages.trim().split('\n')).toHaveLength(2);
  expect(written.filter((line) => line.includes('PARKED')).length).toBeGreaterThanOrEqual(8);
  expect(found(written.join('\n'), canaries)).toEqual([]);
  expect(found(messages, canaries)).toEqual([]);
  expect(found(textOf(await dump(world.client)), canaries)).toEqual([]);
});
