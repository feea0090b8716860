import type { Actor } from './actor.ts';
import type { ApplicationAnswer } from './answers.ts';
import type { Deps } from './deps.ts';
import type { ConfirmDocumentInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export declare function confirmDocument(
  deps: Deps,
  actor: Actor,
  input: ConfirmDocumentInput,
  idempotencyKey: string,
): Promise<Outcome<ApplicationAnswer>>;
