import { type ColumnId, type RosterColumn, type RosterId, rosters } from '#domain/roster/columns';
import { columnOfHeader } from '#domain/roster/header-words';
import { giveUp } from './refusal.ts';
import { cellAt, type Row } from './workbook.ts';

export interface Header {
  roster: RosterId;
  /** One row, or two where a heading stands over others. */
  top: number;
  bottom: number;
  /** Column of the sheet by column of the roster. */
  columns: ReadonlyMap<ColumnId, number>;
  /** Headings that the roster has no column for, as written. */
  extra: readonly { column: number; text: string }[];
  /** Columns that say the same as another, none of them in the notice's own words. */
  twice: readonly { id: ColumnId; columns: readonly number[] }[];
}

/** So many headings, the person's name or number among them, make a header; a title or a person has none. */
const fewest = 4;
const longestHeading = 60;

/** The header that begins in this row, if one does; of one row, or of two where together they say more than either. */
export function headerAt(rows: readonly Row[], index: number, roster: RosterId): Header | undefined {
  const row = rows[index];
  const next = rows[index + 1];
  if (!row) return undefined;
  const single = headerOf(roster, headings(row), { top: row.row, bottom: row.row });
  if (next?.row !== row.row + 1) return single;
  const below = headerOf(roster, headings(next), { top: next.row, bottom: next.row });
  const both = headerOf(roster, stacked(headings(row), headings(next)), { top: row.row, bottom: next.row });
  const most = Math.max(single?.columns.size ?? 0, below?.columns.size ?? 0);
  return both && both.columns.size > most ? both : single;
}

type Headings = ReadonlyMap<number, readonly string[]>;

function headings({ cells }: Row): Headings {
  const texts = [...cells].filter(([, { kind, text }]) => kind === 'text' && text.length <= longestHeading);
  return new Map(texts.map(([column, { text }]) => [column, [text]]));
}

/** The lower heading, both as one (联系 over 电话), or the upper one where nothing stands under it. */
function stacked(upper: Headings, lower: Headings): Headings {
  const columns = new Set([...upper.keys(), ...lower.keys()]);
  return new Map(
    [...columns].map((column) => {
      const [above = ''] = upper.get(column) ?? [];
      const [below] = lower.get(column) ?? [];
      return [column, below === undefined ? [above] : [below, above + below]];
    }),
  );
}

function headerOf(
  roster: RosterId,
  texts: Headings,
  { top, bottom }: { top: number; bottom: number },
): Header | undefined {
  const found = new Map<ColumnId, { column: number; isOfficial: boolean }[]>();
  const extra: { column: number; text: string }[] = [];
  for (const [column, said] of texts) {
    const [match] = said.flatMap((text) => columnOfHeader(roster, text) ?? []);
    if (match) found.set(match.id, [...(found.get(match.id) ?? []), { column, isOfficial: match.isOfficial }]);
    else extra.push({ column, text: said[0] ?? '' });
  }
  if (found.size < fewest || !(found.has('name') || found.has('idNumber'))) return undefined;
  const columns = new Map<ColumnId, number>();
  const twice: { id: ColumnId; columns: number[] }[] = [];
  for (const [id, places] of found) {
    const own = places.filter(({ isOfficial }) => isOfficial);
    // 联系电话 beside 手机: the notice's own word decides.
    const [place, another] = own.length > 0 ? own : places;
    if (place) columns.set(id, place.column);
    if (another) twice.push({ id, columns: places.map(({ column }) => column) });
    const others = places.filter(({ column }) => column !== place?.column);
    extra.push(...others.map(({ column }) => ({ column, text: texts.get(column)?.[0] ?? '' })));
  }
  return { roster, top, bottom, columns, extra, twice };
}

/** Columns that only this one of the two rosters has. */
function ownColumns({ columns, roster }: Header): number {
  const other = rosters[roster === '附件3' ? '附件5' : '附件3'].columns;
  return [...columns.keys()].filter((id) => !other.some((column) => column.id === id)).length;
}

/** Of what may be a header of either roster the one that fits: by the columns that only it has, then by all. */
export function better(one: Header | undefined, other: Header | undefined): Header | undefined {
  if (!one || !other) return one ?? other;
  const difference = ownColumns(one) - ownColumns(other) || one.columns.size - other.columns.size;
  return difference >= 0 ? one : other;
}

export function missingColumns({ roster, columns }: Header): RosterColumn[] {
  return rosters[roster].columns.filter(({ id }) => id !== 'serial' && !columns.has(id));
}

/** A table can be read only with every column of the roster, each of them once (附件5 说明4: 每项信息均为必填项). */
export function checkHeader(header: Header): void {
  const missing = missingColumns(header);
  if (missing.length > 0) giveUp('MISSING_COLUMNS', `缺少：${missing.map((column) => column.header).join('、')}`);
  const twice = header.twice.filter(({ id }) => id !== 'serial');
  if (twice.length === 0) return;
  const said = twice.map(({ id, columns }) => {
    const name = rosters[header.roster].columns.find((column) => column.id === id)?.header ?? id;
    return `${name}：${columns.map((column) => cellAt(header.bottom, column)).join('、')}`;
  });
  giveUp('TWICE_COLUMNS', said.join('；'));
}

/** The header again, as on every printed page. */
export function isSameHeader(one: Header, other: Header): boolean {
  return (
    one.columns.size === other.columns.size &&
    [...one.columns].every(([id, column]) => other.columns.get(id) === column)
  );
}
