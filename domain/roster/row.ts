import { checkField, derivedFacts } from '#domain/application/form-check';
import { formFacts } from '#domain/application/form-facts';
import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import type { Occupations } from '#domain/occupations';
import type { Problem } from '#domain/problem';
import { type Applied, joinApplied, splitApplied } from './applied.ts';
import { type Attainment, attainmentOf, joinAttainment, splitAttainment } from './attainment.ts';
import { cellProblem } from './cell.ts';
import { type ColumnId, type RosterColumn, type RosterId, rosters } from './columns.ts';

/** One person as the roster says it: a text for each of the roster's columns, '' where nothing is known. */
export type RosterRow = Readonly<Partial<Record<ColumnId, string>>>;

export interface RosterContext {
  /** The day in Asia/Shanghai. */
  today: string;
  /** Whose conditions the person meets; says whether a certificate or title must stand on 附件3. */
  category?: Category | undefined;
  occupations?: Occupations | undefined;
}

export interface RosterProblem extends Problem {
  column: ColumnId;
}

/** Text per column. Sex and birth date are those of the ID number, whatever else is said of them. */
export function rosterRow(
  rosterId: RosterId,
  { facts, serial }: { facts: Facts; serial: number },
  context: RosterContext,
): RosterRow {
  const derived = derivedFacts(facts, context.today);
  const text = (column: RosterColumn): string => {
    switch (column.holds) {
      case 'serial':
        return String(serial);
      case 'derived':
        return derived?.[column.derived] ?? '';
      case 'attainment':
        return joinAttainment(attainmentOf(facts));
      case 'applied':
        return joinApplied(facts, context.occupations);
      case 'fact':
        return factText(column, facts);
    }
  };
  return Object.fromEntries(rosters[rosterId].columns.map((column) => [column.id, text(column)]));
}

function factText({ terms, ...column }: RosterColumn & { holds: 'fact' }, facts: Facts): string {
  const value = Object.hasOwn(facts, column.fact) ? facts[column.fact] : undefined;
  const plain = value === undefined ? '' : String(value);
  return terms?.find(({ code }) => code === plain)?.label ?? plain;
}

/** Every breach of the roster's own rules (附件5 说明1–4, the columns of 附件3) in what is known of one person. */
export function rosterProblems(rosterId: RosterId, facts: Facts, context: RosterContext): RosterProblem[] {
  const row = rosterRow(rosterId, { facts, serial: 1 }, context);
  return rosters[rosterId].columns.flatMap((column) => {
    const problem = problemIn(column, { facts, text: row[column.id] ?? '', context });
    return problem ? { ...problem, column: column.id } : [];
  });
}

interface Cell {
  facts: Facts;
  text: string;
  context: RosterContext;
}

function problemIn(column: RosterColumn, cell: Cell): Problem | undefined {
  const path = `answers.${factOf(column)}`;
  const found =
    column.holds === 'derived'
      ? derivedProblem(column, cell)
      : (cellProblem(column, cell.text) ?? valueProblem(column, cell));
  return found && { ...found, path };
}

function factOf(column: RosterColumn): string {
  switch (column.holds) {
    case 'fact':
      return column.fact;
    case 'derived':
      return column.from;
    case 'serial':
      return column.id;
    default:
      return column.facts[0];
  }
}

function derivedProblem(column: RosterColumn, { text }: Cell): Problem | undefined {
  if (text !== '') return cellProblem(column, text);
  const message = `${column.header}：由身份证号码得出，请先改正身份证号码。`;
  return { code: 'UNDERIVABLE', message, clause: column.formClause ?? column.clause };
}

function valueProblem(column: RosterColumn, { facts, text, context }: Cell): Problem | undefined {
  if (column.holds === 'attainment') return attainmentProblem(column, facts, context.category);
  if (column.holds === 'applied') return appliedProblem(column, { facts, text, context });
  const definition = column.holds === 'fact' ? formFacts.find(({ id }) => id === column.fact) : undefined;
  const value = definition && facts[definition.id];
  // The words of a closed list were held against it as text.
  if (!definition || value === undefined || column.words) return undefined;
  const { header: label, clause } = column;
  return checkField({ ...definition, label, clause }, value, context.today);
}

const neededFor: Partial<Record<Category, string>> = { ASSESSOR: '一(三)3', SENIOR_ASSESSOR: '一(三)4' };

function attainmentProblem(column: RosterColumn, facts: Facts, category?: Category): Problem | undefined {
  const said = attainmentOf(facts);
  const needed = category && neededFor[category];
  if (needed !== undefined && said.certificate === undefined && said.title === undefined) {
    const message = `${column.header}：还没有填。须有职业资格（技能等级）证书或专业技术职称。`;
    return { code: 'MISSING', message, clause: needed };
  }
  const same = (back: Attainment) => back.certificate === said.certificate && back.title === said.title;
  return same(splitAttainment(joinAttainment(said))) ? undefined : notReadable(column);
}

function appliedProblem(column: RosterColumn, { facts, text, context }: Cell): Problem | undefined {
  const same = (said: Facts[string] | undefined, back: readonly string[]) =>
    JSON.stringify(said ?? []) === JSON.stringify(back);
  const back: Applied = splitApplied(text, context.occupations);
  const isSame = same(facts.occupations, back.occupations) && same(facts.projects, back.projects);
  return isSame ? undefined : notReadable(column);
}

function notReadable({ header, clause }: RosterColumn): Problem {
  const message = `${header}：名称里有“、”“；”等分隔用的符号，汇总表里会分不清，请改写名称。`;
  return { code: 'NOT_READABLE_BACK', message, clause };
}
