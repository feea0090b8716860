import { applicationFacts } from '#domain/application/form';
import { entryProblems } from '#domain/application/form-check';
import type { Category } from '#domain/category';
import { decidingEntries, verdictOf } from '#domain/eligibility/evaluate';
import type { Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Problem } from '#domain/problem';
import { type ColumnId, rosterOf } from '#domain/roster/columns';
import { type RosterProblem, rosterProblems, rosterRow } from '#domain/roster/row';
import type { RowOutcome } from './import-job.ts';

/** What the rows are to become: drafts at this agency for this class, under these rules. */
export interface Aim {
  category: Category;
  classId: string;
  agencyId: string;
  ruleSet: RuleSet;
  /** The day in Asia/Shanghai. */
  today: string;
}

/** An application of the person for this class that is there already. */
export interface Existing {
  id: string;
  facts: Facts;
  /** At the agency that hands in the roster; of others nothing is told but that they are there. */
  isHere: boolean;
}

/** How a person stands to what the row wants. */
export interface Standing {
  /** The clause under which they can never apply for this category again (三(三)). */
  bannedUnder?: string;
  /** Handed in, and live. */
  live?: Existing;
  /** A draft that this agency's roster made; `isClaimed`: it is in the person's own hands. */
  draft?: Existing & { isClaimed: boolean };
}

export interface RowMatch {
  outcome: RowOutcome;
  problems: readonly RosterProblem[];
}

/**
 * What becomes of a row that was read without a problem. Nothing that is there is ever overwritten: whoever applied is answered by
 * their application, and the roster only says whether it agrees.
 */
export function matchRow(facts: Facts, standing: Standing, aim: Aim): RowMatch {
  if (standing.bannedUnder !== undefined) return refused(barred(standing.bannedUnder));
  if (standing.live) return standing.live.isHere ? compared(facts, standing.live, aim) : refused(anotherIsLive);
  if (standing.draft) return standing.draft.isClaimed ? same : compared(facts, standing.draft, aim);
  const problems = rowProblems(facts, aim);
  return problems.length > 0 ? { outcome: 'REFUSED', problems } : { outcome: 'NEW', problems: [] };
}

const same: RowMatch = { outcome: 'SAME', problems: [] };

function refused(problem: RosterProblem): RowMatch {
  return { outcome: 'REFUSED', problems: [problem] };
}

function barred(clause: string): RosterProblem {
  const message = '此人的考评或督导资格已被永久取消，不能再申报这一类别。';
  return { code: 'BARRED_FOR_GOOD', column: 'idNumber', path: 'answers.idNumber', clause, message };
}

const anotherIsLive: RosterProblem = {
  ...{ code: 'ANOTHER_IS_LIVE', column: 'idNumber', path: 'answers.idNumber', clause: '一(六)1' },
  message: '此人在这个培训班已由其他评价机构推荐，有一份同类别的申报正在办理。',
};

/** Column by column, as the roster would say both. */
function compared(facts: Facts, existing: Existing, { category, today }: Aim): RowMatch {
  const roster = rosterOf(category);
  const [said, held] = [facts, existing.facts].map((each) =>
    rosterRow(roster.id, { facts: each, serial: 1 }, { today, category }),
  );
  const others = roster.columns.filter(({ id }) => said?.[id] !== held?.[id]);
  const problems = others.map(({ id, header, clause }) => {
    const message = `${header}：与系统中此人的申报不一致，系统中的不会改动；要改请由本人更正。`;
    return { code: 'DIFFERS', column: id, path: `answers.${id}`, clause, message };
  });
  return problems.length > 0 ? { outcome: 'DIFFERS', problems } : same;
}

/** Why no draft can be made of it, everything at once: the roster's rules, the form's notes, a condition that is broken already. */
function rowProblems(facts: Facts, { category, ruleSet, today }: Aim): RosterProblem[] {
  const roster = rosterOf(category);
  const known = new Set(applicationFacts(ruleSet).map(({ id }) => id));
  const strange = Object.keys(facts).filter((id) => !known.has(id));
  const found = [
    ...rosterProblems(roster.id, facts, { today, category }),
    ...strange.map((id) => placed(roster.columns, notAsked(id, category))),
    ...entryProblems(ruleSet, facts).map((problem) => placed(roster.columns, problem)),
    ...brokenConditions(facts, ruleSet).map((problem) => placed(roster.columns, problem)),
  ];
  const isFirst = ({ code, column }: RosterProblem, at: number) =>
    found.findIndex((other) => other.code === code && other.column === column) === at;
  return found.filter(isFirst);
}

/** 附件3 holds 职业(工种) of 附件1 and 考评项目 of 附件2 in one column. */
function notAsked(fact: string, category: Category): Problem {
  const isSpecial = category === 'SPECIAL_ABILITY_ASSESSOR';
  const message = isSpecial
    ? '申报考评职业(工种)：专项职业能力考核考评员要写考评项目，不写职业。'
    : '申报考评职业(工种)：这一类别要写职业（工种），不写专项职业能力考核项目。';
  return { code: 'OTHER_FORM', path: `answers.${fact}`, message, clause: isSpecial ? '附件2' : '附件1' };
}

/** 一(六)2(2): the agency checks strictly by the conditions, so what is broken whatever is still open is none of its roster. */
function brokenConditions(facts: Facts, ruleSet: RuleSet): Problem[] {
  if (verdictOf(ruleSet, facts) !== 'NOT_MET') return [];
  return decidingEntries(ruleSet, facts)
    .filter(({ verdict }) => verdict === 'NOT_MET')
    .map(({ fact, clause, words }) => ({
      ...{ code: 'CONDITION_NOT_MET', path: `answers.${fact}`, clause },
      message: `不符合条件：${words}。`,
    }));
}

/** In the column that holds what it is about; what no column holds stands with whose row it is. */
function placed(columns: ReturnType<typeof rosterOf>['columns'], problem: Problem): RosterProblem {
  const fact = problem.path?.slice('answers.'.length) ?? '';
  const holds = columns.find((column) => {
    if (column.holds === 'fact') return column.fact === fact;
    return 'facts' in column && column.facts.some((id) => id === fact);
  });
  const column: ColumnId = holds?.id ?? 'name';
  return { ...problem, column };
}
