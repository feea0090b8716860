import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type IssueCardNumbersAnswer, issueCardNumbers } from '#operations/card/issue-card-numbers';
import type { Deps } from '#operations/deps';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { codesOf, newKey } from '#test/operations/journey';
import { clientOf, createWorld, type World } from '#test/operations/world';
import { idNumberOf, province, writeLists, writePassed } from './card-world.ts';

export interface RaceReport {
  numbers: string[];
  calls: number;
  busy: number;
  transactions: number;
  seconds: number;
}

/** Signed lists of as many people each, all of one series. */
export async function listsOf(lists: number, people: number): Promise<World> {
  const world = await createWorld();
  const at = (list: number, person: number) => list * people + person;
  const passed = Array.from({ length: lists * people }, (_, each) => ({
    id: `a${each}`,
    facts: { idNumber: idNumberOf(each % 900), name: `样例${each}` },
  }));
  await writePassed(world, passed, false);
  await writeLists(
    world,
    Array.from({ length: lists }, (_, list) => ({
      id: `list${list}`,
      applicationIds: Array.from({ length: people }, (_, person) => `a${at(list, person)}`),
    })),
  );
  return world;
}

export interface Race {
  lists: number;
  /** Each with a client of its own, like functions that know nothing of each other. */
  processes: number;
  /** What stands between the client and the table. */
  disturbed?: (client: DynamoDBClient) => void;
}

/** Every list is asked for at once; whoever is told BUSY, or nothing at all, asks again with the same key until it is done. */
export async function race(world: World, { lists, processes, disturbed }: Race): Promise<RaceReport> {
  let transactions = 0;
  const deps = Array.from({ length: processes }, (): Deps => {
    const client = clientOf(world.accessKeyId);
    client.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName === 'TransactWriteItemsCommand') transactions += 1;
        return next(args);
      },
      { step: 'finalizeRequest', name: 'count', priority: 'low' },
    );
    disturbed?.(client);
    const sleep = (milliseconds: number) => pause(milliseconds);
    return { ...world.deps, store: { ...world.deps.store, client, sleep, random: Math.random } };
  });
  const report = { calls: 0, busy: 0, began: performance.now() };
  const one = async (list: number): Promise<string[]> => {
    const key = newKey();
    for (;;) {
      report.calls += 1;
      const asked = { passListId: `list${list}` };
      const outcome = await issueCardNumbers(deps[list % processes]!, province, asked, key).catch(outage);
      if (outcome?.ok) return numbersOf(outcome.value);
      const codes = outcome ? codesOf(outcome) : ['', 'BUSY'];
      if (codes[1] !== 'BUSY') throw new Error(codes.join());
      report.busy += 1;
    }
  };
  const given = await Promise.all(Array.from({ length: lists }, (_, list) => one(list)));
  return {
    numbers: given.flat(),
    ...{ calls: report.calls, busy: report.busy },
    transactions,
    seconds: (performance.now() - report.began) / 1000,
  };
}

/** The engine of the tests, too, gives up now and then; nobody knows then whether it was done, and the same key tells. */
function outage(error: unknown): undefined {
  if (!isTemporarilyUnavailable(error)) throw error;
}

function numbersOf({ numbers }: IssueCardNumbersAnswer): string[] {
  return numbers.map(({ number }) => number);
}

/** What is wrong with numbers that should be the first of one series, each once. */
export function gapsIn(numbers: readonly string[]): string[] {
  const expected = numbers.map((_, at) => `K51012026${String(at + 1).padStart(5, '0')}`);
  const given = new Set(numbers);
  const missing = expected.filter((number) => !given.has(number));
  return given.size === numbers.length ? missing : [...missing, `${numbers.length - given.size} given twice`];
}
