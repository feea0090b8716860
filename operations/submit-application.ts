import type { Actor } from './actor.ts';
import type { ApplicationAnswer } from './answers.ts';
import type { Deps } from './deps.ts';
import type { SubmitApplicationInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export declare function submitApplication(
  deps: Deps,
  actor: Actor,
  input: SubmitApplicationInput,
  idempotencyKey: string,
): Promise<Outcome<ApplicationAnswer>>;
