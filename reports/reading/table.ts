import { type RosterId, rosters } from '#domain/roster/columns';
import { headerKey } from '#domain/roster/header-words';
import { better, checkHeader, type Header, headerAt, isSameHeader } from './header.ts';
import { type Line, lineKind } from './lines.ts';
import { giveUp } from './refusal.ts';
import type { Row, Sheet, Workbook } from './workbook.ts';

interface Below {
  row: Row;
  kind: Line | 'header' | 'otherHeader';
}

/** The one table of a workbook that is read: where it stands, and what each row below its header is. */
export interface Table {
  sheet: Sheet;
  header: Header;
  above: readonly Row[];
  below: readonly Below[];
  /** Other sheets with a table of their own, by name; they are not read. */
  others: readonly string[];
}

/** The sheet whose header fits best, whatever it is called; where several fit alike and hold people, none is guessed. */
export function findTable(workbook: Workbook, expected: RosterId | undefined): Table {
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden);
  const [first, ...more] = tablesIn(visible.length > 0 ? visible : workbook.sheets, expected);
  if (!first) return wrongOrNone(workbook, expected);
  const rank = (table: Omit<Table, 'others'>) => [peopleIn(table) > 0 ? 1 : 0, table.header.columns.size];
  const all = [first, ...more].toSorted((one, other) => compare(rank(other), rank(one)));
  const [best = first, second] = all;
  if (second && compare(rank(best), rank(second)) === 0 && peopleIn(best) > 0) {
    const alike = all.filter((table) => compare(rank(table), rank(best)) === 0);
    giveUp('AMBIGUOUS_SHEET', alike.map(({ sheet }) => sheet.name).join('、'));
  }
  checkHeader(best.header);
  const another = best.below.find(({ kind }) => kind === 'otherHeader');
  if (another) giveUp('HEADER_CHANGES', `第${another.row.row}行`);
  if (peopleIn(best) === 0) giveUp('NO_PEOPLE');
  return {
    ...best,
    others: all.filter((table) => table !== best && peopleIn(table) > 0).map(({ sheet }) => sheet.name),
  };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function peopleIn({ below }: Pick<Table, 'below'>): number {
  return below.filter(({ kind }) => kind === 'person').length;
}

function wrongOrNone(workbook: Workbook, expected: RosterId | undefined): never {
  const [other] = tablesIn(workbook.sheets, undefined);
  if (!other || expected === undefined) return giveUp('NO_TABLE');
  const { roster } = other.header;
  return giveUp(
    'WRONG_ROSTER',
    `上传的是${roster}《${rosters[roster].title}》，这里要${expected}《${rosters[expected].title}》`,
  );
}

function tablesIn(sheets: readonly Sheet[], expected: RosterId | undefined): Omit<Table, 'others'>[] {
  return sheets.flatMap((sheet) => {
    const found = firstHeader(sheet);
    if (!found || (expected !== undefined && found.header.roster !== expected)) return [];
    const { header, index } = found;
    const under = sheet.rows.slice(index).filter(({ row }) => row > header.bottom);
    const own = sheet.rows.filter(({ row }) => row >= header.top && row <= header.bottom);
    const below = under.map((row) => ({ row, kind: kindOf(row, header, own) }));
    return { sheet, header, above: sheet.rows.slice(0, index), below };
  });
}

function firstHeader(sheet: Sheet): { header: Header; index: number } | undefined {
  for (const index of sheet.rows.keys()) {
    const header = better(headerAt(sheet.rows, index, '附件3'), headerAt(sheet.rows, index, '附件5'));
    if (header) return { header, index };
  }
  return undefined;
}

/** A header again is passed over on the next printed page; another one begins another table. */
function kindOf(row: Row, header: Header, own: readonly Row[]): Below['kind'] {
  if (own.some((each) => hasSameTexts(each, row))) return 'header';
  const again = headerAt([row], 0, header.roster);
  if (!again) return lineKind(row, header);
  return isSameHeader(again, header) ? 'header' : 'otherHeader';
}

function hasSameTexts(one: Row, other: Row): boolean {
  const key = ({ cells }: Row, column: number) => headerKey(cells.get(column)?.text ?? '');
  return one.cells.size === other.cells.size && [...one.cells.keys()].every((at) => key(one, at) === key(other, at));
}
