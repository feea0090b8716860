import { afterEach, expect, test, vi } from 'vitest';
import { logToConsole } from '#functions/log';
import { captured, forms, found, textOf } from '#test/canary';
import { testClient } from '#test/dynamodb';
import { call, look, send, start } from '#test/intake/http';
import { confirms, createPerson, talk } from '#test/intake/person';
import { createWorld, dump } from '#test/intake/world';

afterEach(() => vi.restoreAllMocks());

test('the search finds a canary in each of its forms', () => {
  for (const canary of ['510702198603170012', '13987340001', '欧阳玄霁']) {
    for (const [form, written] of Object.entries(forms(canary))) {
      expect(found(`before ${written} after`, [canary]), form).toContainEqual(expect.stringContaining(canary));
    }
    for (const before of ['', 'a', 'ab'])
      expect(found(Buffer.from(`${before}${canary}zz`).toString('base64'), [canary])).not.toEqual([]);
  }
  expect(found(textOf([{ a: { B: Buffer.from('x13987340001x') } }]), ['13987340001'])).not.toEqual([]);
});

test('name, numbers and address of a person stand in no log, row, key or address, in no form', async () => {
  const written = captured();
  const world = await createWorld(testClient(), { log: logToConsole });
  const person = createPerson(640);
  const email = person.answers.email ?? '';
  const canaries = [person.name, person.idNumber, person.phone, person.address, email];
  const handle = await start(world);
  await talk(world, handle, person, { stop: confirms });
  for (const canary of canaries) {
    await send(world, handle, { text: `${canary}填错了` });
    await send(world, handle, { text: canary }, { messageId: 'm1' });
    await send(world, handle, { choice: canary });
    await call(world, { path: `/intake/conversations/${encodeURIComponent(canary)}/messages`, body: canary });
    await call(world, { path: `/${canary}`, method: canary });
    await call(world, { path: '/intake/conversations', headers: { 'idempotency-key': canary }, body: { canary } });
    await look(world, { ...handle, token: canary });
  }
  const again = await start(world);
  const { application } = await talk(world, again, createPerson(640));
  const secrets = [
    handle.token,
    again.token,
    application?.claimCode ?? '',
    String(application?.claimCode).replaceAll('-', ''),
  ];
  expect(secrets.every((secret) => secret.length >= 16)).toBe(true);
  // A bug that quotes a person must not reach the log either.
  world.deps.store.token = () => {
    throw new TypeError(`cannot read ${person.idNumber} of ${person.name}`);
  };
  expect((await send(world, again, { text: person.idNumber })).status).toBe(500);
  expect(written.length).toBeGreaterThan(50);
  expect(found(written.join('\n'), [...canaries, ...secrets])).toEqual([]);
  expect(found(textOf(await dump(world)), [...canaries, ...secrets])).toEqual([]);
});

test('what is read back shows no number in full', async () => {
  const world = await createWorld(testClient());
  const person = createPerson(641);
  const handle = await start(world);
  const done = await talk(world, handle, person);
  const shown = [...done.said.map(({ body }) => body), (await look(world, handle)).body].join('\n');
  expect(found(shown, [person.idNumber, person.phone])).toEqual([]);
});
