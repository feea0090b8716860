import { expect, test } from 'vitest';
import { createDeps, lazyCaller, noObjects, readEnvironment } from '#functions/environment';

const key = Buffer.alloc(32, 1).toString('base64');
const complete = {
  TABLE_NAME: 'kaoping',
  SEAL_KEYS: JSON.stringify({ current: '1', keys: { 1: key } }),
  LOOKUP_KEY: key,
};

test('a complete environment makes what the functions need', () => {
  const deps = createDeps(readEnvironment({ ...complete, AWS_REGION: 'cn-northwest-1' }), noObjects);
  expect(deps.store.tableName).toBe('kaoping');
  expect(deps.ruleSets.length).toBeGreaterThan(0);
});

test.each([
  ['TABLE_NAME', undefined],
  ['TABLE_NAME', ''],
  ['SEAL_KEYS', undefined],
  ['SEAL_KEYS', 'secret{'],
  ['SEAL_KEYS', '{"current":"1"}'],
  ['SEAL_KEYS', '{"current":"1","keys":{"1":"secretsecret"}}'],
  ['LOOKUP_KEY', 'secret'],
  ['LOOKUP_KEY', Buffer.alloc(31, 1).toString('base64')],
  ['BUCKET_NAME', ''],
])('%s as %s is refused by its name, without what it holds', (name, value) => {
  const read = () => readEnvironment({ ...complete, [name]: value });
  expect(read).toThrow(name);
  expect(read).not.toThrow('secret');
});

test('sealing with a key that is not there is refused at the start', () => {
  const environment = readEnvironment({ ...complete, SEAL_KEYS: JSON.stringify({ current: '2', keys: { 1: key } }) });
  expect(() => createDeps(environment, noObjects)).toThrow('master key 2');
});

test('who brings no token is anonymous; where no issuer is configured a token is refused', async () => {
  const readCaller = lazyCaller(undefined);
  expect(await readCaller(undefined, new Date())).toEqual({ ok: true, actor: { kind: 'anonymous' } });
  expect(await readCaller('Bearer a.b.c', new Date())).toMatchObject({ ok: false });
});

test('the chat handles no scans', async () => {
  await expect(noObjects.read('a', 1)).rejects.toThrow('no documents');
  await expect(noObjects.presignGet({ key: 'a', fileName: 'a', expiresInSeconds: 1 })).rejects.toThrow('no documents');
});
