import type { ColumnId, RosterColumn } from '#domain/roster/columns';
import type { Area } from './grid.ts';
import type { Note } from './reading.ts';
import type { Cell, Row } from './workbook.ts';

/** A cell that gives no text that can be trusted: why, and what to do. Undefined when its text is what the person wrote. */
export function untrusted({ header, id, clause, formClause = clause }: RosterColumn, cell: Cell): Note | undefined {
  const told = (code: string, message: string): Note => ({
    code,
    message: `${header}：${message}`,
    clause: formClause,
  });
  switch (cell.kind) {
    case 'formula':
      return told('FORMULA', '这一格是公式，不能采用。请复制后“选择性粘贴—数值”，再核对内容。');
    case 'error':
      return told('ERROR_VALUE', `这一格是错误值${cell.text}，请填写实际内容。`);
    case 'boolean':
      return told('NOT_TEXT', `这一格是逻辑值${cell.text}，请填写文字。`);
    case 'number':
      return id === 'idNumber' && cell.text.length > mostDigits
        ? told(
            'ID_AS_NUMBER',
            '身份证号码存成了数字，Excel只保留15位，后几位已经丢失。请把这一列设为“文本”格式后重新输入号码。',
          )
        : undefined;
    case 'date':
      return id === 'birthDate' || id === 'serial'
        ? undefined
        : told('DATE_VALUE', '这一格被设成了日期格式，内容已变成日期。请设为“文本”格式后重新填写。');
    case 'text':
      return undefined;
  }
}

/** Excel keeps 15 digits of a number. */
const mostDigits = 15;

/** One workplace, one address for several people below each other; of a merged name or number nobody knows whose it is. */
const mayBeMerged: readonly ColumnId[] = ['workplace', 'address'];

/**
 * What a merged cell says for the rows that it covers: by row, then by column. Only merges down one column, within the table.
 */
export function coveredCells(
  rows: readonly Row[],
  merges: readonly Area[],
  columns: ReadonlyMap<ColumnId, number>,
): ReadonlyMap<string, Cell> {
  const wanted = new Set(mayBeMerged.flatMap((id) => columns.get(id) ?? []));
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const covered = new Map<string, Cell>();
  for (const { top, bottom, left, right } of merges) {
    const cell = byRow.get(top)?.cells.get(left);
    if (!cell || left !== right || !wanted.has(left)) continue;
    for (const { row, cells } of rows) {
      if (row > top && row <= bottom && !cells.has(left)) covered.set(`${row} ${left}`, cell);
    }
  }
  return covered;
}
