import { expect, test } from 'vitest';
import * as z from 'zod';
import { commit, put } from '#store/commit';
import { CorruptRow, type Ref, read } from '#store/read';
import type { Store } from '#store/store';
import { Unavailable } from '#store/unavailable';
import { createWorld, dump, tableName } from '#test/operations/world';

const Row = z.object({ version: z.number(), says: z.string(), expiresAt: z.optional(z.number()) });
type Row = z.infer<typeof Row>;
const ref = (pk: string): Ref<Row> => ({ pk, sk: 'ROW', schema: Row });
const [a, b] = [ref('a'), ref('b')];

test('a commit counts versions and insists on everything that was read, absence included', async () => {
  const { deps } = await createWorld('ODD');
  const { store } = deps;
  const early = await read(store, [a, b]);
  expect(await commit(store, await read(store, [a]), [put(a, { says: 'one' })])).toBe('COMMITTED');
  expect(await commit(store, early, [put(b, { says: 'too late' })])).toBe('MOVED');
  const seen = await read(store, [a, b]);
  expect([seen.find(a), seen.find(b)]).toEqual([{ version: 1, says: 'one' }, undefined]);
  expect(await commit(store, seen, [put(a, { says: 'two' })])).toBe('COMMITTED');
  expect((await read(store, [a])).find(a)).toEqual({ version: 2, says: 'two' });
  expect(await commit(store, seen, [put(b, { says: 'on an old a' })])).toBe('MOVED');
});

test('a row that was not read must not exist yet', async () => {
  const { deps } = await createWorld('ODD');
  const nothing = await read(deps.store, []);
  expect(await commit(deps.store, nothing, [put(a, { says: 'one' })])).toBe('COMMITTED');
  expect(await commit(deps.store, nothing, [put(a, { says: 'two' })])).toBe('MOVED');
});

test('what is assumed is insisted on without being read', async () => {
  const { deps } = await createWorld('ODD');
  const { store } = deps;
  await commit(store, await read(store, []), [put(a, { says: 'one' })]);
  const right = await read(store, []);
  expect(right.assume(a, { version: 1, says: 'from memory' })?.says).toBe('from memory');
  expect(await commit(store, right, [put(b, { says: 'x' })])).toBe('COMMITTED');
  const wrong = await read(store, [b]);
  wrong.assume(a, undefined);
  expect(await commit(store, wrong, [put(b, { says: 'y' })])).toBe('MOVED');
  const again = await read(
    store,
    wrong.seen().map((each) => each.ref),
  );
  expect(again.assume(a, undefined)).toEqual({ version: 1, says: 'one' });
});

test('a row past its time is not seen any more, and is written over by its version', async () => {
  const { deps, clock } = await createWorld('ODD');
  const { store } = deps;
  const expiresAt = clock.now.getTime() / 1000 + 60;
  await commit(store, await read(store, [a]), [put(a, { says: 'one', expiresAt })]);
  clock.now = new Date(expiresAt * 1000 - 1);
  expect((await read(store, [a])).find(a)?.says).toBe('one');
  clock.now = new Date(expiresAt * 1000);
  const late = await read(store, [a]);
  expect(late.find(a)).toBeUndefined();
  expect(await commit(store, late, [put(a, { says: 'two' })])).toBe('COMMITTED');
  expect((await read(store, [a])).find(a)).toEqual({ version: 2, says: 'two' });
});

test('a row that its schema does not accept is named without its values', async () => {
  const { deps } = await createWorld('ODD');
  const other = { pk: 'a', sk: 'ROW', schema: z.object({ version: z.number(), says: z.number() }) };
  await commit(deps.store, await read(deps.store, []), [put(a, { says: '510104199001010019' })]);
  const snapshot = await read(deps.store, [other]);
  expect(() => snapshot.find(other)).toThrow(CorruptRow);
  expect(() => snapshot.find(other)).toThrow(/^ROW: says invalid_type$/);
});

test('what was not asked for cannot be looked at, and nothing is written twice at once', async () => {
  const { deps } = await createWorld('ODD');
  const snapshot = await read(deps.store, [a]);
  expect(() => snapshot.find(b)).toThrow('was not read');
  const twice = [put(a, { says: 'one' }), put(a, { says: 'two' })];
  await expect(commit(deps.store, snapshot, twice)).rejects.toThrow('written twice');
});

