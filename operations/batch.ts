import type * as z from 'zod';
import type { Evaluation } from '#domain/eligibility/evaluation';
import type { Problem } from '#domain/problem';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { type Mutation, shapedInput } from './mutation.ts';
import type { Outcome } from './outcome.ts';
import { allows, type OperationName } from './permission.ts';
import { forbidden, refused, unauthenticated } from './refusal.ts';

/** What became of one of them: its answer, or everything that stands in its way. */
export interface BatchItem<A> {
  id: string;
  answer?: A;
  problems: Problem[];
  /** Where the conditions are not met: the trace that decided. */
  evaluation?: Evaluation;
}

interface BatchDefinition<I, One, A> {
  name: OperationName;
  input: z.ZodType<I>;
  /** Where the ids stand in the input, and which they are. */
  path: string;
  ids: (input: I) => readonly string[];
  /** What is done to each, and what it is asked for. */
  each: Mutation<One, A>;
  asked: (input: I, at: number) => One;
}

const mostItems = 100;

/**
 * The same thing done to up to a hundred, each in a transaction of its own: what stands in the way of one is said of that
 * one. Each has an idempotency key derived from the batch's and its own id, so that the same batch sent again answers what
 * was done and does what was not.
 */
export function defineBatch<I, One, A>(definition: BatchDefinition<I, One, A>): Mutation<I, { items: BatchItem<A>[] }> {
  const run = async (deps: Deps, actor: Actor, input: I, idempotencyKey: string) => {
    if (actor.kind === 'anonymous') return unauthenticated;
    if (!allows(actor, definition.name)) return forbidden;
    const shaped = shapedInput(definition.input, input, idempotencyKey);
    if (!shaped.ok) return shaped;
    const ids = definition.ids(shaped.input);
    const [first, ...others] = listProblems(ids, definition.path);
    if (first) return refused('VALIDATION', first, ...others);
    const items: BatchItem<A>[] = [];
    for (const [at, id] of ids.entries()) {
      const key = deps.seal.lookup('item', JSON.stringify([definition.name, idempotencyKey, id]));
      items.push(itemOf(id, await definition.each(deps, actor, definition.asked(shaped.input, at), key)));
    }
    return { ok: true as const, value: { items } };
  };
  return Object.assign(run, { operation: definition.name });
}

function itemOf<A>(id: string, outcome: Outcome<A>): BatchItem<A> {
  if (outcome.ok) return { id, answer: outcome.value, problems: [] };
  const { problems, evaluation } = outcome.refusal;
  return { id, problems: [...problems], ...(evaluation && { evaluation }) };
}

function listProblems(ids: readonly string[], path: string): Problem[] {
  if (ids.length < 1 || ids.length > mostItems) {
    return [{ code: 'BATCH_SIZE', path, message: `一次可以办理1至${mostItems}份。` }];
  }
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at ? [] : [{ code: 'ITEM_TWICE', path: `${path}.${at}`, message: '同一份只能写一次。' }],
  );
}
