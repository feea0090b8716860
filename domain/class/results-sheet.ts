import type { ApplicationStatus, Scores } from '#domain/application/application';
import { type Problem, type Result, refuse } from '#domain/problem';
import {
  type BookEntry,
  type ClassBook,
  namedTwice,
  notInClass,
  ownApplication,
  reasonProblems,
  tooManyPeople,
} from './class-book.ts';
import {
  countedScores,
  isPassed,
  outcomeOf,
  type PassRule,
  passRuleOf,
  readPoints,
  type Sitting,
} from './examination.ts';
import type { ExaminationPractice } from './examination-practice.ts';
import { type ExaminationPart, examinationPartLabel, mostPlaces, type TrainingClass } from './training-class.ts';

/** Points of one person as they were typed; a part that is left out or empty says nothing. */
export interface ResultsRow {
  applicationId: string;
  theory?: string | undefined;
  practice?: string | undefined;
  unifiedOnline?: string | undefined;
}

export interface ResultsSheet {
  sitting: Sitting;
  entries: readonly ResultsRow[];
  reason?: string | undefined;
}

/** As many as one transaction takes: three rows for each person beside those of the class. */
export const mostRows = 30;

/** One who belongs to the class, with how the recorder stands to the application. */
export interface Examinee {
  status: ApplicationStatus;
  own: boolean;
}

export interface Sat {
  trainingClass: TrainingClass;
  /** Of those named: who belongs to the class. */
  examinees: ReadonlyMap<string, Examinee>;
  practice: ExaminationPractice;
}

export interface ResultsChange {
  book: ClassBook;
  /** Those of whom anything is other than before. */
  changed: { applicationId: string; entry: BookEntry }[];
}

const fields = { theory: 'THEORY', practice: 'PRACTICE', unifiedOnline: 'UNIFIED_ONLINE' } as const;
const fieldNames = ['theory', 'practice', 'unifiedOnline'] as const;

/** Why no results can be recorded in this class at all; the notice names no pass mark, so the class must. */
export function passMarksProblem({ examination: { parts, passMarks = {} } }: TrainingClass): Problem | undefined {
  const missing = parts.filter((part) => passMarks[part] === undefined);
  if (missing.length === 0) return undefined;
  const said = missing.map((part) => examinationPartLabel[part]).join('、');
  return {
    code: 'PASS_MARKS_MISSING',
    path: 'examination.passMarks',
    clause: '一(七)',
    message: `通知没有规定合格分数线，本班也没有设定（${said}），不能判定是否培训考核合格；请先在培训班中设定。`,
  };
}

/** The points of up to 30 people at one sitting; everything wrong with any of them is said at once. */
export function resultsRecorded(book: ClassBook, sheet: ResultsSheet, sat: Sat): Result<ResultsChange> {
  if (sheet.entries.length > mostRows) return refuse(tooManyRows);
  const rule = passRuleOf(sat.trainingClass, book, sat.practice);
  const recorded = sheet.entries.map((row, at) =>
    rowRecorded(row, book.entries[row.applicationId], { at, sheet, sat, rule }),
  );
  const corrected = recorded.filter(({ corrects }) => corrects).length;
  const [first, ...others] = [
    ...sheetProblems(sheet, sat),
    ...recorded.flatMap(({ problems }) => problems),
    ...reasonProblems(sheet.reason, corrected > 0 && `有${corrected}人的成绩或结论登记过`),
  ];
  if (first) return refuse(first, ...others);
  const changed = recorded.flatMap(({ applicationId, entry, changes }) => (changes ? [{ applicationId, entry }] : []));
  const entries = { ...book.entries, ...Object.fromEntries(changed.map((each) => [each.applicationId, each.entry])) };
  if (Object.keys(entries).length > mostPlaces) return refuse(tooManyPeople('entries'));
  return { ok: true, value: { book: { entries }, changed } };
}

const tooManyRows: Problem = {
  code: 'TOO_MANY_ROWS',
  path: 'entries',
  message: `一次最多登记${mostRows}人的成绩，请分次登记。`,
};

function sheetProblems({ sitting, entries }: ResultsSheet, { trainingClass }: Sat): Problem[] {
  const path = 'entries';
  const problems: Problem[] = [];
  if (entries.length === 0) problems.push({ code: 'NOBODY_NAMED', path, message: '没有列出任何人的成绩。' });
  if (sitting === 'RESIT' && !trainingClass.examination.resit) {
    problems.push({ code: 'RESIT_NOT_ALLOWED', path: 'sitting', message: '本班没有安排补考。' });
  }
  return problems;
}

interface At {
  at: number;
  sheet: ResultsSheet;
  sat: Sat;
  rule: PassRule;
}

