import * as z from 'zod';
import {
  CityRequest,
  CityRequestStatus,
  CityRequests,
  cityRequestId,
  noRequests,
  readCityRequestId,
} from '#domain/review/city-request';
import { cityLabel } from '#domain/vocabulary/place';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import type { GrantedCall } from '#operations/mutation';
import type { Outcome } from '#operations/outcome';
import { allows } from '#operations/permission';
import { eventActor } from '#operations/person';
import { forbidden, refused, unauthenticated } from '#operations/refusal';
import {
  cityRequestsRef,
  cityRequestsWrite,
  newCityRequests,
  type OpenCityRequests,
  openCityRequests,
} from '#store/city-requests';
import type { Write } from '#store/commit';
import { chained } from '#store/events';
import { read, type Snapshot } from '#store/read';

/** One request as the city and the province may see it: with the words of both, without who wrote them. */
export const CityRequestView = z.object({
  id: z.string(),
  city: CityRequests.shape.city,
  year: CityRequests.shape.year,
  categories: CityRequest.shape.categories,
  status: CityRequestStatus,
  words: z.string(),
  requestedAt: z.string(),
  decisionWords: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
});
export type CityRequestView = z.infer<typeof CityRequestView>;

export const CityRequestAnswer = z.object({ request: CityRequestView });
export type CityRequestAnswer = z.infer<typeof CityRequestAnswer>;

/** A city's requests of a year, to be added to or decided; a row that is not there yet begins empty. */
export async function requestsOf(
  { seal }: Pick<Deps, 'seal'>,
  snapshot: Snapshot,
  { city, year }: { city: string; year: number },
): Promise<OpenCityRequests> {
  const row = snapshot.find(cityRequestsRef(city, year));
  return row ? openCityRequests(seal, row) : newCityRequests(seal, noRequests(city, year));
}

interface RequestsChange {
  requests: CityRequests;
  number: number;
  action: string;
  /** Whose words are these. */
  as: 'request' | 'decision';
  typed: string;
}

/** The row and its audit event, for one transaction, and the request as it is afterwards. */
export function changedRequests(
  { deps, actor, grant, now }: Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now'>,
  opened: OpenCityRequests,
  { requests, number, action, as, typed }: RequestsChange,
): { writes: Write[]; request: CityRequestView } {
  const said = typed.trim();
  const words =
    said === '' ? opened.words : { ...opened.words, [number]: { request: '', ...opened.words[number], [as]: said } };
  const subject = cityRequestsRef(requests.city, requests.year).pk;
  const place = { pk: subject, sk: `EVENT#${opened.chain.count + 1}` };
  const before = opened.requests.requests.find((each) => each.number === number);
  const after = requests.requests.find((each) => each.number === number);
  const { write, head } = chained(opened.chain, {
    subject,
    action,
    at: now.toISOString(),
    actor: eventActor(deps.seal, actor, grant),
    changed: [`requests.${number}`],
    ...(before && { fromStatus: before.status }),
    toStatus: after?.status ?? '',
    ...(said !== '' && { sealedReason: Buffer.from(opened.key.seal(place, 'reason', said)).toString('base64') }),
  });
  const changed = { ...opened, requests, words, chain: head };
  const [request] = viewsOf(changed).filter(({ id }) => id === cityRequestId(requests, number));
  if (!request) throw new Error('the request that was changed is not there');
  return { writes: [cityRequestsWrite(changed), write], request };
}

function viewsOf({ requests: { city, year, requests }, words }: OpenCityRequests): CityRequestView[] {
  return requests.map(({ number, categories, status, requested, decided }) => {
    const said = words[number];
    return {
      ...{ id: cityRequestId({ city, year }, number), city, year, categories, status, words: said?.request ?? '' },
      requestedAt: requested.at,
      ...(said?.decision !== undefined && { decisionWords: said.decision }),
      ...(decided && { decidedAt: decided.at }),
    };
  });
}

async function viewsIn(deps: Deps, keys: readonly { city: string; year: number }[]): Promise<CityRequestView[]> {
  const refs = keys.map(({ city, year }) => cityRequestsRef(city, year));
  const snapshot = await read(deps.store, refs);
  const rows = refs.map((ref) => snapshot.find(ref)).filter((row) => row !== undefined);
  const opened = await Promise.all(rows.map((row) => openCityRequests(deps.seal, row)));
  return opened.flatMap(viewsOf);
}

const operation = 'listProvincialTrainingRequests';

/** Requests of a year, oldest first: the caller's own city's, or for the province those of all 21, in one batch. */
export async function listProvincialTrainingRequests(
  deps: Deps,
  actor: Actor,
  { year, status }: { year: number; status?: CityRequestStatus | undefined },
): Promise<Outcome<CityRequestView[]>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, operation)) return forbidden;
  if (!Number.isInteger(year) || year < 2000 || year > 2100) {
    return refused('VALIDATION', { code: 'YEAR', path: 'year', message: '年份须为四位数字。' });
  }
  const cities = [...cityLabel.keys()].filter((city) => allows(actor, operation, { centres: [city] }));
  const views = await viewsIn(
    deps,
    cities.map((city) => ({ city, year })),
  );
  const wanted = views.filter((view) => status === undefined || view.status === status);
  return { ok: true, value: wanted.sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1)) };
}

/** In the order asked; undefined for what does not exist and for what is not the actor's, alike. At most 100 ids. */
export async function findCityRequests(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(CityRequestView | undefined)[]> {
  const keys = ids
    .map(readCityRequestId)
    .filter((key) => key !== undefined)
    .filter(({ city }) => allows(actor, operation, { centres: [city] }));
  const views = keys.length === 0 ? [] : await viewsIn(deps, keys);
  return ids.map((id) => views.find((view) => view.id === id));
}
