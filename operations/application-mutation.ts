import type * as z from 'zod';
import type { Application } from '#domain/application';
import { type Change, contextOf, type DecisionContext } from '#domain/lifecycle';
import { applicationRef, applicationWrite, type OpenApplication, openApplication } from '#store/applications';
import type { Write } from '#store/commit';
import { chained } from '#store/events';
import type { Ref } from '#store/read';
import type { ApplicationView } from './answers.ts';
import type { Deps } from './deps.ts';
import { type Call, defineMutation, type Mutation } from './mutation.ts';
import type { OperationName } from './permission.ts';
import { eventActor, targetOf } from './person.ts';
import { type Refused, refused } from './refusal.ts';
import { viewOf } from './view.ts';

/** One attempt at a change of one application, which exists and is in the caller's reach. */
interface ApplicationCall<I> extends Call<I> {
  application: Application;
  context: DecisionContext;
}

/** The change of the application itself, further rows that go with it, and words to seal into the audit event. */
export interface ApplicationChange extends Change {
  ok: true;
  writes?: Write[];
  reason?: string | undefined;
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
  decide: (call: ApplicationCall<I>) => Promise<C | Refused>;
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
    target: ({ deps, actor }, { application }) => targetOf(deps.seal, actor, application),
    decide: async (call, opened) => {
      const { application } = opened;
      const expected = definition.expectedVersion?.(call.input);
      if (expected !== undefined && expected !== application.version) {
        return refused('CONFLICT', versionMoved);
      }
      const of = { ...call, application, context: contextOf(application, call.deps.ruleSets, call.now) };
      const change = await definition.decide(of);
      if (!change.ok) return change;
      const { writes, after } = changedRows(call, opened, { action: definition.name, ...change });
      const view = viewOf(call.deps, after, call.now);
      return { ok: true, writes, answer: await definition.answered(of, view, change) };
    },
  });
}

const versionMoved = {
  code: 'VERSION_MOVED',
  path: 'expectedVersion',
  message: '这份申报在您打开之后已经被修改，请刷新后再操作。',
};

function changedRows<I>(
  { deps, actor, now }: Call<I>,
  opened: OpenApplication,
  change: ApplicationChange & { action: string },
): { writes: Write[]; after: Application } {
  const before = opened.application;
  const after = { ...change.application, version: before.version + 1 };
  const { write, head } = chained(opened.chain, {
    applicationId: before.id,
    action: change.action,
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor),
    changed: change.changed,
    fromStatus: before.status,
    toStatus: after.status,
    ...(change.reason !== undefined && { sealedReason: sealedReason(opened, change.reason) }),
  });
  const row = applicationWrite({ ...opened, application: after, chain: head });
  return { writes: [row, write, ...(change.writes ?? [])], after };
}

/** Bound to the number of the event, so that words cannot be moved to another. */
function sealedReason({ application, key, chain }: OpenApplication, reason: string): string {
  const place = { pk: applicationRef(application.id).pk, sk: `EVENT#${chain.count + 1}` };
  return Buffer.from(key.seal(place, 'reason', reason)).toString('base64');
}
