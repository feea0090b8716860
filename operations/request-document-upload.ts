import type { Actor } from './actor.ts';
import type { UploadAnswer } from './answers.ts';
import type { Deps } from './deps.ts';
import type { RequestDocumentUploadInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export declare function requestDocumentUpload(
  deps: Deps,
  actor: Actor,
  input: RequestDocumentUploadInput,
  idempotencyKey: string,
): Promise<Outcome<UploadAnswer>>;
