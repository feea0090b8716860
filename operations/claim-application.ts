import type { Actor } from './actor.ts';
import type { ApplicationAnswer } from './answers.ts';
import type { Deps } from './deps.ts';
import type { ClaimApplicationInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export declare function claimApplication(
  deps: Deps,
  actor: Actor,
  input: ClaimApplicationInput,
  idempotencyKey: string,
): Promise<Outcome<ApplicationAnswer>>;
