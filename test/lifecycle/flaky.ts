import type { Deps } from '#operations/deps';
import { faults } from '#test/harness/crash';
import { clientOf, testDeps, type World } from '#test/operations/world';
import { Dice } from './dice.ts';

/** What one run asked of the table, and what became of it. */
export interface Counts {
  attempts: number;
  faults: Map<string, number>;
}

const names = Object.keys(faults);

/**
 * The world's table behind a client whose every tenth call fails, each time in another way. Sometimes it cannot be reached
 * for so many calls in a row that whoever waits is told so; sometimes the process dies, and another one begins with the
 * next request.
 */
export function flaky(world: World, seed: number, counts: Counts): Deps {
  const client = clientOf(world.accessKeyId);
  const dice = new Dice(seed);
  let outage = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      counts.attempts += 1;
      if (outage === 0 && dice.happens(1 / 1000)) outage = 14;
      const fails = outage > 0 || dice.happens(0.1);
      if (!fails) return next(args);
      const fault = outage > 0 ? 'throttled' : dice.one(names)!;
      outage = Math.max(0, outage - 1);
      counts.faults.set(fault, (counts.faults.get(fault) ?? 0) + 1);
      // It dies with this very call: the error is no fault of the table and goes up as it is.
      return faults[fault]!(
        () => next(args),
        () => undefined,
      ) as ReturnType<typeof next>;
    },
    { step: 'finalizeRequest', name: 'flaky', priority: 'low', override: true },
  );
  const { clock, objects } = world;
  return testDeps({ client, clock, objects, seed: 'world' });
}

/** A client that only counts. */
export function calm(world: World, counts: Counts): Deps {
  const client = clientOf(world.accessKeyId);
  client.middlewareStack.add(
    (next) => (args) => {
      counts.attempts += 1;
      return next(args);
    },
    { step: 'finalizeRequest', name: 'count', priority: 'low', override: true },
  );
  const { clock, objects } = world;
  return testDeps({ client, clock, objects, seed: 'world' });
}
