import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { logToConsole } from '#functions/log';
import { testClient } from '#test/dynamodb';
import { call, look, send, start } from '#test/intake/http';
import { confirms, createPerson, talk } from '#test/intake/person';
import { createWorld, dump } from '#test/intake/world';

afterEach(() => vi.restoreAllMocks());

/** Everything written to stdout and stderr from now on, console's lines among it. */
function captured(): string[] {
  const written: string[] = [];
  const keep = (...parts: unknown[]): boolean => {
    written.push(parts.map(String).join(' '));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, level).mockImplementation(keep);
  return written;
}

/** The forms in which a value could stand somewhere although nobody wrote it there. */
function forms(value: string): Record<string, string> {
  const bytes = Buffer.from(value);
  const hash = (algorithm: string) => createHash(algorithm).update(value).digest();
  // In base64 a value looks different at each of three offsets; the ends depend on what stands beside it.
  const shifted = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : 4, -2),
  );
  return {
    plain: value,
    fullWidth: value.replace(/[!-~]/g, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0)),
    reversed: [...value].toReversed().join(''),
    url: encodeURIComponent(value),
    hex: bytes.toString('hex'),
    utf16: Buffer.from(value, 'utf16le').toString('hex'),
    escaped: JSON.stringify(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    base64: shifted[0] ?? '',
    base64Second: shifted[1] ?? '',
    base64Third: shifted[2] ?? '',
    ...Object.fromEntries(
      ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => [
        [`${algorithm} in hex`, hash(algorithm).toString('hex')],
        [`${algorithm} in base64`, hash(algorithm).toString('base64').replace(/=+$/, '')],
        [`${algorithm} in base64url`, hash(algorithm).toString('base64url')],
      ]),
    ),
  };
}

/** All of a table as one text: bytes as they are, as UTF-8, in hex and in base64. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return [bytes.toString('latin1'), bytes.toString('utf8'), bytes.toString('hex'), bytes.toString('base64')].join(
      ' ',
    );
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${textOf(inner)}`)
    .join('\n');
}

function found(text: string, canaries: string[]): string[] {
  const lower = text.toLowerCase();
  return canaries.flatMap((canary) =>
    Object.entries(forms(canary)).flatMap(([form, written]) =>
      lower.includes(written.toLowerCase()) ? [`${canary} ${form}`] : [],
    ),
  );
}

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
  await talk(world, again, createPerson(640));
  // A bug that quotes a person must not reach the log either.
  world.deps.store.token = () => {
    throw new TypeError(`cannot read ${person.idNumber} of ${person.name}`);
  };
  expect((await send(world, again, { text: person.idNumber })).status).toBe(500);
  expect(written.length).toBeGreaterThan(50);
  expect(found(written.join('\n'), canaries)).toEqual([]);
  expect(found(textOf(await dump(world)), canaries)).toEqual([]);
});

test('what is read back shows no number in full', async () => {
  const world = await createWorld(testClient());
  const person = createPerson(641);
  const handle = await start(world);
  const done = await talk(world, handle, person);
  const shown = [...done.said.map(({ body }) => body), (await look(world, handle)).body].join('\n');
  expect(found(shown, [person.idNumber, person.phone])).toEqual([]);
});
