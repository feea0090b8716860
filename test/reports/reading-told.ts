import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '#domain/eligibility/fact';
import type { RosterId } from '#domain/roster/columns';
import type { RosterReading } from '#reports/reading/reading';
import { assessor, supervisor } from '#test/reports/roster-people';

/**
 * A reading in lines: the refusal; or roster and sheet, the lines around the table, each person with every cell that is wrong,
 * the notes. A person is named by who of roster-people.ts it is; what is otherwise than that person's stands after `without`
 * (no such fact) or `but`.
 */
export function told(reading: RosterReading): string[] {
  if ('refused' in reading) return [`refused ${reading.refused.code}`];
  const { roster, sheet, head, rows, notes } = reading;
  const around = Object.entries(head).map(([field, value]) => `${field}=${value}`);
  return [
    `${roster} ${sheet}`,
    ...(around.length > 0 ? [around.join(' ')] : []),
    ...rows.map(({ row, facts, problems }) =>
      [`${row} ${personTold(roster, facts)}`, ...problems.map(({ cell, code }) => `${cell} ${code}`)].join(' | '),
    ),
    ...notes.map(({ code }) => `note ${code}`),
  ];
}

function personTold(roster: RosterId, facts: Facts): string {
  const known = Array.from({ length: 12 }, (_, at) => (roster === '附件3' ? assessor(at) : supervisor(at)).facts);
  const differences = known.map((own) => ({
    missing: Object.keys(own).filter((id) => facts[id] === undefined),
    other: Object.keys(facts).filter((id) => !isDeepStrictEqual(facts[id], own[id])),
  }));
  const sizes = differences.map(({ missing, other }) => missing.length + other.length);
  const at = sizes.indexOf(Math.min(...sizes));
  const { missing = [], other = [] } = differences[at] ?? {};
  const without = missing.length > 0 ? [`without ${missing.join()}`] : [];
  const but = other.length > 0 ? [`but ${other.map((id) => `${id}=${String(facts[id])}`).join()}`] : [];
  return [`person ${at}`, ...without, ...but].join(' ');
}
