import { type ColumnId, type RosterId, rosters } from '#domain/roster/columns';
import { mostToldProblems, type ToldProblem } from './import-job.ts';

interface Found {
  cell: string;
  column: ColumnId;
  code: string;
  message: string;
  clause?: string | undefined;
}

/** Codes whose message is made of the roster's own words and of numbers of rows and pieces alone. */
const plain = new Set([
  ...['MISSING', 'TOO_LONG', 'DITTO', 'NOT_YYYY_MM_DD', 'NOT_FULL_WORD', 'TOO_MANY', 'REPEATED_PERSON', 'FORMULA'],
  ...['BARRED_FOR_GOOD', 'ANOTHER_IS_LIVE', 'DIFFERS', 'OTHER_FORM', 'CONDITION_NOT_MET', 'ENTRY_CONDITION'],
  ...['FIFTEEN_DIGITS', 'OLD_FOREIGN_CARD', 'NOT_AN_ID_NUMBER', 'WRONG_LENGTH', 'WRONG_CHARACTER', 'UNKNOWN_REGION'],
  ...['ZERO_SEQUENCE', 'CHECK_DIGIT', 'LANDLINE', 'NOT_A_PHONE', 'WRONG_PREFIX', 'ID_AS_NUMBER', 'DATE_VALUE'],
  ...['NOT_READABLE_BACK', 'UNDERIVABLE', 'NOT_A_NAME', 'NOT_AN_EMAIL', 'INVALID_VALUE', 'OUT_OF_RANGE', 'UNSURE'],
]);

/**
 * What is wrong, without a word of what stands in the cell: messages of readers may quote it, and this is kept and shown apart
 * from the file. The marked workbook, which holds the cells anyway, says it in full.
 */
export function toldProblems(rosterId: RosterId, problems: readonly Found[]): ToldProblem[] {
  return problems.slice(0, mostToldProblems).map(({ cell, column, code, message, clause }) => ({
    ...{ cell, column, code, message: plain.has(code) ? message : unquoted(rosterId, column, code) },
    ...(clause !== undefined && { clause }),
  }));
}

const instead: Readonly<Record<string, string>> = {
  DISAGREES_WITH_ID_NUMBER: '与身份证号码不一致，请核对哪一个错了。',
  IMPOSSIBLE_DATE: '里面的出生日期不存在，请核对第7至14位。',
  FUTURE_DATE: '里面的出生日期还没到，请核对第7至14位。',
  CLASS_NOT_OPEN: '有的职业不在职业分类大典第三、四、五、六类之内。',
  DIFFERENT_TYPES: '所报的职业不是同一类型。',
  TOO_MANY_OCCUPATIONS: '写多了，不超过3个。',
};

function unquoted(rosterId: RosterId, column: ColumnId, code: string): string {
  const header = rosters[rosterId].columns.find(({ id }) => id === column)?.header ?? column;
  const words =
    column === 'applied' ? '没有看懂，职业写职业分类大典里的全称或代码，工种写在括号里。' : '填写有误，请核对。';
  return `${header}：${instead[code] ?? words}`;
}
