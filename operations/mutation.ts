import * as z from 'zod';
import type { Problem } from '#domain/problem';
import { commit, put, type Write } from '#store/commit';
import { canonicalJson } from '#store/events';
import { type IdempotencyRow, idempotencyRef } from '#store/idempotency';
import { type Ref, read, type Snapshot } from '#store/read';
import type { OpenKey } from '#store/seal';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import type { Outcome } from './outcome.ts';
import { allows, type OperationName, type Target } from './permission.ts';
import {
  forbidden,
  idempotencyKeyReused,
  notFound,
  type Refused,
  refused,
  tooBusy,
  unauthenticated,
} from './refusal.ts';

/** One attempt at a mutation: who asks for what, when, and what was read for it. */
export interface Call<I> {
  deps: Deps;
  actor: Actor;
  input: I;
  now: Date;
  snapshot: Snapshot;
}

/** What changes, all of it in one transaction, and what is answered; or why not. */
type Decision<A> = { ok: true; writes: Write[]; answer: A } | Refused;

/** A mutation as data: what it may be asked, what it reads, whom it concerns, what it decides. `S` is what it is about. */
export interface MutationDefinition<I, A, S extends { key: OpenKey }> {
  name: OperationName;
  input: z.ZodType<I>;
  answer: z.ZodType<A>;
  /** Everything whose key follows from the input: one round. */
  reads: (deps: Deps, input: I) => Ref[];
  /** What it is about; undefined if it does not exist. Its key seals the stored answer. */
  subject: (call: Call<I>) => Promise<S | undefined>;
  target: (call: Call<I>, subject: S) => Target;
  decide: (call: Call<I>, subject: S) => Promise<Decision<A>>;
}

/** The same key and input answer the same, for at least 7 days; another input under the key is refused. */
export interface Mutation<I, A> {
  (deps: Deps, actor: Actor, input: I, idempotencyKey: string): Promise<Outcome<A>>;
  operation: OperationName;
}

/** Reading and deciding again after others moved what was read. */
const tries = 4;
/** Milliseconds: those who met on the same row shall not meet again at the same pace. */
const firstPause = 25;
const recordDays = 10;
const IdempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{8,200}$/));

/** Permission, one read, replay or decision, one commit. */
export function defineMutation<I, A, S extends { key: OpenKey }>(
  definition: MutationDefinition<I, A, S>,
): Mutation<I, A> {
  const run = async (deps: Deps, actor: Actor, input: I, idempotencyKey: string): Promise<Outcome<A>> => {
    if (actor.kind === 'anonymous') return unauthenticated;
    if (!allows(actor, definition.name)) return forbidden;
    const shaped = shapedInput(definition.input, input, idempotencyKey);
    if (!shaped.ok) return shaped;
    const call = { deps, actor, input: shaped.input, now: deps.now() };
    const own = JSON.stringify([actor.subject, idempotencyKey]);
    const record: Entry = {
      ref: idempotencyRef(deps.seal.lookup('idempotency', own)),
      bodyHash: deps.seal.lookup('body', canonicalJson([definition.name, shaped.input])),
    };
    let snapshot = await read(deps.store, [record.ref, ...definition.reads(deps, shaped.input)]);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await decideOnce(definition, { ...call, snapshot }, record);
      if (outcome !== 'MOVED') return outcome;
      if (attempt === tries) return tooBusy;
      await deps.store.sleep(deps.store.random() * firstPause * 2 ** attempt);
      if (snapshot.isOfOneMoment) continue;
      // What was taken on trust is read with the rest from now on.
      snapshot = await read(
        deps.store,
        snapshot.seen().map(({ ref }) => ref),
      );
    }
  };
  return Object.assign(run, { operation: definition.name });
}

/** Where the answer is kept, and what was asked for it. */
interface Entry {
  ref: Ref<IdempotencyRow>;
  bodyHash: string;
}

async function decideOnce<I, A, S extends { key: OpenKey }>(
  definition: MutationDefinition<I, A, S>,
  call: Call<I>,
  { ref, bodyHash }: Entry,
): Promise<Outcome<A> | 'MOVED'> {
  const { deps, snapshot, actor, now } = call;
  const earlier = snapshot.find(ref);
  if (earlier && earlier.bodyHash !== bodyHash) return idempotencyKeyReused;
  const subject = await definition.subject(call);
  if (!subject || !allows(actor, definition.name, definition.target(call, subject))) return notFound;
  if (earlier) return { ok: true, value: subject.key.open(ref, 'answer', earlier.answer, definition.answer) };
  const decision = await definition.decide(call, subject);
  if (!decision.ok) return stands(deps, snapshot, decision);
  const entry = put(ref, {
    operation: definition.name,
    bodyHash,
    answer: subject.key.seal(ref, 'answer', decision.answer),
    expiresAt: Math.floor(now.getTime() / 1000) + recordDays * 86_400,
  });
  if ((await commit(deps.store, snapshot, [...decision.writes, entry])) === 'MOVED') return 'MOVED';
  // Through the same reader as a replay, so that both answer the same bytes.
  return { ok: true, value: definition.answer.parse(JSON.parse(JSON.stringify(decision.answer))) };
}

/**
 * A refusal, too, stands only on what was true at one moment: a twin that reads while the first one's transaction is
 * under way may see its effect and not yet its record, and would be refused what was done for it.
 */
async function stands(deps: Deps, snapshot: Snapshot, refusal: Refused): Promise<Refused | 'MOVED'> {
  if (snapshot.isOfOneMoment) return refusal;
  return (await commit(deps.store, snapshot, [])) === 'MOVED' ? 'MOVED' : refusal;
}

/** GraphQL gives the right shape already; whoever else calls hears what is wrong with it. */
function shapedInput<I>(schema: z.ZodType<I>, input: I, key: string): { ok: true; input: I } | Refused {
  const problems: Problem[] = [];
  if (!IdempotencyKey.safeParse(key).success) {
    problems.push({
      code: 'IDEMPOTENCY_KEY',
      path: 'idempotencyKey',
      message: '幂等键须为 8 至 200 个可见的 ASCII 字符。',
    });
  }
  const parsed = schema.safeParse(input);
  for (const issue of parsed.error?.issues ?? []) {
    problems.push({ code: 'INPUT_SHAPE', path: issue.path.join('.'), message: '这一项的格式不对。' });
  }
  const [first, ...others] = problems;
  if (first) return refused('VALIDATION', first, ...others);
  return parsed.success ? { ok: true, input: parsed.data } : forbidden;
}
