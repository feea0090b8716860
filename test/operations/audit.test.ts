import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { canonicalJson } from '#store/events';
import { done, newKey, readyApplication } from './journey.ts';
import { verifyChain } from './verify-chain.ts';
import { applicant, createWorld, dump } from './world.ts';

const li = applicant('li');
type Event = Record<string, unknown>;

async function history(): Promise<{ events: Event[]; head: { count: number; hash: string } }> {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  const withdrawal = { applicationId, reason: '换一个培训班' };
  done(await withdrawApplication(world.deps, li, withdrawal, newKey()));
  const rows = (await dump(world.client))
    .map((item) => unmarshall(item))
    .filter(({ pk }) => pk === `APP#${applicationId}`);
  const events = rows.filter(({ sk }) => String(sk).startsWith('EVENT#'));
  const { chain } = rows.find(({ sk }) => sk === 'APP') as { chain: { count: number; hash: string } };
  return { events, head: chain };
}

test('an untouched history is found whole by a verifier that knows only its format', async () => {
  const { events, head } = await history();
  expect(events).toHaveLength(12);
  expect(verifyChain(events, head)).toEqual([]);
});

test('each event inserted, deleted, altered, reordered or cut off is found', async () => {
  const { events, head } = await history();
  let tried = 0;
  const found = (changed: Event[]) => {
    tried += 1;
    expect(verifyChain(changed, head)).not.toEqual([]);
  };
  for (let at = 0; at < events.length; at += 1) {
    const event = events[at]!;
    found(events.toSpliced(at, 1));
    found(events.toSpliced(at, 0, event));
    found(events.slice(0, at));
    if (at > 0) found(events.toSpliced(at - 1, 2, event, events[at - 1]!));
    for (const name of Object.keys(event).filter((each) => !['pk', 'sk', 'version'].includes(each))) {
      found(events.with(at, { ...event, [name]: 'changed' }));
      const { [name]: _, ...rest } = event;
      found(events.with(at, rest));
    }
    found(events.with(at, { ...event, added: true }));
  }
  expect(tried).toBeGreaterThan(200);
});

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [
    { '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\ufb33': 5 },
    '{"\\r":2,"1":3,"€":1,"\ud83d\ude00":4,"\ufb33":5}',
  ],
  [[1e30, 4.5, 2e-3, 1e-27, 333333333.3333333], '[1e+30,4.5,0.002,1e-27,333333333.3333333]'],
  [{ a: undefined, b: -0 }, '{"b":0}'],
])('canonical JSON of %j is as RFC 8785 says', (value, expected) => {
  expect(canonicalJson(value)).toBe(expected);
});

test('what JSON cannot say has no canonical form', () => {
  expect(() => canonicalJson([Number.NaN])).toThrow(TypeError);
});
