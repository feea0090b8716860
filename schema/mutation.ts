import type { ObjectRef } from '@pothos/core';
import type { Outcome } from '#operations/outcome';
import { builder } from './builder.ts';
import { errorTypes, RefusedMutation } from './error.ts';

/** What a mutation answers: its success, or any error. A kind of refusal without a type does not compile. */
export function resultOf<T extends object>(
  mutation: string,
  success: ObjectRef<(typeof builder)['$inferSchemaTypes'], T>,
) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Result`;
  return builder.unionType(name, {
    description: `What \`${mutation}\` answers: its success, or the error that says why nothing was changed.`,
    types: [success, ...Object.values(errorTypes)],
    resolveType: (value) => (value instanceof RefusedMutation ? errorTypes[value.kind] : success),
  });
}

export async function answered<T extends object>(outcome: Promise<Outcome<T>>): Promise<T | RefusedMutation> {
  const settled = await outcome;
  return settled.ok ? settled.value : new RefusedMutation(settled.refusal);
}

/** One read round and one transaction. */
export const mutationCost = 2;

export const idempotencyKeyDescription =
  'Made up by the caller once for each thing to be done, 8 to 200 characters (幂等键): sent again it answers the same and changes nothing more.';

export const expectedVersionDescription =
  'Refuse with ConflictError if the application is no longer at this version (防止覆盖他人修改).';
