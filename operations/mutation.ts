import * as z from 'zod';
import type { Problem } from '#domain/problem';
import { commit, mostRows, put, type Write } from '#store/commit';
import { canonicalJson } from '#store/events';
import { type IdempotencyRow, idempotencyRef } from '#store/idempotency';
import { type Ref, read, type Snapshot } from '#store/read';
import type { OpenKey } from '#store/seal';
import { isConflict } from '#store/store';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import type { Outcome } from './outcome.ts';
import { allows, type Grant, grantOf, type OperationName, type Target } from './permission.ts';
import {
  busy,
  forbidden,
  idempotencyKeyReused,
  notFound,
  type Refused,
  refused,
  tooBusy,
  unauthenticated,
} from './refusal.ts';
import { inTurn } from './turns.ts';

/** One attempt at a mutation: who asks for what, when, and what was read for it. */
export interface Call<I> {
  deps: Deps;
  actor: Actor;
  input: I;
  now: Date;
  snapshot: Snapshot;
}

/** An attempt whose caller is let: `grant` says in which office they act. */
export interface GrantedCall<I> extends Call<I> {
  grant: Grant | undefined;
}

/** What a mutation is about. Where it holds personal data, its key seals the stored answer; without one it is stored plain. */
export interface Subject {
  key?: OpenKey;
}

/**
 * What changes, all of it in one transaction, and what is answered; or why not. READ_AGAIN: what a failed transaction told
 * of the rows names others that have not been read.
 */
export type Decision<A> = { ok: true; writes: Write[]; answer: A } | Refused | 'READ_AGAIN';

/** Rows that only earlier rounds can name. Where they name nothing new, nothing is asked. */
export type Round<I> = (call: Call<I>) => Ref[] | Promise<Ref[]>;

/** A mutation as data: what it may be asked, what it reads, whom it concerns, what it decides. `S` is what it is about. */
export interface MutationDefinition<I, A, S extends Subject> {
  name: OperationName;
  input: z.ZodType<I>;
  answer: z.ZodType<A>;
  /** Everything whose key follows from the input and from who asks: one round. */
  reads: (deps: Deps, input: I, actor: Actor) => Ref[];
  /** What only the first round can name: a second one; or several, each naming what those before it have found. */
  alsoReads?: Round<I> | readonly Round<I>[];
  /** What it is about; undefined if it does not exist. */
  subject: (call: Call<I>) => Promise<S | undefined>;
  target: (call: Call<I>, subject: S) => Target;
  decide: (call: GrantedCall<I>, subject: S) => Promise<Decision<A>>;
  /**
   * Many meet on one row: instead of four times it is tried for this many milliseconds, and then answered as BUSY. Nothing
   * was done then; the same request may be sent again.
   */
  patience?: number;
  /** Every call meets every other on one row: those of one process take turns there. */
  inTurn?: boolean;
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
const longestPause = 3_000;
const staleAfter = 200;
const recordDays = 10;
const IdempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{8,200}$/));

/** Permission, one read, replay or decision, one commit. */
export function defineMutation<I, A, S extends Subject>(definition: MutationDefinition<I, A, S>): Mutation<I, A> {
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
    const until = performance.now() + (definition.patience ?? 0);
    const attempts = () => attempted(definition, call, record, until);
    return definition.inTurn ? inTurn(deps.store.client, definition.name, attempts) : attempts();
  };
  return Object.assign(run, { operation: definition.name });
}

async function attempted<I, A, S extends Subject>(
  definition: MutationDefinition<I, A, S>,
  call: Omit<Call<I>, 'snapshot'>,
  record: Entry,
  until: number,
): Promise<Outcome<A>> {
  const { deps, input, actor } = call;
  let refs = [record.ref, ...definition.reads(deps, input, actor)];
  let snapshot: Snapshot | undefined;
  let paused = 0;
  for (let attempt = 1; ; attempt += 1) {
    if (definition.patience !== undefined && (performance.now() > until || paused > definition.patience)) return busy;
    if (!snapshot?.hasLearnt) snapshot = await readAll(definition, call, refs);
    const left = definition.patience === undefined ? {} : { patience: until - performance.now() };
    const outcome = await decideOnce(definition, { ...call, snapshot }, { ...record, ...left }).catch(
      (error: unknown) => {
        // Where many meet, so long a row of conflicts only means that its turn has not come.
        if (definition.patience !== undefined && isConflict(error)) return busy;
        throw error;
      },
    );
    if (outcome !== 'MOVED' && outcome !== 'READ_AGAIN') return outcome;
    if (definition.patience === undefined && attempt >= tries) return tooBusy;
    if (outcome === 'READ_AGAIN') {
      snapshot = undefined;
      continue;
    }
    const pause = deps.store.random() * Math.min(longestPause, firstPause * 2 ** attempt);
    paused += pause;
    await deps.store.sleep(pause);
    // What was taken on trust is read with the rest from now on; what rounds name they name anew.
    if (!snapshot.hasLearnt) refs = [...refs, ...snapshot.assumed()];
    // Where many meet, what was learnt before a long pause has moved again.
    if (pause > staleAfter) snapshot = undefined;
  }
}

