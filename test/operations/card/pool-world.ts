import type { Pool } from '#domain/card/pool';
import { poolPlaceRef, poolPlaceWrite, poolRef, poolWrite } from '#store/pools';
import { type World, write } from '#test/operations/world';

export const electricians: Pool = { kind: 'ASSESSOR', item: '6-31-01-03' };

/** A pool in which these cards stand, by centre, as if the stream had told of their handing out. */
export async function writePool(
  { deps }: World,
  numbers: Readonly<Record<string, readonly string[]>>,
  pool: Pool = electricians,
): Promise<void> {
  const places = Object.fromEntries(Object.entries(numbers).map(([centre, all]) => [centre, all.length]));
  const rows = Object.entries(numbers).flatMap(([centre, all]) =>
    all.map((number, place) => ({
      ref: poolPlaceRef(pool, { centre, place }),
      write: poolPlaceWrite(pool, { centre, place }, number),
    })),
  );
  const every = [{ ref: poolRef(pool), write: poolWrite(pool, places) }, ...rows];
  for (let at = 0; at < every.length; at += 100) await write(deps, every.slice(at, at + 100));
}
