import { summed, type Tally, talliesOf } from '#domain/statistics';
import { type EventRow, eventRef } from '#store/events';
import { followedRef } from '#store/followed';
import { countersOf, generationsRef, statisticRef } from '#store/statistics';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/**
 * The counters of every generation that is read or built are the sum of what its events add: those, and no others, that are
 * noted as counted in it. An event that the stream has not delivered yet is noted nowhere and missing from no counter.
 */
export function checkStatistics(table: WholeTable): Finding[] {
  const { current, building, newest } = table.find(generationsRef) ?? { current: 1, newest: 1 };
  const isNewest = newest >= Math.max(current, building ?? 0);
  const beyond = isNewest ? [] : [finding('RELATION', generationsRef, 'reads a generation that was never begun')];
  const stray = table.rows.filter(({ pk }) => pk.startsWith('STAT#') && Number(pk.split('#')[1]) > newest);
  beyond.push(...stray.map((row) => finding('RELATION', row, 'is of a generation that was never begun')));
  const counted = [current, building].flatMap((generation) =>
    generation === undefined ? [] : checkGeneration(table, generation),
  );
  return [...beyond, ...checkTold(table), ...counted];
}

/** Nobody was told of what did not happen, or of anything twice. */
function checkTold(table: WholeTable): Finding[] {
  return table.idsOf('SEEN#', 'SEEN').flatMap((subject) => {
    const ref = followedRef(subject);
    const told = table.find(ref)?.told ?? [];
    const findings = told
      .filter((sequence) => !table.stored(eventRef(subject, sequence)))
      .map((sequence) => finding('RELATION', ref, `tells of event ${sequence}, which is not there`));
    if (new Set(told).size < told.length) findings.push(finding('RELATION', ref, 'tells of an event twice'));
    return findings;
  });
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
      const counted = event && talliesIn(event);
      if (counted) tallies.push(...counted);
      else says(`counts event ${sequence}, which is not there, or says nothing that can be counted`);
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

/** An event that was altered may name what does not exist. */
function talliesIn(event: EventRow): Tally[] | undefined {
  try {
    return talliesOf(event);
  } catch {
    return undefined;
  }
}
