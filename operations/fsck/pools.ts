import { CardKind } from '#domain/card/card';
import { type Pool, poolsOf } from '#domain/card/pool';
import { type CardRow, cardRef, openCard } from '#store/cards';
import { followedRef } from '#store/followed';
import { type PoolPlace, poolPlaceRef, poolRef } from '#store/pools';
import type { Seal } from '#store/seal';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/** `kind#item` of a pool's key; a kind that there is not leads to no row. */
export function poolIn(of: string): Pool {
  const [kind = '', item = ''] = of.split('#');
  return { kind: CardKind.safeParse(kind).data ?? 'QUALITY_SUPERVISOR', item };
}

/** `centre#number` of a place's key. */
export function placeIn(at: string): PoolPlace {
  const [centre = '', place = ''] = at.split('#');
  return { centre, place: Number(place) };
}

/**
 * Every pool has as many places as it says, and no others; on each stands a card that belongs there, noted among what followed
 * on its events, and on no two the same. A card whose handing out the stream has not delivered yet stands nowhere.
 */
export async function checkPools(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  const standing = new Map<string, Set<string>>();
  for (const stored of table.rows.filter(({ pk, sk }) => pk.startsWith('POOL#') && sk.startsWith('PLACE#'))) {
    const pool = poolIn(stored.pk.slice('POOL#'.length));
    const at = placeIn(stored.sk.slice('PLACE#'.length));
    const { cardNumber, version } = table.find(poolPlaceRef(pool, at)) ?? {};
    if (cardNumber === undefined) continue;
    const says = (words: string) => findings.push(finding('RELATION', stored, words));
    if (version !== 1) says('was given more than once');
    if (at.place >= (table.find(poolRef(pool))?.places[at.centre] ?? 0)) says('is beyond the last place');
    const others = standing.get(stored.pk) ?? new Set();
    if (others.has(cardNumber)) says('is given to a card that has another');
    standing.set(stored.pk, others.add(cardNumber));
    const card = table.find(cardRef(cardNumber));
    if (!card || card.reviewCentre !== at.centre || !(await belongs(seal, card, pool)))
      says('is of a card that does not belong there');
    if (!table.find(followedRef(cardRef(cardNumber).pk))?.pools?.some((each) => isSame(each, pool)))
      says('was given by no event');
  }
  return [...findings, ...checkPlaces(table), ...checkNoted(table, standing)];
}

async function belongs(seal: Seal, row: CardRow, pool: Pool): Promise<boolean> {
  const opened = await openCard(seal, row).catch(() => undefined);
  return opened === undefined || poolsOf({ ...row, items: opened.holder.items }).some((each) => isSame(each, pool));
}

/** None of those that were given is missing. */
function checkPlaces(table: WholeTable): Finding[] {
  return table.idsOf('POOL#', 'POOL').flatMap((of) => {
    const pool = poolIn(of);
    const row = table.find(poolRef(pool));
    const all = Object.values(row?.places ?? {}).reduce((sum, count) => sum + count, 0);
    const turns =
      row?.version === all ? [] : [finding('RELATION', poolRef(pool), `gave ${all} places in ${row?.version} turns`)];
    const missing = Object.entries(row?.places ?? {}).flatMap(([centre, count]) =>
      Array.from({ length: count }, (_, place) => poolPlaceRef(pool, { centre, place })).flatMap((ref) =>
        table.stored(ref) ? [] : [finding('RELATION', poolRef(pool), `has no place ${ref.sk}`)],
      ),
    );
    return [...turns, ...missing];
  });
}

/** What is noted of a card is so. */
function checkNoted(table: WholeTable, standing: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  return table.idsOf('SEEN#', 'SEEN').flatMap((subject) => {
    const ref = followedRef(subject);
    const pools = table.find(ref)?.pools ?? [];
    const number = subject.slice('CARD#'.length);
    const missing = pools.filter((pool) => !standing.get(poolRef(pool).pk)?.has(number));
    const twice = pools.filter((pool, at) => pools.some((other, before) => before < at && isSame(other, pool)));
    return [
      ...missing.map(({ kind, item }) => finding('RELATION', ref, `has no place in ${kind} ${item}`)),
      ...twice.map(({ kind, item }) => finding('RELATION', ref, `notes ${kind} ${item} twice`)),
    ];
  });
}

function isSame(one: Pool, other: Pool): boolean {
  return one.kind === other.kind && one.item === other.item;
}
