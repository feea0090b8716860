import type { Actor } from './actor.ts';
import type { ApplicationAnswer } from './answers.ts';
import type { Deps } from './deps.ts';
import type { WithdrawApplicationInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export declare function withdrawApplication(
  deps: Deps,
  actor: Actor,
  input: WithdrawApplicationInput,
  idempotencyKey: string,
): Promise<Outcome<ApplicationAnswer>>;