async function readAll<I, A, S extends Subject>(
  definition: MutationDefinition<I, A, S>,
  call: Omit<Call<I>, 'snapshot'>,
  refs: readonly Ref[],
): Promise<Snapshot> {
  const snapshot = await read(call.deps.store, refs);
  for (const round of [definition.alsoReads ?? []].flat()) {
    // About what is not the caller's no more is asked than about what does not exist: requests can be counted, too.
    if (!(await isInReach(definition, { ...call, snapshot }))) break;
    const more = (await round({ ...call, snapshot })).filter((ref) => !snapshot.has(ref));
    if (more.length > 0) snapshot.join(await read(call.deps.store, more));
  }
  return snapshot;
}

/** What it is about follows from the first round, and so does whose it is. */
async function isInReach<I, A, S extends Subject>(
  { name, subject, target }: MutationDefinition<I, A, S>,
  call: Call<I>,
): Promise<boolean> {
  const found = await subject(call);
  return found !== undefined && allows(call.actor, name, target(call, found));
}

/** Where the answer is kept, and what was asked for it. */
interface Entry {
  ref: Ref<IdempotencyRow>;
  bodyHash: string;
  /** Milliseconds that are left for its transaction, where many meet. */
  patience?: number;
}

async function decideOnce<I, A, S extends Subject>(
  definition: MutationDefinition<I, A, S>,
  call: Call<I>,
  { ref, bodyHash, patience }: Entry,
): Promise<Outcome<A> | 'MOVED' | 'READ_AGAIN'> {
  const { deps, snapshot, actor, now } = call;
  const earlier = snapshot.find(ref);
  if (earlier && earlier.bodyHash !== bodyHash) return idempotencyKeyReused;
  const subject = await definition.subject(call);
  if (!subject) return notFound;
  const target = definition.target(call, subject);
  if (!allows(actor, definition.name, target)) return notFound;
  if (earlier) return { ok: true, value: storedAnswer(definition.answer, earlier, subject.key, ref) };
  const decision = await definition.decide({ ...call, grant: grantOf(actor, definition.name, target) }, subject);
  if (decision === 'READ_AGAIN') return decision;
  if (!decision.ok) return stands(deps, snapshot, { refusal: decision, patience });
  // Only what the answer's own schema knows is kept, and a replay reads the same bytes through it.
  const answer = definition.answer.parse(JSON.parse(JSON.stringify(decision.answer)));
  const entry = put(ref, {
    operation: definition.name,
    bodyHash,
    ...(subject.key ? { answer: subject.key.seal(ref, 'answer', answer) } : { plainAnswer: JSON.stringify(answer) }),
    expiresAt: Math.floor(now.getTime() / 1000) + recordDays * 86_400,
  });
  if ((await commit(deps.store, snapshot, [...decision.writes, entry], patience)) === 'MOVED') return 'MOVED';
  return { ok: true, value: answer };
}

function storedAnswer<A>(schema: z.ZodType<A>, row: IdempotencyRow, key: OpenKey | undefined, ref: Ref): A {
  if (row.answer && key) return key.open(ref, 'answer', row.answer, schema);
  return schema.parse(JSON.parse(row.plainAnswer ?? 'null'));
}

/**
 * A refusal, too, stands only on what was true at one moment: a twin that reads while the first one's transaction is
 * under way may see its effect and not yet its record, and would be refused what was done for it.
 */
async function stands(
  deps: Deps,
  snapshot: Snapshot,
  { refusal, patience }: { refusal: Refused; patience: number | undefined },
): Promise<Refused | 'MOVED'> {
  if (snapshot.isOfOneMoment) return refusal;
  // What is refused for its size names more rows than can be checked: its own record and subject were asked for first.
  const checked = snapshot.seen().length > mostRows ? snapshot.first(mostRows) : snapshot;
  return (await commit(deps.store, checked, [], patience)) === 'MOVED' ? 'MOVED' : refusal;
}

/** GraphQL gives the right shape already; whoever else calls hears what is wrong with it. */
export function shapedInput<I>(schema: z.ZodType<I>, input: I, key: string): { ok: true; input: I } | Refused {
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
