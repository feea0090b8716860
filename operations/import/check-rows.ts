import { counted, type RowOutcome, type ToldRow } from '#domain/import/import-job';
import type { Checked } from '#domain/import/import-life';
import { type Aim, matchRow } from '#domain/import/match';
import { toldProblems } from '#domain/import/told';
import type { ColumnId } from '#domain/roster/columns';
import { columnOfHeader } from '#domain/roster/header-words';
import type { RosterProblem } from '#domain/roster/row';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import type { CellProblem, ReadRoster } from '#reports/reading/reading';
import { mostPeople, standingsOf } from './standing.ts';

/** A row as it was read, and what is to become of it. */
export interface CheckedRow {
  row: number;
  facts: ReadRoster['rows'][number]['facts'];
  outcome: RowOutcome;
  problems: CellProblem[];
}

interface Checking {
  deps: Deps;
  actor: Actor;
  aim: Aim;
  progress: (rowsDone: number, rowsTotal: number) => Promise<void>;
}

/** Every row of the file held against what is there. Only reads, and tells the people whose applications are looked at. */
export async function checkRows({ deps, actor, aim, progress }: Checking, reading: ReadRoster): Promise<CheckedRow[]> {
  const cellOf = cellsIn(reading);
  const checked: CheckedRow[] = [];
  for (let at = 0; at < reading.rows.length; at += mostPeople) {
    const page = reading.rows.slice(at, at + mostPeople);
    const good = page.filter(({ problems }) => problems.length === 0);
    const standings = await standingsOf({ deps, actor, isTold: true }, good, aim);
    for (const { row, facts, problems } of page) {
      const standing = standings.get(row);
      const match = standing ? matchRow(facts, standing, aim) : undefined;
      const found = match?.problems.map((problem) => ({ ...problem, cell: cellOf(row, problem) })) ?? problems;
      checked.push({ row, facts, outcome: match?.outcome ?? 'REFUSED', problems: [...found] });
    }
    await progress(checked.length, reading.rows.length);
  }
  return checked;
}

/** What is told of a check in the job itself. */
export function told(reading: ReadRoster, rows: readonly CheckedRow[]): Omit<Checked, 'marked'> {
  const few = rows.flatMap(({ row, outcome, problems }): ToldRow[] =>
    problems.length === 0 ? [] : [{ row, outcome, problems: toldProblems(reading.roster, problems) }],
  );
  return { counts: counted(rows.map(({ outcome }) => outcome)), notes: reading.notes, told: few };
}

/** Where the sheet has a column's cell: by its header, as it was read. */
function cellsIn({ roster, original }: ReadRoster): (row: number, problem: RosterProblem) => string {
  const header = original.rows.filter(({ row }) => row <= original.headerRow).toReversed();
  const columns = new Map<ColumnId, number>();
  for (const [at, text] of header.flatMap(({ cells }) => cells)) {
    const id = columnOfHeader(roster, text)?.id;
    if (id !== undefined && !columns.has(id)) columns.set(id, at);
  }
  return (row, { column }) => `${letters(columns.get(column) ?? 1)}${row}`;
}

/** `1` → `A`, `27` → `AA`. */
function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? letters(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
