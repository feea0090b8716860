import type { Seal } from '#store/seal';
import type { Store } from '#store/store';
import { checkAccesses } from './accesses.ts';
import { checkApplications, checkPeople } from './applications.ts';
import { checkBooks, checkPassLists } from './books.ts';
import { checkCards } from './cards.ts';
import { checkCityRequests } from './city-requests.ts';
import { checkClasses, checkSeats } from './classes.ts';
import { checkConversations, checkDeadLetters } from './conversations.ts';
import { checkBelonging, checkEvents } from './events.ts';
import { checkExports } from './exports.ts';
import type { Finding } from './finding.ts';
import { checkImports } from './imports.ts';
import { checkNumberings, checkRegisters } from './numbers.ts';
import { checkPanels } from './panels.ts';
import { checkPools } from './pools.ts';
import { checkRows } from './rows.ts';
import { checkStatistics } from './statistics.ts';
import { scanTable, type WholeTable } from './table.ts';

/**
 * Derives every index key, chain, seal, guard and counter again from the entities and tells what differs. Reads the whole
 * table: for operators after a restore (which may hold half a transaction) and for tests. Changes nothing.
 */
export async function fsck({ store, seal }: { store: Store; seal: Seal }): Promise<Finding[]> {
  return findingsIn(await scanTable(store), seal);
}

export async function findingsIn(table: WholeTable, seal: Seal): Promise<Finding[]> {
  return [
    ...checkRows(table),
    ...(await checkApplications(table, seal)),
    ...checkPeople(table),
    ...checkClasses(table),
    ...checkSeats(table),
    ...checkBooks(table),
    ...checkPassLists(table),
    ...checkNumberings(table),
    ...checkRegisters(table),
    ...(await checkCards(table, seal)),
    ...(await checkCityRequests(table, seal)),
    ...(await checkAccesses(table, seal)),
    ...(await checkPanels(table, seal)),
    ...(await checkPools(table, seal)),
    ...(await checkExports(table, seal)),
    ...(await checkImports(table, seal)),
    ...(await checkConversations(table, seal)),
    ...(await checkDeadLetters(table, seal)),
    ...(await checkEvents(table, seal)),
    ...checkBelonging(table),
    ...checkStatistics(table),
  ];
}
