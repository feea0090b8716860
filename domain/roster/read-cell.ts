import { checkField } from '#domain/application/form-check';
import { formFacts } from '#domain/application/form-facts';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import { readIdNumber } from '#domain/id-number';
import { isOccupation, type Occupations, tradeOf } from '#domain/occupations';
import { readMobile } from '#domain/phone';
import type { Problem } from '#domain/problem';
import { readAnswer } from '#domain/understanding/answer';
import { readOccupations } from '#domain/understanding/trade';
import { skillLevels } from '#domain/vocabulary/skill-level';
import type { Term } from '#domain/vocabulary/term';
import { titleLevels, titles } from '#domain/vocabulary/title-level';
import { splitApplied } from './applied.ts';
import { type Attainment, attainmentFacts, nothing, splitAttainment } from './attainment.ts';
import { cellProblem } from './cell.ts';
import type { RosterColumn } from './columns.ts';

/** What one text says, or everything that is wrong with it. */
export type ReadCell = { facts: Facts } | { problems: readonly Problem[] };

export interface ReadingOf {
  today: string;
  occupations?: Occupations | undefined;
}

/** Stands for what was written above; read as such it would give people to the wrong unit when rows are sorted. */
const ditto = /^(?:同上|同前|〃|″|"|”|''|″)$/u;
const dash = /^[-—–―/\\*.。·、]+$/u;

/** No column takes more (form-facts.ts has their own limits); what is longer is not looked at. */
const longest = 300;

/** A text without what nobody sees: breaks become blanks, blanks of any width one, none at the ends. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Reads one column's text. Sex and birth date say nothing of their own: read-row.ts holds them against the ID number. */
export function readCell(column: RosterColumn, typed: string, reading: ReadingOf): ReadCell {
  const text = tidyText(typed);
  if (text.length > longest) return refused(column, 'TOO_LONG', `太长了，最多${longest}个字。`);
  if (ditto.test(text)) return refused(column, 'DITTO', '不能写“同上”，请每行写全。');
  const isEmpty = text === '' || text === nothing || dash.test(text);
  const missing = isEmpty ? cellProblem(column, text === nothing ? text : '') : undefined;
  if (missing) return { problems: [missing] };
  if (isEmpty) return { facts: column.holds === 'attainment' ? attainmentFacts({}) : {} };
  switch (column.holds) {
    case 'serial':
    case 'derived':
      return { facts: {} };
    case 'attainment':
      return readAttainment(column, text);
    case 'applied':
      return readApplied(column, text, reading.occupations);
    case 'fact':
      return column.terms ? readWord(column, column.fact, text) : readFact(column, column.fact, { text, ...reading });
  }
}

function refused({ header, clause, formClause }: RosterColumn, code: string, message: string): ReadCell {
  return { problems: [{ code, message: `${header}：${message}`, clause: formClause ?? clause }] };
}

/**
 * A word of a closed list: the full one where the roster says 不能简写 (附件5 说明2, 3), elsewhere also what else it is called.
 */
function readWord(column: RosterColumn, fact: string, typed: string): ReadCell {
  const text = typed.normalize('NFKC').replace(/\s/gu, '');
  const isExact = column.formClause !== undefined;
  const term = termOf(column.terms ?? [], text, isExact);
  if (term) return { facts: { [fact]: term.code } };
  const problem = cellProblem(column, text);
  return { problems: problem ? [problem] : [] };
}

function termOf(terms: readonly Term[], text: string, isExact: boolean): Term | undefined {
  return (
    terms.find(({ label }) => label === text) ??
    (isExact ? undefined : terms.find(({ aliases }) => aliases.includes(text)))
  );
}

function readFact(column: RosterColumn, fact: string, { text, today }: ReadingOf & { text: string }): ReadCell {
  const base = formFacts.find(({ id }) => id === fact);
  if (!base) return { facts: { [fact]: text } };
  const definition = { ...base, label: column.header, clause: column.clause };
  const read = factValue(definition, text, today);
  if ('problems' in read) {
    const told = read.problems.map((each) => ({
      ...each,
      message: named(column, each.message),
      clause: column.clause,
    }));
    return { problems: told };
  }
  const wrong = checkField(definition, read.value, today);
  return wrong
    ? { problems: [{ ...wrong, message: named(column, wrong.message) }] }
    : { facts: { [fact]: read.value } };
}

function named({ header }: RosterColumn, message: string): string {
  return message.startsWith(`${header}：`) ? message : `${header}：${message}`;
}

type Value = { value: FactValue } | { problems: readonly Problem[] };

function factValue(definition: FactDefinition, text: string, today: string): Value {
  switch (definition.kind) {
    case 'idNumber': {
      const read = readIdNumber(text, today);
      return read.ok ? { value: read.value.number } : read;
    }
    case 'phone':
      return readMobile(text);
    case 'personName':
      return readPersonName(text);
    case 'email':
      return { value: text.normalize('NFKC').replace(/\s/gu, '') };
    case 'years':
      return readYears(definition, text, today);
    default:
      return { value: text };
  }
}

const name =
  /^(?:[\p{Script=Han}〇]{2,20}|[\p{Script=Han}〇]{1,15}(?:·[\p{Script=Han}〇]{1,15}){1,4}|\p{Script=Latin}[\p{Script=Latin} .'-]{1,49})$/u;

/** 张　三 is 张三; the dot of 阿嘎·尔古 in any of its forms. What is no name in a column of names is not looked for. */
function readPersonName(typed: string): Value {
  const dotted = typed.normalize('NFC').replace(/[•・‧∙⋅･．·]/gu, '·');
  const text = /\p{Script=Han}/u.test(dotted) ? dotted.replace(/\s/gu, '').replace(/\./gu, '·') : dotted;
  if (name.test(text)) return { value: text };
  return { problems: [{ code: 'NOT_A_NAME', message: '不像姓名，只写姓名本身，不加称呼和说明。' }] };
}

/** `12`, `12年`, `十二年`; what is not definite (约12年, 12+) is none. */
function readYears(definition: FactDefinition, text: string, today: string): Value {
  const read = /[<>＜＞+＋~～]/u.test(text) ? undefined : readAnswer(definition, text, { today });
  if (read && !('ask' in read)) return { value: read.value };
  const message = '请写确定的年数，如12或12.5。';
  return { problems: [{ code: read?.code ?? 'UNSURE', message }] };
}

/**
 * `电工 一级/高级技师；职称：高级工程师` as the system writes it; and as people do: 高级工程师 alone, or 电工高级技师、工程师. Only what
 * is exactly a known title counts as one without its mark.
 */
function readAttainment(column: RosterColumn, text: string): ReadCell {
  const marked = splitAttainment(text.replace(/\s*[;；]\s*(?=职称)/gu, '；').replace(/职称\s*[:：]\s*/gu, '职称：'));
  const said = marked.title === undefined ? unmarked(marked) : marked;
  const facts = attainmentFacts(said);
  const problems = Object.entries(facts).flatMap(([id, value]) => {
    const definition = formFacts.find((each) => each.id === id);
    const problem = definition && checkField({ ...definition, label: column.header, clause: column.clause }, value, '');
    return problem ?? [];
  });
  return problems.length > 0 ? { problems } : { facts };
}

function unmarked({ certificate = '' }: Attainment): Attainment {
  const parts = certificate.split(/[、,，;；\n]/u).map((part) => part.trim());
  const isTitle = (part: string) => titles.has(part) || termOf(titleLevels, part, false) !== undefined;
  const [title, another] = parts.filter(isTitle);
  if (title === undefined || another !== undefined) return { certificate: levelOf(certificate) };
  const rest = parts.filter((part) => part !== title && part !== '').join('、');
  const label = termOf(titleLevels, title, false)?.label ?? title;
  return { title: label, ...(rest !== '' && { certificate: levelOf(rest) }) };
}

/** 高级工 and nothing more is a level without a trade. */
function levelOf(certificate: string): string {
  return termOf(skillLevels, certificate, false)?.label ?? certificate;
}

const withCode = /[1-8][-—–－]\d{2}[-—–－]\d{2}[-—–－]\d{2}/u;
const most = 3;

/** As the system writes it (applied.ts), and with the separators, brackets and everyday names that people use. */
function readApplied(column: RosterColumn, text: string, list: Occupations | undefined): ReadCell {
  const exact = splitApplied(text, list);
  const loose = exact.unknown.length === 0 ? exact : splitApplied(loosened(text), list);
  const found: { occupations: string[]; projects: string[] } = { occupations: [], projects: [...loose.projects] };
  const problems: Problem[] = [];
  for (const item of [...loose.occupations, ...loose.unknown]) {
    const trade = tradeOf(item);
    // 电工（6-31-01-03）: what stands in the brackets is the code, no 工种.
    const isRead = loose.occupations.includes(item) && !(trade && withCode.test(trade));
    const read = isRead ? { value: [item] } : readOccupations(isOccupation(item) ? (trade ?? item) : item);
    if ('value' in read) found.occupations.push(...read.value);
    else problems.push({ code: read.doubt, message: named(column, unknownMessage(item, read.message)) });
  }
  const occupations = [...new Set(found.occupations)];
  const projects = [...new Set(found.projects)];
  if (occupations.length + projects.length > most) {
    const clause = projects.length > most ? '附件2 说明1' : '附件1 说明1';
    const message = named(column, `写了${occupations.length + projects.length}个，不超过${most}个。`);
    problems.push({ code: 'TOO_MANY', message, clause });
  }
  if (problems.length > 0) return { problems: problems.map((each) => ({ clause: column.clause, ...each })) };
  return { facts: { ...(occupations.length > 0 && { occupations }), ...(projects.length > 0 && { projects }) } };
}

function loosened(text: string): string {
  return text
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .replace(/\s*[,，;；/\n]\s*|\s+(?=[\p{Script=Han}1-8])/gu, '、')
    .replace(/、?专项职业能力(?:考核)?项目\s*[:：]\s*/u, '；专项职业能力考核项目：');
}

function unknownMessage(item: string, message: string | undefined): string {
  return message ?? `没有看懂“${item.slice(0, 20)}”。职业写职业分类大典里的全称或代码，工种写在括号里。`;
}
