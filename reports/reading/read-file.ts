import { type ColumnId, type RosterColumn, type RosterHead, type RosterId, rosters } from '#domain/roster/columns';
import { isOfficialDay, readRosterRow, repeatedPeople } from '#domain/roster/read-row';
import { coveredCells, untrusted } from './cells.ts';
import { headIn } from './lines.ts';
import { notesOn } from './notes.ts';
import type { CellProblem, ReadRoster, RosterReading } from './reading.ts';
import { attempt } from './refusal.ts';
import { findTable, type Table } from './table.ts';
import { type Cell, cellAt, type Row, readWorkbook } from './workbook.ts';

export interface Upload {
  bytes: Uint8Array;
  /** What is to be handed in here; undefined: whichever it is. */
  expected?: RosterId | undefined;
  /** The day in Asia/Shanghai. */
  today: string;
}

/**
 * The roster in these bytes. Costs what the limits allow and no more, but does run in the caller's own process: uploads come here
 * through `readRoster` (read-roster.ts), which gives them a process that may be stopped.
 */
export function readFile({ bytes, expected, today }: Upload): RosterReading {
  const read = attempt(() => {
    const workbook = readWorkbook(bytes);
    return rosterOf(findTable(workbook, expected), { today, hasExternalLinks: workbook.hasExternalLinks });
  });
  return 'refused' in read ? read : read.value;
}

function rosterOf(table: Table, context: { today: string; hasExternalLinks: boolean }): ReadRoster {
  const { header, sheet } = table;
  const people = table.below.flatMap(({ row, kind }) => (kind === 'person' ? row : []));
  const covered = coveredCells(people, sheet.merges, header.columns);
  const read = people.map((row) => readPerson(row, { table, covered, today: context.today }));
  const repeated = repeatedPeople(read);
  const rows = read.map(({ row, facts, problems }) => {
    const again = repeated.get(row);
    return { row, facts, problems: again ? [...problems, placed(again, row, header.columns)] : problems };
  });
  const lines = [...table.above, ...table.below.flatMap(({ row, kind }) => (kind === 'foot' ? row : []))].map(headIn);
  const filled = new Set(covered.keys().map((key) => Number(key.split(' ', 1)[0])));
  const otherDays = read.filter(({ hasOtherDay }) => hasOtherDay).map(({ row }) => row);
  const unreadDay = lines.find(({ unread }) => unread !== undefined)?.unread;
  return {
    roster: header.roster,
    sheet: sheet.name,
    head: headOf(lines),
    rows,
    notes: notesOn(table, { ...context, filled: [...filled], otherDays, unreadDay }),
    original: {
      headerRow: header.bottom,
      rows: sheet.rows.map(({ row, cells }) => ({ row, cells: [...cells].map(([at, { text }]) => [at, text]) })),
      merges: [...sheet.merges],
    },
  };
}

/** What stands nearest to the top wins: the foot of the last page repeats it. */
function headOf(lines: readonly RosterHead[]): ReadRoster['head'] {
  const first = (field: keyof RosterHead) => lines.find((line) => line[field] !== undefined)?.[field];
  const head = { unit: first('unit'), preparedBy: first('preparedBy'), phone: first('phone'), day: first('day') };
  return Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));
}

interface Context {
  table: Table;
  covered: ReadonlyMap<string, Cell>;
  today: string;
}

interface Person {
  row: number;
  facts: ReadRoster['rows'][number]['facts'];
  problems: CellProblem[];
  /** The birth date stands as a date or in another form than 附件5 说明1. */
  hasOtherDay: boolean;
}

function readPerson({ row, cells }: Row, { table: { header }, covered, today }: Context): Person {
  const texts: Partial<Record<ColumnId, string>> = {};
  const problems: CellProblem[] = [];
  const unread = new Set<ColumnId>();
  let hasOtherDay = false;
  for (const column of rosters[header.roster].columns) {
    const at = header.columns.get(column.id);
    const cell = at === undefined ? undefined : (cells.get(at) ?? covered.get(`${row} ${at}`));
    if (!cell || column.id === 'serial') continue;
    const problem = untrusted(column, cell);
    if (problem) {
      unread.add(column.id);
      problems.push(placed({ ...problem, column: column.id }, row, header.columns));
    } else texts[column.id] = cell.text;
    if (isOtherDay(column, cell)) hasOtherDay = true;
  }
  const read = readRosterRow(header.roster, texts, { today, unread });
  problems.push(...read.problems.map((each) => placed(each, row, header.columns)));
  return { row, facts: read.facts, problems, hasOtherDay };
}

function isOtherDay({ id }: RosterColumn, { kind, text }: Cell): boolean {
  return id === 'birthDate' && (kind === 'date' || (kind !== 'formula' && !isOfficialDay(text)));
}

function placed(problem: Omit<CellProblem, 'cell'>, row: number, columns: ReadonlyMap<ColumnId, number>): CellProblem {
  return { ...problem, cell: cellAt(row, columns.get(problem.column) ?? 1) };
}
