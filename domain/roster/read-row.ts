import type { Facts } from '#domain/eligibility/fact';
import { readDay } from '#domain/eligibility/typed-day';
import { type IdNumber, readIdNumber } from '#domain/id-number';
import type { Problem } from '#domain/problem';
import { cellProblem } from './cell.ts';
import { type ColumnId, type RosterColumn, type RosterId, rosters } from './columns.ts';
import { readCell, tidyText } from './read-cell.ts';
import type { RosterContext, RosterProblem, RosterRow } from './row.ts';

export interface ReadRosterRow {
  facts: Facts;
  problems: readonly RosterProblem[];
}

interface Reading extends RosterContext {
  /** Columns whose cell gave no text (a formula, a number in place of an ID number): what is wrong is said elsewhere. */
  unread?: ReadonlySet<ColumnId>;
}

/**
 * One person of a roster that somebody filled in: the facts, and everything that is wrong, by column. Nothing is guessed: what is
 * not certain is a problem, and its fact is left out. Sex and birth date must be those of the ID number.
 */
export function readRosterRow(rosterId: RosterId, row: RosterRow, reading: Reading): ReadRosterRow {
  const facts: Facts = {};
  const problems: RosterProblem[] = [];
  for (const column of rosters[rosterId].columns) {
    if (column.id === 'serial' || reading.unread?.has(column.id)) continue;
    const read = readCell(column, row[column.id] ?? '', reading);
    if ('facts' in read) Object.assign(facts, read.facts);
    else problems.push(...read.problems.map((problem) => placed(column, problem)));
  }
  const number = typeof facts.idNumber === 'string' ? readIdNumber(facts.idNumber, reading.today) : undefined;
  const holder = number?.ok ? number.value : undefined;
  for (const column of rosters[rosterId].columns) {
    const wrong = column.holds === 'derived' && !reading.unread?.has(column.id);
    const problem = wrong ? derivedProblem(column, tidyText(row[column.id] ?? ''), holder) : undefined;
    if (problem) problems.push(placed(column, problem));
  }
  return { facts, problems: inOrder(rosterId, problems) };
}

function placed(column: RosterColumn, problem: Problem): RosterProblem {
  const fact = column.holds === 'fact' ? column.fact : column.holds === 'derived' ? column.from : column.id;
  return { ...problem, path: `answers.${fact}`, column: column.id };
}

function inOrder(rosterId: RosterId, problems: readonly RosterProblem[]): RosterProblem[] {
  const order = rosters[rosterId].columns.map(({ id }) => id);
  return problems.toSorted((one, other) => order.indexOf(one.column) - order.indexOf(other.column));
}

/** An empty one is told by `readCell`; one that is no sex and no day, or another than the ID number says. */
function derivedProblem(column: RosterColumn, text: string, holder: IdNumber | undefined): Problem | undefined {
  if (text === '' || column.holds !== 'derived') return undefined;
  const said = column.derived === 'sex' ? readSex(column, text) : readBirthDate(column, text);
  if (typeof said !== 'string') return said;
  if (!holder || said === holder[column.derived]) return undefined;
  const message = `${column.header}：写的是${said}，身份证号码说明是${holder[column.derived]}，请核对哪一个错了。`;
  return { code: 'DISAGREES_WITH_ID_NUMBER', message, clause: column.clause };
}

function readSex(column: RosterColumn, text: string): string | Problem {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  const term = column.terms?.find(({ label, aliases }) => label === plain || aliases.includes(plain));
  return (
    term?.label ?? cellProblem(column, plain) ?? { code: 'NOT_FULL_WORD', message: `${column.header}：只能写男或女。` }
  );
}

/** 附件5 说明1 wants yyyy-mm-dd; the same day written otherwise is read, and told for the whole file. */
function readBirthDate(column: RosterColumn, text: string): string | Problem {
  const day = readDay(text, 'answers.idNumber');
  if (day.ok) return day.value;
  const message = `${column.header}：格式必须为yyyy-mm-dd，例如1985-03-08，并且要是日历上有的日子。`;
  return { code: 'NOT_YYYY_MM_DD', message, clause: column.formClause ?? column.clause };
}

/** Whether a birth date stands as 附件5 说明1 wants it. */
export function isOfficialDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text);
}

/** Rows of the same person, by ID number: each later one with the row where the person stands first. */
export function repeatedPeople(rows: readonly { row: number; facts: Facts }[]): ReadonlyMap<number, RosterProblem> {
  const first = new Map<string, number>();
  const repeated = new Map<number, RosterProblem>();
  for (const { row, facts } of rows) {
    const number = facts.idNumber;
    if (typeof number !== 'string') continue;
    const before = first.get(number);
    if (before === undefined) first.set(number, row);
    else {
      const message = `身份证号码与第${before}行相同，同一个人只能出现一次，请删去多余的一行或更正号码。`;
      repeated.set(row, { code: 'REPEATED_PERSON', message, path: 'answers.idNumber', column: 'idNumber' });
    }
  }
  return repeated;
}
