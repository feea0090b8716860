import type * as z from 'zod';
import type { Application } from '#domain/application/application';
import { type Change, contextOf, type DecisionContext } from '#domain/application/lifecycle';
import { type Access, accessEntry, logAccess } from '#operations/access-log';
import type { ApplicationView } from '#operations/answers';
import type { Deps } from '#operations/deps';
import { type Call, defineMutation, type GrantedCall, type Mutation } from '#operations/mutation';
import type { OperationName, Target } from '#operations/permission';
import { eventActor, targetOf } from '#operations/person';
import { type Refused, refused } from '#operations/refusal';
import { applicationRef, type OpenApplication, openApplication } from '#store/applications';
import type { Write } from '#store/commit';
import type { Ref } from '#store/read';
import { changedRows } from './application-change.ts';
import { viewOf } from './view.ts';

/** One attempt at a change of one application, which exists and is in the caller's reach. */
export interface ApplicationCall<I> extends GrantedCall<I> {
  application: Application;
  context: DecisionContext;
}

/** The change of the application itself, further rows that go with it, and words to seal into the audit event. */
export interface ApplicationChange extends Change {
  ok: true;
  writes?: Write[];
  reason?: string | undefined;
  /** Codes and clauses of the closed list. */
  reasons?: { code: string; clause: string }[];
}

interface ApplicationMutationDefinition<I, A, C extends ApplicationChange> {
  name: OperationName;
  input: z.ZodType<I>;
  answer: z.ZodType<A>;
  applicationId: (deps: Deps, input: I) => string;
  /** The version that the caller saw; another one is refused. */
  expectedVersion?: (input: I) => number | undefined;
  /** Rows beside the application whose keys follow from the input. */
  reads?: (input: I) => Ref[];
  /** Rows whose keys stand in the application: a second round, where there are any. */
  alsoReads?: (call: Call<I>) => Ref[];
  /** With which offices it lies, where that is not those that review it. */
  target?: (call: Call<I>, application: Application) => Target;
  patience?: number;
  decide: (call: ApplicationCall<I>) => Promise<C | Refused | 'READ_AGAIN'>;
  /** From the application as it is afterwards. */
  answered: (call: ApplicationCall<I>, view: ApplicationView, change: C) => A | Promise<A>;
}

/** A mutation of one application: the row, its audit event and what goes with them, in one transaction. */
export function defineApplicationMutation<I, A, C extends ApplicationChange>(
  definition: ApplicationMutationDefinition<I, A, C>,
): Mutation<I, A> {
  return defineMutation<I, A, OpenApplication>({
    name: definition.name,
    input: definition.input,
    answer: definition.answer,
    reads: (deps, input) => [
      applicationRef(definition.applicationId(deps, input)),
      ...(definition.reads?.(input) ?? []),
    ],
    subject: async ({ deps, input, snapshot }) => {
      const id = definition.applicationId(deps, input);
      const row = snapshot.find(applicationRef(id));
      return row && openApplication(deps.seal, id, row);
    },
    ...(definition.alsoReads && { alsoReads: definition.alsoReads }),
    ...(definition.patience !== undefined && { patience: definition.patience }),
    target: (call, { application }) =>
      definition.target?.(call, application) ?? targetOf(call.deps.seal, call.actor, application),
    decide: async (call, opened) => {
      const { application } = opened;
      const expected = definition.expectedVersion?.(call.input);
      if (expected !== undefined && expected !== application.version) {
        return refused('CONFLICT', versionMoved);
      }
      const of = { ...call, application, context: contextOf(application, call.deps, call.now) };
      const change = await definition.decide(of);
      if (change === 'READ_AGAIN') return change;
      const seen = seenByOffice(call, { opened, target: targetOf(call.deps.seal, call.actor, application) });
      if (!change.ok) {
        const { evaluation } = change.refusal;
        if (seen && evaluation)
          await logAccess(call.deps, call.actor, { operation: definition.name, accesses: [seen] });
        return change;
      }
      const changed = changedRows(call, opened, { action: definition.name, ...change });
      const view = viewOf(call.deps, changed.after, call);
      const entry = seen ? [entryOf(call, definition.name, { ...seen, opened: changed.opened })] : [];
      const answer = await definition.answered(of, view, change);
      return { ok: true, writes: [...changed.writes, ...entry], answer };
    },
  });
}

/** What an office is shown of somebody else's application, in an answer or in the trace of a refusal. */
function seenByOffice(
  { grant }: Pick<GrantedCall<unknown>, 'grant'>,
  { opened, target }: Pick<Access, 'opened' | 'target'>,
): Access | undefined {
  if (grant === undefined || grant.role === 'applicant' || target.own) return undefined;
  return { opened, target, kind: 'MASKED' };
}

/** In the transaction of the change: the event's number tells it apart, and a retry writes it no second time. */
function entryOf(call: GrantedCall<unknown>, operation: OperationName, access: Access): Write {
  const { deps, actor, grant, now } = call;
  const reader = eventActor(deps.seal, actor, grant);
  return accessEntry(deps, access, { reader, operation, now, unique: `event-${access.opened.chain.count}` });
}

const versionMoved = {
  code: 'VERSION_MOVED',
  path: 'expectedVersion',
  message: '这份申报在您打开之后已经被修改，请刷新后再操作。',
};
