import * as z from 'zod';
import { Category, categoryLabel } from '#domain/category';
import { type Problem, type Result, refuse } from '#domain/problem';

/**
 * A city's written request (书面申请, 一(二)2): a city that cannot hold its classes asks the province to take its people into the
 * provincial classes of the same year. Once granted it stays so; after a refusal the city may ask again.
 */
export const CityRequestStatus = z.enum(['REQUESTED', 'GRANTED', 'REFUSED']);
export type CityRequestStatus = z.infer<typeof CityRequestStatus>;

export const cityRequestStatusLabel: Record<CityRequestStatus, string> = {
  REQUESTED: '等待省职鉴中心答复',
  GRANTED: '已同意',
  REFUSED: '未同意',
};

export const CityRequestDecision = z.enum(['GRANT', 'REFUSE']);
export type CityRequestDecision = z.infer<typeof CityRequestDecision>;

export const cityRequestDecisionLabel: Record<CityRequestDecision, string> = { GRANT: '同意', REFUSE: '不同意' };

/** `by` refers to a person without naming one. */
export const CityRequest = z.object({
  /** Counted from 1 within its city and year. */
  number: z.number(),
  categories: z.array(Category),
  status: CityRequestStatus,
  requested: z.object({ at: z.string(), by: z.string() }),
  decided: z.optional(z.object({ at: z.string(), by: z.string() })),
});
export type CityRequest = z.infer<typeof CityRequest>;

/** What a city asked of the province for one year, and what of it was granted. */
export const CityRequests = z.object({
  city: z.string(),
  year: z.number(),
  requests: z.array(CityRequest),
  granted: z.array(Category),
});
export type CityRequests = z.infer<typeof CityRequests>;

export const noRequests = (city: string, year: number): CityRequests => ({ city, year, requests: [], granted: [] });

export const requestClause = '一(二)2';
const shortestWords = 4;
const longestWords = 500;
/** More than any year needs; one row holds them all. */
const mostInAYear = 20;

interface Asked {
  categories: readonly Category[];
  words: string;
  by: string;
}

interface RequestContext {
  at: string;
  /** Year in Asia/Shanghai. */
  thisYear: number;
  /** For which categories cities hold classes: all others are the province's anyhow. */
  cityClasses: readonly Category[];
}

/** Another request of this city and year; everything wrong with it at once. */
export function requested(
  before: CityRequests,
  { categories, words, by }: Asked,
  { at, thisYear, cityClasses }: RequestContext,
): Result<{ requests: CityRequests; number: number }> {
  const wanted = [...new Set(categories)];
  const [first, ...others] = [
    ...yearProblems(before.year, thisYear),
    ...(wanted.length === 0 ? [noCategory] : []),
    ...wanted.flatMap((category, index) => categoryProblems(before, { category, index, cityClasses })),
    ...wordsProblems(words, shortestWords),
    ...(before.requests.length < mostInAYear ? [] : [tooMany]),
  ];
  if (first) return refuse(first, ...others);
  const number = before.requests.length + 1;
  const request: CityRequest = { number, categories: wanted, status: 'REQUESTED', requested: { at, by } };
  return { ok: true, value: { requests: { ...before, requests: [...before.requests, request] }, number } };
}

function yearProblems(year: number, thisYear: number): Problem[] {
  // 本年度: the plan of the next year is published before that year begins.
  if (year === thisYear || year === thisYear + 1) return [];
  const message = `只能申请参加${thisYear}年或${thisYear + 1}年省职鉴中心组织的培训班。`;
  return [{ code: 'YEAR_NOT_OPEN', path: 'year', clause: requestClause, message }];
}

function categoryProblems(
  { requests }: CityRequests,
  { category, index, cityClasses }: { category: Category; index: number; cityClasses: readonly Category[] },
): Problem[] {
  const path = `categories.${index}`;
  const clause = requestClause;
  const label = categoryLabel[category];
  if (!cityClasses.includes(category)) {
    const message = `${label}培训班本来就由省职鉴中心组织，不需要申请。`;
    return [{ code: 'ALREADY_PROVINCIAL', path, clause, message }];
  }
  const live = requests.find(({ categories, status }) => status !== 'REFUSED' && categories.includes(category));
  if (!live) return [];
  const message = `${label}本年度的申请${live.status === 'GRANTED' ? '已经获得同意' : '正在等待答复'}，不能重复申请。`;
  return [{ code: 'REQUEST_LIVE', path, clause, message }];
}

function wordsProblems(words: string, least: number): Problem[] {
  const length = [...words.trim()].length;
  if (length >= least && length <= longestWords) return [];
  const message = `请说明理由（${shortestWords}至${longestWords}字）。`;
  return [{ code: length < least ? 'WORDS_TOO_SHORT' : 'WORDS_TOO_LONG', path: 'words', message }];
}

const noCategory: Problem = {
  ...{ code: 'NO_CATEGORY', path: 'categories', clause: requestClause },
  message: '请至少选择一个培训类别。',
};
const tooMany: Problem = {
  ...{ code: 'TOO_MANY_REQUESTS', path: 'year' },
  message: `一个市（州）一年最多申请${mostInAYear}次，请与省职鉴中心联系。`,
};

/** The province's answer: a refusal says why; nobody answers what they asked themselves. */
export function decided(
  before: CityRequests,
  number: number,
  { decision, words, by, at }: { decision: CityRequestDecision; words: string; by: string; at: string },
): Result<CityRequests> {
  const request = before.requests.find((each) => each.number === number);
  if (!request) return refuse({ code: 'NO_REQUEST', path: 'requestId', message: '没有这份申请。' });
  const [first, ...others] = [
    ...(request.status === 'REQUESTED' ? [] : [alreadyDecided(request)]),
    ...(request.requested.by === by ? [ownRequest] : []),
    ...wordsProblems(words, decision === 'REFUSE' ? shortestWords : 0),
  ];
  if (first) return refuse(first, ...others);
  const status = decision === 'GRANT' ? 'GRANTED' : 'REFUSED';
  const requests = before.requests.map((each) =>
    each.number === number ? ({ ...each, status, decided: { at, by } } as const) : each,
  );
  return { ok: true, value: { ...before, requests, granted: grantedOf(requests) } };
}

/** For which categories the city's people may join the provincial classes of that year. */
export function grantedOf(requests: readonly CityRequest[]): Category[] {
  const granted = requests.filter(({ status }) => status === 'GRANTED').flatMap(({ categories }) => categories);
  return [...new Set(granted)].sort();
}

function alreadyDecided({ status }: CityRequest): Problem {
  const message = `这份申请已经答复过（${cityRequestStatusLabel[status]}）。`;
  return { code: 'ALREADY_DECIDED', path: 'requestId', message };
}

const ownRequest: Problem = {
  ...{ code: 'OWN_REQUEST', path: 'requestId' },
  message: '不能答复自己提出的申请，请由省职鉴中心的其他人员办理。',
};

/** `510700-2026-1`: the city, the year and the number say all. */
export function cityRequestId({ city, year }: Pick<CityRequests, 'city' | 'year'>, number: number): string {
  return `${city}-${year}-${number}`;
}

export function readCityRequestId(id: string): { city: string; year: number; number: number } | undefined {
  const [, city = '', year, number] = /^(\d{6})-(\d{4})-(\d{1,2})$/.exec(id) ?? [];
  return year === undefined ? undefined : { city, year: Number(year), number: Number(number) };
}
