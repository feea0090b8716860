import type { Actor } from '#operations/actor';
import { claimCodeOfRow, claimDays } from '#operations/chat/claim-code';
import type { Deps } from '#operations/deps';
import type { Outcome } from '#operations/outcome';
import { notFound } from '#operations/refusal';
import { ownImport } from './imports.ts';

/** By what the person of a row takes over their draft. */
export interface RowClaim {
  row: number;
  claimCode: string;
}

/**
 * The claim codes of the drafts that an import made, by row, to be handed to each person. They are kept nowhere, in no object and
 * no row: derived when they are asked for, by whoever handed the roster in, and worth nothing once used or seven days old.
 */
export async function listImportClaims(
  deps: Deps,
  actor: Actor,
  { importId }: { importId: string },
): Promise<Outcome<{ expiresAt: string; claims: RowClaim[] }>> {
  const found = await ownImport(deps, actor, { operation: 'listImportClaims', importId });
  if (!found.ok) return found;
  const { id, created, consent } = found.value;
  if (!consent) return notFound;
  const claims = created.map((row) => ({ row, claimCode: claimCodeOfRow(deps.seal, id, row) }));
  return { ok: true, value: { expiresAt: claimsUntil(consent), claims } };
}

const day = 86_400_000;

/** The same for every draft of an import, however often it was taken up again. */
export function claimsUntil({ at }: { at: string }): string {
  return new Date(Date.parse(at) + claimDays * day).toISOString();
}
