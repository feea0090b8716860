import { inRandomOrder, mayBeDrawn, randomBelow } from '#domain/card/draw';
import type { Pool } from '#domain/card/pool';
import type { Deps } from '#operations/deps';
import type { Call } from '#operations/mutation';
import { type CardRow, cardRef } from '#store/cards';
import { type PoolPlaceRow, poolPlaceRef, poolRef } from '#store/pools';
import { type Ref, read, type Snapshot } from '#store/read';
import type { AskedDraw } from './draw-asked.ts';
import { checkedCard } from './verify-card.ts';

/** The places of one centre in one pool, counted from 0. */
interface Range {
  pool: Pool;
  centre: string;
  count: number;
}

/** As many places as one read takes; and so many reads at most, where hardly anybody can go. */
const atOnce = 100;
const mostReads = 10;

/**
 * The cards of as many as are wanted, or of all there are, in the order in which they were drawn: places are looked up in random
 * order, a hundred at a time, until there are enough whose holders may go. A pool of any size costs the same, as most places
 * are those of valid cards. What was only looked at is not among them.
 */
export async function drawn({ deps, snapshot }: Call<unknown>, asked: AskedDraw): Promise<Snapshot> {
  const ranges = rangesOf(snapshot, asked);
  const order = inRandomOrder(totalOf(ranges), randomBelow(deps.randomBytes));
  const found: CardRow[] = [];
  const seen = await read(deps.store, []);
  for (let reads = 0; reads < mostReads && found.length < asked.count; reads += 1) {
    const places = nextPlaces(order, ranges);
    if (places.length === 0) break;
    const cards = await cardsAt(deps, places);
    for (const card of cards.rows) {
      const isOther = found.every(({ personHash }) => personHash !== card.personHash);
      if (found.length < asked.count && isOther && (await isDrawable(deps, asked, card))) found.push(card);
    }
    seen.join(cards.snapshot);
  }
  return seen.only(found.map(({ number }) => cardRef(number)));
}

/** In the order of the centres' codes, one pool after the other. */
export function rangesOf(snapshot: Snapshot, { pools, centres }: Pick<AskedDraw, 'pools' | 'centres'>): Range[] {
  return pools.flatMap((pool) => {
    const places = Object.entries(snapshot.find(poolRef(pool))?.places ?? {});
    const wanted = places.filter(([centre]) => centres.length === 0 || centres.includes(centre));
    return wanted.map(([centre, count]) => ({ pool, centre, count }));
  });
}

export function totalOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

function nextPlaces(order: Iterator<number, void>, ranges: readonly Range[]) {
  const refs: Ref<PoolPlaceRow>[] = [];
  while (refs.length < atOnce) {
    const { value, done } = order.next();
    if (done) break;
    refs.push(placeAt(ranges, value));
  }
  return refs;
}

function placeAt(ranges: readonly Range[], at: number): Ref<PoolPlaceRow> {
  let before = 0;
  for (const { pool, centre, count } of ranges) {
    if (at < before + count) return poolPlaceRef(pool, { centre, place: at - before });
    before += count;
  }
  throw new Error('a place beyond the last one was drawn');
}

/** Who stands there, in the order of the places. */
async function cardsAt({ store }: Pick<Deps, 'store'>, places: readonly Ref<PoolPlaceRow>[]) {
  const standing = await read(store, places);
  const refs = places.flatMap((place) => {
    const found = standing.find(place);
    return found ? [cardRef(found.cardNumber)] : [];
  });
  const snapshot = await read(store, refs);
  return { snapshot, rows: refs.flatMap((ref) => snapshot.find(ref) ?? []) };
}

/** Whether the holder may still go, by everything that a panel check asks. */
export async function isDrawable({ seal, practice }: Pick<Deps, 'seal' | 'practice'>, asked: AskedDraw, row: CardRow) {
  if (asked.avoided.includes(row.number)) return false;
  const card = await checkedCard(seal, row, asked.assessed);
  return mayBeDrawn(asked, { cardNumber: row.number, card }, practice.panels);
}
