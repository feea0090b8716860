import type { Application } from '#domain/application/application';
import type { DraftContent } from '#domain/application/draft';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { eventActor, personRef } from '#operations/person';
import { applicationRef, applicationWrite } from '#store/applications';
import type { Write } from '#store/commit';
import { chained, type EventActor, emptyChain } from '#store/events';
import { applicationIdOf, claimDays, newClaimCode } from './claim-code.ts';

const day = 86_400_000;

interface NewDraft {
  actor: Actor;
  content: DraftContent;
  now: Date;
  /** The operation that makes it, where it is not a conversation. */
  action?: string;
  /** For whose draft an office begins: who acts, and under which code the person takes it over. */
  forOther?: { by: EventActor; code: string };
  /** What is chosen in it from the beginning. */
  more?: Partial<Application>;
}

/**
 * The rows of a new draft (application and first audit event), to be put into the caller's own transaction. A person
 * who is signed in owns it at once; an anonymous one gets a claim code, good once for 7 days, which is stored nowhere:
 * the application's id is derived from it.
 */
export async function createDraft(
  deps: Deps,
  { actor, content, now, action = 'createDraft', forOther, more = {} }: NewDraft,
): Promise<{
  applicationId: string;
  claimCode?: string;
  claimExpiresAt?: string;
  application: Application;
  writes: Write[];
}> {
  const code = forOther?.code ?? newClaimCode(deps.randomBytes);
  const id = applicationIdOf(deps.seal, code);
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + claimDays * day).toISOString();
  const owner = actor.kind === 'person' ? personRef(deps.seal, actor.subject) : undefined;
  const { category, ruleSetId, facts, evaluation, consent } = content;
  const application: Application = {
    ...{ id, version: 1, kind: 'NEW', category, status: 'DRAFT', ruleSetId, facts, evaluation, consent },
    ...(owner === undefined ? { claim: { expiresAt } } : { owner }),
    documents: [],
    createdAt: at,
    updatedAt: at,
    ...more,
  };
  const { write, head } = chained(emptyChain, {
    subject: applicationRef(id).pk,
    action,
    at,
    actor: forOther?.by ?? eventActor(deps.seal, actor, undefined),
    changed: ['status', ...(forOther ? ['consent'] : [])],
    toStatus: 'DRAFT',
    counted: { category },
  });
  const row = applicationWrite({ application, key: await deps.seal.newKey(id), chain: head });
  return {
    ...{ applicationId: id, application },
    ...(owner === undefined && { claimCode: code, claimExpiresAt: expiresAt }),
    writes: [row, write],
  };
}
