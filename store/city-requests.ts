import * as z from 'zod';
import { Category } from '#domain/category';
import { CityRequests } from '#domain/review/city-request';
import { put, type Write } from './commit.ts';
import { ChainHead, emptyChain } from './events.ts';
import type { Ref } from './read.ts';
import { Bytes, DataKey, type OpenKey, type Seal } from './seal.ts';
import { key } from './table.ts';

/** What was written, by the number of the request: staff may name people in it. */
const Words = z.record(z.string(), z.object({ request: z.string(), decision: z.optional(z.string()) }));
export type Words = z.infer<typeof Words>;

/** All requests of a city for a year in one row: what is live and what is granted is decided on it alone. */
export const CityRequestsRow = z.object({
  version: z.number(),
  ...CityRequests.shape,
  dataKey: DataKey,
  /** Sealed words. */
  words: Bytes,
  chain: ChainHead,
});
export type CityRequestsRow = z.infer<typeof CityRequestsRow>;

export function cityRequestsRef(city: string, year: number): Ref<CityRequestsRow> {
  return { ...key.cityRequests(city, year), schema: CityRequestsRow };
}

const Granted = z.object({ version: z.number(), city: z.string(), year: z.number(), granted: z.array(Category) });

/** The same row as an application keeps it: what of it bears on where its applicant may be trained. */
export function grantedRef(city: string, year: number): Ref<z.infer<typeof Granted>> {
  return { ...key.cityRequests(city, year), schema: Granted };
}

export interface OpenCityRequests {
  requests: CityRequests;
  words: Words;
  key: OpenKey;
  chain: ChainHead;
}

function recordId({ city, year }: Pick<CityRequests, 'city' | 'year'>): string {
  return `requests ${city} ${year}`;
}

export async function openCityRequests(seal: Seal, row: CityRequestsRow): Promise<OpenCityRequests> {
  const opened = await seal.openKey(recordId(row), row.dataKey);
  const words = opened.open(cityRequestsRef(row.city, row.year), 'words', row.words, Words);
  return { requests: CityRequests.parse(row), words, key: opened, chain: row.chain };
}

/** Before the first request of a city and year. */
export async function newCityRequests(seal: Seal, requests: CityRequests): Promise<OpenCityRequests> {
  return { requests, words: {}, key: await seal.newKey(recordId(requests)), chain: emptyChain };
}

export function cityRequestsWrite({ requests, words, key: dataKey, chain }: OpenCityRequests): Write {
  const ref = cityRequestsRef(requests.city, requests.year);
  return put(ref, { ...requests, dataKey: dataKey.stored, words: dataKey.seal(ref, 'words', words), chain });
}
