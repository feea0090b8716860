import type { Call } from '#operations/mutation';
import type { Target } from '#operations/permission';
import { personRef } from '#operations/person';
import { importRef, type OpenImport, openImport } from '#store/imports';

/** The job that a mutation is about. Its key seals what is answered: rows are told in it. */
export async function importOf({
  deps,
  input,
  snapshot,
}: Pick<Call<{ importId: string }>, 'deps' | 'input' | 'snapshot'>): Promise<OpenImport | undefined> {
  const row = snapshot.find(importRef(input.importId));
  return row && openImport(deps.seal, row);
}

/** Whoever asked, for as long as they are of that agency. */
export function targetOfImport(
  { deps, actor }: Pick<Call<unknown>, 'deps' | 'actor'>,
  { requestedBy, agencyId }: { requestedBy: string; agencyId: string },
): Target {
  if (actor.kind === 'anonymous') return { own: false };
  const isThere = actor.roles.some(({ role, organisation }) => role === 'agency' && organisation === agencyId);
  return { own: isThere && requestedBy === personRef(deps.seal, actor.subject) };
}
