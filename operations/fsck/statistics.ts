import { summed, type Tally, talliesOf } from '#domain/statistics';
import { eventRef } from '#store/events';
import { followedRef } from '#store/followed';
import { countersOf, generationsRef, statisticRef } from '#store/statistics';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/**
 * The counters of every generation that is read or built are the sum of what its events add: those, and no others, that are
 * noted as counted in it. An event that the stream has not delivered yet is noted nowhere and missing from no counter.
 */
export function checkStatistics(table: WholeTable): Finding[] {
  const { current, building } = table.find(generationsRef) ?? { current: 1 };
  return [current, building].flatMap((generation) =>
    generation === undefined ? [] : checkGeneration(table, generation),
  );
}

function checkGeneration(table: WholeTable, generation: number): Finding[] {
  const findings: Finding[] = [];
  const tallies: Tally[] = [];
  for (const subject of table.idsOf('SEEN#', 'SEEN')) {
    const ref = followedRef(subject);
    const sequences = table.find(ref)?.counted[generation] ?? [];
    const says = (words: string) => findings.push(finding('RELATION', ref, words));
    if (new Set(sequences).size < sequences.length) says('counts an event twice');
    for (const sequence of sequences) {
      const event = table.find(eventRef(subject, sequence));
      if (event) tallies.push(...talliesOf(event));
      else says(`counts event ${sequence}, which is not there`);
    }
  }
  const expected = new Map(
    summed(tallies).map(({ add, ...of }) => {
      const ref = statisticRef({ generation, ...of });
      return [`${ref.pk} ${ref.sk}`, { ref, add }] as const;
    }),
  );
  for (const { pk, sk } of table.rows) {
    if (!pk.startsWith(`STAT#${generation}#`) || expected.has(`${pk} ${sk}`)) continue;
    const [year = '', centre = '', category = ''] = [pk.split('#')[2], ...sk.split('#')];
    const ref = statisticRef({ generation, year: Number(year), centre, category });
    expected.set(`${pk} ${sk}`, { ref, add: {} });
  }
  for (const { ref, add } of expected.values()) {
    const row = table.find(ref);
    const counters = row ? countersOf(row) : {};
    for (const name of new Set([...Object.keys(add), ...Object.keys(counters)])) {
      const [is, should] = [counters[name] ?? 0, add[name] ?? 0];
      if (is !== should) findings.push(finding('RELATION', ref, `${name}: ${is} instead of ${should}`));
    }
  }
  return findings;
}
