import * as z from 'zod';
import { Agency } from '#domain/agency';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key, listKey } from './table.ts';

export const AgencyRow = z.object({ version: z.number(), ...Agency.shape });
export type AgencyRow = z.infer<typeof AgencyRow>;

export function agencyRef(id: string): Ref<AgencyRow> {
  return { ...key.agency(id), schema: AgencyRow };
}

/** Only an active agency stands in its city's list. */
export function agencyWrite(agency: Agency): Write {
  const listed = { gsi1pk: listKey.agenciesIn(agency.city), gsi1sk: `${agency.name}#${agency.id}` };
  return put(agencyRef(agency.id), { ...agency, ...(agency.active && listed) });
}
