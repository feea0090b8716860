import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Numbering, PassList } from '#domain/class/pass-list';
import { put, type Write } from './commit.ts';
import { ChainHead, canonicalJson } from './events.ts';
import type { Ref } from './read.ts';
import { key, listKey } from './table.ts';

export const PassListRow = z.object({ version: z.number(), ...PassList.shape });
export type PassListRow = z.infer<typeof PassListRow>;

export const NumberingRow = z.object({ version: z.number(), ...Numbering.shape, chain: ChainHead });
export type NumberingRow = z.infer<typeof NumberingRow>;

export function passListRef(id: string): Ref<PassListRow> {
  return { ...key.passList(id), schema: PassListRow };
}

export function numberingRef(passListId: string): Ref<NumberingRow> {
  return { ...key.numbering(passListId), schema: NumberingRow };
}

/** Whoever has the list can work its hash out again and see that nothing in it was changed. */
export function signed(list: Omit<PassList, 'hash'>): PassList {
  return { ...list, hash: createHash('sha256').update(canonicalJson(list)).digest('hex') };
}

/** In the list of its year, which the province sees, and in that of its centre. */
export function passListWrite(list: PassList): Write {
  return put(passListRef(list.id), {
    ...list,
    gsi1pk: listKey.passLists(list.year),
    gsi1sk: `${list.signedAt}#${list.id}`,
    gsi2pk: listKey.passListsOf(list.organiser, list.year),
    gsi2sk: `${list.signedAt}#${list.id}`,
  });
}

export function numberingWrite(passListId: string, numbering: Numbering, chain: ChainHead): Write {
  return put(numberingRef(passListId), { ...numbering, chain });
}
