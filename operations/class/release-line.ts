import * as z from 'zod';
import { notWaiting, type Seats } from '#domain/class/enrolment';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation, type GrantedCall, type Mutation, type Subject } from '#operations/mutation';
import type { Outcome } from '#operations/outcome';
import { applicationRef } from '#store/applications';
import type { Write } from '#store/commit';
import type { Ref } from '#store/read';
import { seatsRef, seatsWrite } from '#store/seats';
import { type TrainingClassRow, trainingClassRef } from '#store/training-classes';
import { mostAtOnce, released } from './released.ts';

/** Who stands first in line, to be read before the class ends. */
export function lineRefs(seats: Pick<Seats, 'waiting'> | undefined): Ref[] {
  return firstInLine(seats).map(applicationRef);
}

function firstInLine(seats: Pick<Seats, 'waiting'> | undefined): string[] {
  return (seats?.waiting ?? []).slice(0, mostAtOnce).map(({ applicationId }) => applicationId);
}

/**
 * A class that ends takes nobody in any more: whoever waits is let go in the very transaction that ends it, free for another
 * class; of a longer line the first, and `lineLeft` says how many are left.
 */
export async function lineReleased(
  call: GrantedCall<unknown>,
  classId: string,
  seats: Seats | undefined,
): Promise<{ writes: Write[]; lineLeft?: number } | 'READ_AGAIN'> {
  const ids = firstInLine(seats);
  if (!seats || ids.length === 0) return { writes: [] };
  const writes: Write[] = [];
  let after: Seats = seats;
  for (const id of ids) {
    const one = await released(call, { id: classId }, id);
    if (one === 'READ_AGAIN') return one;
    writes.push(...one.writes);
    after = notWaiting(after, id);
  }
  const lineLeft = after.waiting.length;
  return { writes: [...writes, seatsWrite(classId, after)], ...(lineLeft > 0 && { lineLeft }) };
}

/** How many are left in line, where there are any: kept with the answer, so that whoever asks again goes on with them. */
export const LineLeft = { lineLeft: z.optional(z.number()) };

interface InClass {
  classId: string;
}

/** The next of the line of a class that has ended. */
const releaseLine = defineMutation<InClass, { lineLeft?: number | undefined }, Subject & { row: TrainingClassRow }>({
  name: 'releaseTrainingClass',
  input: z.object({ classId: z.string() }),
  answer: z.object(LineLeft),
  reads: (_, { classId }) => [trainingClassRef(classId), seatsRef(classId)],
  alsoReads: ({ input, snapshot }) => lineRefs(snapshot.find(seatsRef(input.classId))),
  subject: async ({ input, snapshot }) => {
    const row = snapshot.find(trainingClassRef(input.classId));
    return row && { row };
  },
  target: (_, { row }) => ({ centres: [row.organiser] }),
  decide: async (call, { row }) => {
    const hasEnded = row.status === 'CANCELLED' || row.status === 'FINISHED';
    const line = await lineReleased(call, row.id, hasEnded ? call.snapshot.find(seatsRef(row.id)) : undefined);
    if (line === 'READ_AGAIN') return line;
    const { writes, ...answer } = line;
    return { ok: true, writes, answer };
  },
});

/**
 * The same, and then the rest of a long line, in as many transactions as it takes, each under a key derived from the
 * caller's: stopped in between, the same request goes on where it was. What is left all the same, `releaseTrainingClass` lets go.
 */
export function withWholeLine<I extends InClass, A extends { lineLeft?: number | undefined }>(
  mutation: Mutation<I, A>,
): Mutation<I, A> {
  const run = async (deps: Deps, actor: Actor, input: I, idempotencyKey: string): Promise<Outcome<A>> => {
    const outcome = await mutation(deps, actor, input, idempotencyKey);
    let left = outcome.ok ? (outcome.value.lineLeft ?? 0) : 0;
    for (let part = 1; left > 0; part += 1) {
      const key = deps.seal.lookup('item', JSON.stringify([mutation.operation, idempotencyKey, part]));
      const more = await releaseLine(deps, actor, { classId: input.classId }, key);
      left = more.ok ? (more.value.lineLeft ?? 0) : 0;
    }
    return outcome;
  };
  return Object.assign(run, { operation: mutation.operation });
}