interface RowRecorded {
  applicationId: string;
  entry: BookEntry;
  /** Anything is other than before; what was known is replaced. */
  changes: boolean;
  corrects: boolean;
  problems: Problem[];
}

function rowRecorded(
  row: ResultsRow,
  before: BookEntry = { attendance: {} },
  { at, sheet, sat, rule }: At,
): RowRecorded {
  const { applicationId } = row;
  const kept = { applicationId, entry: before, changes: false, corrects: false };
  const person = personProblems(row, { at, sheet, sat, before });
  if (person.length > 0) return { ...kept, problems: person };
  const { scores, problems } = scoresTyped(row, { at, sheet, sat, rule }, before);
  if (problems.length > 0) return { ...kept, problems };
  const field = sheet.sitting === 'FIRST' ? 'first' : 'resit';
  const earlier = before[field] ?? {};
  const entry = { ...before, ...(Object.keys(scores).length > 0 && { [field]: { ...earlier, ...scores } }) };
  const outcome = outcomeOf(entry, rule) ?? before.outcome;
  const flips = outcome !== before.outcome;
  const given = rule.examination.parts.filter((part) => scores[part] !== undefined);
  if (given.length === 0 && !flips) {
    return { ...kept, problems: [{ code: 'NOTHING_GIVEN', path: `entries.${at}`, message: '没有填写任何成绩。' }] };
  }
  return {
    applicationId,
    entry: { ...entry, ...(outcome && { outcome }) },
    changes: flips || given.some((part) => earlier[part] !== scores[part]),
    // A resit that is recorded for the first time replaces no points, and what follows from it is no correction.
    corrects:
      given.some((part) => earlier[part] !== undefined && earlier[part] !== scores[part]) ||
      (flips && before.outcome !== undefined && given.every((part) => earlier[part] === scores[part])),
    problems: [],
  };
}

function personProblems(
  { applicationId }: ResultsRow,
  { at, sheet, sat, before }: Pick<At, 'at' | 'sheet' | 'sat'> & { before: BookEntry },
): Problem[] {
  const path = `entries.${at}.applicationId`;
  const examinee = sat.examinees.get(applicationId);
  if (!examinee) return [notInClass(path, sat.trainingClass)];
  if (sheet.entries.findIndex((row) => row.applicationId === applicationId) < at) return [namedTwice(path)];
  if (examinee.own) return [ownApplication(path, '登记自己的成绩')];
  if (sheet.sitting === 'RESIT' && before.resit === undefined && examinee.status !== 'FAILED') {
    const message = '只有首次考核不合格的人才能补考，且只补考一次。';
    return [{ code: 'RESIT_NOT_DUE', path, message }];
  }
  return [];
}

/** What was typed, as points; and everything that is none, or that was not to be examined. */
function scoresTyped(row: ResultsRow, on: At, before: BookEntry): { scores: Scores; problems: Problem[] } {
  const scores: Scores = {};
  const problems: Problem[] = [];
  for (const field of fieldNames) {
    const typed = row[field]?.trim() ?? '';
    if (typed === '') continue;
    const problem = partProblem(field, on, before) ?? pointsProblem(typed, `entries.${on.at}.${field}`);
    if (problem) problems.push(problem);
    else scores[fields[field]] = readPoints(typed) ?? 0;
  }
  return { scores, problems };
}

function pointsProblem(typed: string, path: string): Problem | undefined {
  const points = readPoints(typed);
  if (points === undefined) {
    return { code: 'POINTS_UNREADABLE', path, message: '成绩须为0至100的数，最多两位小数；缺考填0。' };
  }
  return points > 100 ? { code: 'POINTS_OUT_OF_RANGE', path, message: '成绩最高100分。' } : undefined;
}

function partProblem(field: keyof typeof fields, { at, sheet, rule }: At, before: BookEntry): Problem | undefined {
  const part: ExaminationPart = fields[field];
  const path = `entries.${at}.${field}`;
  const { parts } = rule.examination;
  if (!parts.includes(part)) {
    const said = parts.map((each) => examinationPartLabel[each]).join('、');
    const clause = parts.includes('UNIFIED_ONLINE') ? '二(四)' : '一(四)';
    return {
      code: 'PART_NOT_EXAMINED',
      path,
      clause,
      message: `本班只考核${said}，没有${examinationPartLabel[part]}。`,
    };
  }
  const covered = sheet.sitting === 'FIRST' || rule.resitCovers === 'ALL_PARTS';
  if (covered || !isPassed(part, countedScores({ first: before.first }, rule), rule)) return undefined;
  return { code: 'PART_ALREADY_PASSED', path, message: `${examinationPartLabel[part]}首次考核已经合格，不需要补考。` };
}