/** A store whose calls fail as told; `paused` is every pause that was asked for. */
async function failing(errors: (Error | undefined)[], more: Partial<Store> = {}) {
  const { deps, client } = await createWorld('ODD');
  const paused: number[] = [];
  let calls = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      const error = errors[Math.min(calls, errors.length - 1)];
      calls += 1;
      return error ? Promise.reject(error) : next(args);
    },
    { step: 'finalizeRequest', name: 'fail', priority: 'low' },
  );
  const sleep = async (pause: number) => {
    paused.push(pause);
  };
  return { store: { ...deps.store, sleep, random: () => 0.999, ...more }, paused, calls: () => calls };
}

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });
const cancelled = (...codes: string[]) =>
  named('TransactionCanceledException', {
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata: { httpStatusCode: 400 },
  });

test.each([
  ['throttled', named('ThrottlingException', { $metadata: { httpStatusCode: 400 } })],
  ['a conflict with another transaction', cancelled('None', 'TransactionConflict')],
  ['throttled within a transaction', cancelled('ThrottlingError', 'None')],
  ['500', named('Whatever', { $metadata: { httpStatusCode: 500 } })],
  ['503', named('Whatever', { $metadata: { httpStatusCode: 503 } })],
  ['connection reset', named('Error', { code: 'ECONNRESET' })],
  ['a timeout', named('TimeoutError')],
  ['still in progress', named('TransactionInProgressException', { $metadata: { httpStatusCode: 400 } })],
])('%s is tried again after a pause of up to 25 ms, then 50, then 100', async (_, error) => {
  const { store, paused, calls } = await failing([error, error, error, undefined]);
  const snapshot = await read({ ...store, client: (await createWorld('ODD')).client }, []);
  expect(await commit(store, snapshot, [put(a, { says: 'one' })])).toBe('COMMITTED');
  expect(calls()).toBe(4);
  expect(paused.map(Math.round)).toEqual([25, 50, 100]);
});

test('a failed condition beside a conflict means that something moved: no retry', async () => {
  const { store, calls } = await failing([cancelled('TransactionConflict', 'ConditionalCheckFailed')]);
  expect(await commit(store, await read(store, []), [put(a, { says: 'one' })])).toBe('MOVED');
  expect(calls()).toBe(1);
});

test.each([
  ['a request that is wrong', named('ValidationException', { $metadata: { httpStatusCode: 400 } })],
  ['no permission', named('AccessDeniedException', { $metadata: { httpStatusCode: 400 } })],
  ['a transaction that is wrong', cancelled('ValidationError', 'None')],
  ['a bug of ours', new TypeError('undefined is not a function')],
  ['an argument that is wrong', Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' })],
])('%s is thrown at once', async (_, error) => {
  const { store, calls } = await failing([error]);
  await expect(commit(store, await read(store, []), [put(a, { says: 'one' })])).rejects.toBe(error);
  expect(calls()).toBe(1);
});

test('a total outage is said in under 3 seconds of pauses', async () => {
  const { store, paused } = await failing([named('InternalServerError', { $metadata: { httpStatusCode: 500 } })]);
  await expect(read(store, [a])).rejects.toThrow(Unavailable);
  expect(paused.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(3000);
  expect(paused.length).toBeGreaterThan(4);
});

test('no call is begun that could not end in time', async () => {
  const { store, calls } = await failing([undefined], { remaining: () => 1000 });
  await expect(read(store, [a])).rejects.toThrow(Unavailable);
  expect(calls()).toBe(0);
});

test('a read that is answered in pieces, out of order, is whole all the same', async () => {
  const { deps, client } = await createWorld('ODD');
  const refs = Array.from({ length: 100 }, (_, at) => ref(`row-${at}`));
  for (let at = 0; at < 100; at += 50) {
    const some = refs.slice(at, at + 50);
    await commit(
      deps.store,
      await read(deps.store, some),
      some.map((each) => put(each, { says: each.pk })),
    );
  }
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const output = result.output as {
        Responses?: Record<string, Record<string, never>[]>;
        UnprocessedKeys?: object;
      };
      const rows = output.Responses?.[tableName];
      if (!rows || rows.length < 2) return result;
      const left = rows.splice(0, Math.ceil(rows.length / 2)).map(({ pk, sk }) => ({ pk, sk }));
      rows.reverse();
      output.UnprocessedKeys = { [tableName]: { Keys: left } };
      return result;
    },
    { step: 'initialize', name: 'pieces' },
  );
  const snapshot = await read(deps.store, refs);
  expect(refs.map((each) => snapshot.find(each)?.says)).toEqual(refs.map(({ pk }) => pk));
});

test('the table holds nothing that was refused', async () => {
  const { deps, client } = await createWorld('ODD');
  const snapshot = await read(deps.store, [a]);
  await commit(deps.store, snapshot, [put(a, { says: 'one' })]);
  const before = await dump(client);
  expect(await commit(deps.store, snapshot, [put(a, { says: 'two' }), put(b, { says: 'x' })])).toBe('MOVED');
  expect(await dump(client)).toEqual(before);
});
