import { grantedOf } from '#domain/review/city-request';
import { cityRequestsRef, openCityRequests } from '#store/city-requests';
import type { Seal } from '#store/seal';
import { checkChain } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/** Every city's requests of a year: they open, are told by their events, and grant what was granted. */
export async function checkCityRequests(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of table.idsOf('REQUEST#', 'REQUESTS')) {
    const [city = '', year] = id.split('#');
    const ref = cityRequestsRef(city, Number(year));
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) continue;
    findings.push(...checkChain(table, stored, row.chain));
    if (row.version !== row.chain.count) {
      findings.push(finding('RELATION', ref, `is at version ${row.version} after ${row.chain.count} events`));
    }
    if (grantedOf(row.requests).join() !== row.granted.join()) {
      findings.push(finding('RELATION', ref, 'grants something else than its requests'));
    }
    const isCounted = row.requests.every(({ number, status, decided, categories }, at) => {
      const isDecided = (decided === undefined) === (status === 'REQUESTED');
      return number === at + 1 && isDecided && new Set(categories).size === categories.length;
    });
    const asked = table.within(ref.pk, 'EVENT#').filter(({ action }) => action === 'requestProvincialTraining');
    if (!isCounted || asked.length !== row.requests.length) {
      findings.push(finding('RELATION', ref, 'has other requests than were made and decided'));
    }
    const opened = await openCityRequests(seal, row).catch(() => undefined);
    if (!opened) findings.push(finding('SEAL', ref, 'does not open'));
  }
  return findings;
}
