import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import type { Outcome } from '#operations/outcome';
import { allows, type OperationName, type Target } from '#operations/permission';
import { readersOf } from '#operations/person';
import { forbidden, notFound, unauthenticated } from '#operations/refusal';
import { type ApplicationRow, applicationRef } from '#store/applications';
import { type Ref, read } from '#store/read';

/** An application's row, still sealed, that this actor may read for this; what is not theirs looks like what is not there. */
export async function readableApplication(
  deps: Deps,
  actor: Actor,
  { operation, applicationId }: { operation: OperationName; applicationId: string },
): Promise<Outcome<{ ref: Ref<ApplicationRow>; row: ApplicationRow; target: Target }>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, operation)) return forbidden;
  const ref = applicationRef(applicationId);
  const row = (await read(deps.store, [ref])).find(ref);
  const target = row && readersOf(deps.seal, actor, row);
  if (!row || !target || !allows(actor, operation, target)) return notFound;
  return { ok: true, value: { ref, row, target } };
}
