import { type Pool, poolsOf } from '#domain/card/pool';
import type { Deps } from '#operations/deps';
import { cardRef, openCard } from '#store/cards';
import { commit } from '#store/commit';
import type { EventRow } from '#store/events';
import { followedRef, followedWrite } from '#store/followed';
import { poolPlaceRef, poolPlaceWrite, poolRef, poolWrite } from '#store/pools';
import { read, type Snapshot } from '#store/read';
import { Unavailable } from '#store/unavailable';

/** Places are given in turn: those who meet at one pool try again. */
const tries = 8;

/** From the day on which the holder has the card in hand, centres may draw them (三(二)). */
export function joinsPools({ subject, action }: EventRow): boolean {
  return subject.startsWith('CARD#') && action === 'handOutCards';
}

/**
 * Gives the holder of a card the next place in every pool where they have none yet, and notes it beside what else followed
 * on the events of the card: all in one transaction, so that an event that is delivered again gives no second place.
 */
export async function joinPools({ store, seal }: Pick<Deps, 'store' | 'seal'>, { subject }: EventRow): Promise<void> {
  const number = subject.slice('CARD#'.length);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await read(store, [followedRef(subject), cardRef(number)]);
    const row = snapshot.find(cardRef(number));
    const followed = snapshot.find(followedRef(subject));
    if (!row) return;
    const { card, holder } = await openCard(seal, row);
    const missing = poolsOf({ ...card, items: holder.items }).filter((pool) => !stands(followed?.pools, pool));
    if (missing.length === 0) return;
    snapshot.join(await read(store, missing.map(poolRef)));
    const places = missing.flatMap((pool) => placed(snapshot, pool, card));
    const noted = followedWrite(subject, followed, { pools: missing, counted: new Map(), oldest: 0 });
    if ((await commit(store, snapshot, [...places, noted])) === 'COMMITTED') return;
    await store.sleep(store.random() * 25 * 2 ** attempt);
  }
  throw new Unavailable('a pool moved again and again');
}

function stands(pools: readonly Pool[] | undefined, { kind, item }: Pool): boolean {
  return pools?.some((each) => each.kind === kind && each.item === item) ?? false;
}

function placed(snapshot: Snapshot, pool: Pool, card: { number: string; reviewCentre: string }) {
  const places = snapshot.find(poolRef(pool))?.places ?? {};
  const centre = card.reviewCentre;
  const place = places[centre] ?? 0;
  snapshot.assume(poolPlaceRef(pool, { centre, place }), undefined);
  return [poolWrite(pool, { ...places, [centre]: place + 1 }), poolPlaceWrite(pool, { centre, place }, card.number)];
}
