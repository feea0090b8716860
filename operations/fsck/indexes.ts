import { isDeepStrictEqual } from 'node:util';
import type { Write } from '#store/commit';
import { table as definition } from '#store/table';
import { type Finding, finding } from './finding.ts';
import type { Stored } from './table.ts';

const indexed = definition.indexes.flatMap(({ partitionKey, sortKey, carries }) => [
  partitionKey.name,
  sortKey.name,
  ...carries,
]);

/** What the indexes carry of a row, derived again from what it says, must be what it carries. */
export function checkIndex(write: Write, stored: Stored): Finding[] {
  if (!('row' in write)) return [];
  const derived: Record<string, unknown> = Object.fromEntries(Object.entries(write.row));
  return indexed
    .filter((name) => !isDeepStrictEqual(derived[name], stored[name]))
    .map((name) => finding('INDEX', stored, `${name} is not what follows from it`));
}
