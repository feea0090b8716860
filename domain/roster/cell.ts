import { isCalendarDay } from '#domain/id-number';
import type { Problem } from '#domain/problem';
import { nothing } from './attainment.ts';
import type { RosterColumn } from './columns.ts';

/**
 * What is wrong with one text of a roster by the roster's own rules, whoever wrote it: empty (附件5 说明4), short for a word
 * of a closed list (说明2, 3), a day in another form (说明1). Whether an ID number or a phone is one is for its reader.
 */
export function cellProblem(column: RosterColumn, text: string): Problem | undefined {
  const { clause, formClause = clause } = column;
  if (text.trim() === '') {
    return column.isOptional ? undefined : { code: 'MISSING', message: `${column.header}：还没有填。`, clause };
  }
  if (text === nothing && !column.isOptional) {
    return { code: 'MISSING', message: `${column.header}：不能填“${nothing}”，每项都要填。`, clause };
  }
  if (column.words && !column.words.includes(text)) return notFullWord(column, text, formClause);
  if (column.id === 'birthDate' && !isCalendarDay(text)) {
    const message = `${column.header}：格式必须为yyyy-mm-dd，例如1985-03-08。`;
    return { code: 'NOT_YYYY_MM_DD', message, clause: formClause };
  }
  return undefined;
}

/** At most this many words are named; a reader of 56 would not read them. */
const mostNamed = 11;

function notFullWord(column: RosterColumn, text: string, clause: string): Problem {
  const meant = column.terms?.find(({ aliases }) => aliases.includes(text))?.label;
  const words = column.words ?? [];
  const hint = meant ? `，应写“${meant}”` : words.length > mostNamed ? '' : `，只能是${words.join('、')}`;
  const message = `${column.header}：要写全称，不能简写${hint}。`;
  return { code: 'NOT_FULL_WORD', message, clause };
}
