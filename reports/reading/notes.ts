import { tidyText } from '#domain/roster/read-cell';
import { columnLetters } from './grid.ts';
import type { Note } from './reading.ts';
import type { Table } from './table.ts';

interface Seen {
  hasExternalLinks: boolean;
  /** Rows that took their workplace or address from a merged cell. */
  filled: readonly number[];
  /** Rows whose birth date stands in another form than the notice's. */
  otherDays: readonly number[];
  /** What stands at 填报时间 and is no day. */
  unreadDay: string | undefined;
}

const mostNamed = 20;

/** 第4、5、9行; of many the first, and how many there are. */
function rowsNamed(rows: readonly number[]): string {
  const named = rows.slice(0, mostNamed).join('、');
  return rows.length > mostNamed ? `第${named}……行（共${rows.length}行）` : `第${named}行`;
}

/** Everything about the table that its sender should know although it was read: what was left out, what was taken how. */
export function notesOn(table: Table, seen: Seen): Note[] {
  return [
    ...aboutSheets(table, seen),
    ...aboutColumns(table),
    ...aboutRows(table),
    ...aboutNumbering(table),
    ...about(seen.filled, 'MERGED', (rows) => `${rows}的工作单位或通讯地址取自上方合并的单元格，请核对。`),
    ...about(seen.otherDays, 'BIRTH_DATE_FORM', (rows) => `${rows}的出生日期不是yyyy-mm-dd文本，已按此格式读入。`).map(
      (note) => ({ ...note, clause: '附件5 说明1' }),
    ),
    ...(seen.unreadDay === undefined
      ? []
      : [{ code: 'DAY_NOT_READ', message: `填报时间“${seen.unreadDay}”看不出是哪一天，没有采用。` }]),
  ];
}

function about(rows: readonly number[], code: string, words: (rows: string) => string): Note[] {
  return rows.length === 0 ? [] : [{ code, message: words(rowsNamed(rows)) }];
}

function aboutSheets({ sheet, others }: Table, { hasExternalLinks }: Seen): Note[] {
  return [
    ...(others.length > 0
      ? [{ code: 'OTHER_TABLES', message: `只读了工作表“${sheet.name}”，没有读：${others.join('、')}。` }]
      : []),
    ...(sheet.isHidden ? [{ code: 'HIDDEN_SHEET', message: `读的是隐藏的工作表“${sheet.name}”。` }] : []),
    ...(hasExternalLinks
      ? [{ code: 'EXTERNAL_LINKS', message: '文件链接了别的工作簿，链接没有打开，也没有采用。' }]
      : []),
  ];
}

function aboutColumns({ header, sheet }: Table): Note[] {
  const extra = header.extra.map(({ column, text }) => `${tidyText(text).slice(0, 20)}（${columnLetters(column)}列）`);
  const isHidden = (column: number) => sheet.hiddenColumns.some(({ from, to }) => column >= from && column <= to);
  const hidden = [...header.columns.values()].filter(isHidden).map(columnLetters);
  return [
    ...(extra.length > 0 ? [{ code: 'EXTRA_COLUMNS', message: `名册没有这些列，没有读：${extra.join('、')}。` }] : []),
    ...(hidden.length > 0
      ? [{ code: 'HIDDEN_COLUMNS', message: `${hidden.join('、')}列是隐藏的，也读了，请核对。` }]
      : []),
  ];
}

function aboutRows({ below }: Table): Note[] {
  const of = (...kinds: readonly string[]) =>
    below.filter(({ kind }) => kinds.includes(kind)).map(({ row }) => row.row);
  const hidden = below.filter(({ row, kind }) => row.isHidden && kind === 'person').map(({ row }) => row.row);
  return [
    ...about(hidden, 'HIDDEN_ROWS', (rows) => `${rows}是隐藏的（可能被筛选掉了），也读了，请核对。`),
    ...about(of('header'), 'REPEATED_HEADER', (rows) => `${rows}是重复的表头，已跳过。`),
    ...about(of('example'), 'EXAMPLE_ROW', (rows) => `${rows}是填写示例，没有读。`),
    ...about(
      of('unclear'),
      'UNREAD_ROW',
      (rows) => `${rows}看不出是人员，没有读。如果是人员，请补上姓名和身份证号码。`,
    ),
  ];
}

/** 序号 is for people; who is numbered wrongly is read all the same. */
function aboutNumbering({ header, below }: Table): Note[] {
  const column = header.columns.get('serial');
  if (column === undefined) return [{ code: 'NO_SERIAL', message: '表头没有“序号”列，已按行的次序读入。' }];
  const people = below.filter(({ kind }) => kind === 'person');
  const wrong = people.filter(({ row }, index) => {
    const cell = row.cells.get(column);
    return cell?.kind !== 'formula' && tidyText(cell?.text ?? '').normalize('NFKC') !== String(index + 1);
  });
  return about(
    wrong.map(({ row }) => row.row),
    'SERIAL',
    (rows) => `${rows}的序号缺少或不连续，不影响读取。`,
  );
}
