import { expect } from 'vitest';
import { axeFindings, type Visit } from './browser.ts';

/** Axe finds nothing on the pages as they stand, and no page did what it may not do. */
export async function fine(...visits: Visit[]): Promise<void> {
  for (const visited of visits) {
    expect(await axeFindings(visited)).toEqual([]);
    expect(visited.wrongs).toEqual([]);
  }
}
