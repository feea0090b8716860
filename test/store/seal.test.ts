import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createKeyring } from '#store/keyring';
import { createSeal, type Seal } from '#store/seal';

const masterKeys = { m1: Buffer.alloc(32, 1).toString('base64'), m2: Buffer.alloc(32, 2).toString('base64') };
const lookupKey = Buffer.alloc(32, 3);
const seal = (current: keyof typeof masterKeys = 'm1', keys: Record<string, string> = masterKeys): Seal =>
  createSeal({ keyring: createKeyring({ current, keys }), lookupKey, randomBytes });

const place = { pk: 'APP#a', sk: 'APP' };
const secret = { idNumber: '510104199001010019', name: '张建华' };
const Secret = z.object({ idNumber: z.string(), name: z.string() });

test('any JSON value is read back as it was sealed', async () => {
  const key = await seal().newKey('a');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as unknown;
      expect(key.open(place, 'personal', key.seal(place, 'personal', json), z.unknown())).toEqual(json);
    }),
  );
});

test('equal values are sealed differently every time', async () => {
  const key = await seal().newKey('a');
  const sealed = Array.from({ length: 50 }, () => Buffer.from(key.seal(place, 'personal', secret)).toString('hex'));
  expect(new Set(sealed).size).toBe(50);
});

test.each([
  ['another row', { pk: 'APP#b', sk: 'APP' }, 'personal'],
  ['another sort key', { pk: 'APP#a', sk: 'EVENT#000001' }, 'personal'],
  ['another attribute', place, 'answer'],
  ['a name that runs into the next', { pk: 'APP#a', sk: 'APP","personal' }, ''],
])('a sealed value moved to %s never opens', async (_, elsewhere, attribute) => {
  const key = await seal().newKey('a');
  const sealed = key.seal(place, 'personal', secret);
  expect(key.open(place, 'personal', sealed, Secret)).toEqual(secret);
  expect(() => key.open(elsewhere, attribute, sealed, Secret)).toThrow();
});

test('a value sealed for one person does not open with the key of another, nor after that key was moved along', async () => {
  const [mine, yours] = [await seal().newKey('a'), await seal().newKey('b')];
  const sealed = mine.seal(place, 'personal', secret);
  expect(() => yours.open(place, 'personal', sealed, Secret)).toThrow();
  await expect(seal().openKey('b', mine.stored)).rejects.toThrow();
  await expect(seal().openKey('a', { ...mine.stored, id: 'another' })).rejects.toThrow();
  await expect(seal().openKey('a', { ...mine.stored, masterKeyId: 'm2' })).rejects.toThrow();
});

test('any single bit changed anywhere is noticed', async () => {
  const key = await seal().newKey('a');
  const sealed = key.seal(place, 'personal', secret);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => key.open(place, 'personal', changed, Secret)).toThrow();
  }
  for (const length of [0, 11, 12, 27, 28, sealed.length - 1]) {
    expect(() => key.open(place, 'personal', sealed.subarray(0, length), Secret)).toThrow();
  }
});

test('a new master key reads everything that stands, and after rewrapping the old one may go', async () => {
  const key = await seal('m1').newKey('a');
  const sealed = key.seal(place, 'personal', secret);
  const rotated = seal('m2');
  expect((await rotated.openKey('a', key.stored)).open(place, 'personal', sealed, Secret)).toEqual(secret);
  const stored = await rotated.rewrap('a', key.stored);
  expect(stored).toMatchObject({ id: key.stored.id, masterKeyId: 'm2' });
  const onlyNew = seal('m2', { m2: masterKeys.m2 });
  expect((await onlyNew.openKey('a', stored)).open(place, 'personal', sealed, Secret)).toEqual(secret);
  await expect(onlyNew.openKey('a', key.stored)).rejects.toThrow('master key m1 is not configured');
});

test.each([
  ['no such key', { current: 'm3', keys: masterKeys }],
  ['a name every object has', { current: 'constructor', keys: masterKeys }],
  ['a short key', { current: 'm1', keys: { m1: Buffer.alloc(31).toString('base64') } }],
])('a keyring with %s is refused at the start', (_, config) => {
  expect(() => createKeyring(config)).toThrow('is not configured, or is not 32 bytes');
});

test('equal values are found by their keyed hash, apart for each purpose and each key', () => {
  const [one, same] = [seal(), seal()];
  expect(one.lookup('person', 'x')).toBe(same.lookup('person', 'x'));
  expect(one.lookup('person', 'x')).toMatch(/^[\w-]{43}$/);
  expect(one.lookup('subject', 'x')).not.toBe(one.lookup('person', 'x'));
  expect(one.lookup('a', 'b,c')).not.toBe(one.lookup('a,b', 'c'));
  const other = createSeal({
    keyring: createKeyring({ current: 'm1', keys: masterKeys }),
    lookupKey: Buffer.alloc(32, 4),
    randomBytes,
  });
  expect(other.lookup('person', 'x')).not.toBe(one.lookup('person', 'x'));
});
