import type { Actor } from './actor.ts';
import type { ApplicationAnswer } from './answers.ts';
import type { Deps } from './deps.ts';
import type { UpdateApplicationDraftInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export declare function updateApplicationDraft(
  deps: Deps,
  actor: Actor,
  input: UpdateApplicationDraftInput,
  idempotencyKey: string,
): Promise<Outcome<ApplicationAnswer>>;
