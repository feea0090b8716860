import type { DraftContent } from '#domain/draft';
import type { Write } from '#store/commit';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';

/**
 * The rows of a new draft (application and first audit event), to be put into the caller's own transaction. A person
 * who is signed in owns it at once; an anonymous one gets a claim code, good once for 7 days, which is stored nowhere:
 * the application's id is derived from it.
 */
export declare function createDraft(
  deps: Deps,
  draft: { actor: Actor; content: DraftContent; now: Date },
): Promise<{ applicationId: string; claimCode?: string; claimExpiresAt?: string; writes: Write[] }>;
