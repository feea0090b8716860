import type { Application } from '#domain/application/application';
import type { PassList } from '#domain/class/pass-list';
import { codeOf } from '#domain/occupations';
import { type Problem, type Result, refuse } from '#domain/problem';
import { provinceCode } from '#domain/vocabulary/place';
import { type Card, cardKindOf } from './card.ts';
import { type CardNumbering, cardNumber, type Series, seriesName } from './card-number.ts';
import { lastDay } from './card-period.ts';
import type { CardPractice } from './card-practice.ts';

/** As many people as one transaction takes: a card, an application and its event for each. */
export const mostInChunk = 30;

/** Why an entry of a signed list gets no number, though the list itself is never changed. */
export const skipLabel = {
  NOT_FOUND: '没有这份申报',
  NOT_PASSED: '名单签发后申报状态已变，不再是培训考核合格',
  RENEWAL: '复核申报沿用原证卡号，请办理复核换发',
} as const;
export type SkipCode = keyof typeof skipLabel;

export interface Issued {
  numbered: { application: Application; number: string }[];
  skipped: { applicationId: string; code: SkipCode }[];
  /** The last serial of each series, afterwards. */
  last: Record<string, number>;
}

/** The next entries of a list that nobody has settled yet, with their applications as they stand. */
export interface Chunk {
  entries: readonly { applicationId: string; application: Application | undefined }[];
  kind: Series['kind'];
  year: number;
  last: Readonly<Record<string, number>>;
}

/**
 * 一(七): numbers in the order of the list, each the next one of its series. Who is not PASSED any more is passed over and
 * uses up no number. Where a series is full the chunk ends before that person; it is refused where that is the first one.
 */
export function issueChunk({ entries, kind, year, last: before }: Chunk, numbering: CardNumbering): Result<Issued> {
  const issued: Issued = { numbered: [], skipped: [], last: { ...before } };
  for (const { applicationId, application } of entries) {
    const code = skipCode(application);
    if (code !== undefined || !application) {
      issued.skipped.push({ applicationId, code: code ?? 'NOT_FOUND' });
      continue;
    }
    const series = { kind, year, centre: application.routing?.reviewCentre ?? provinceCode };
    const name = seriesName(numbering, series);
    const serial = (issued.last[name] ?? 0) + 1;
    const number = cardNumber(numbering, series, serial);
    if (!number.ok && issued.numbered.length + issued.skipped.length === 0) return number;
    if (!number.ok) break;
    issued.numbered.push({ application, number: number.value });
    issued.last[name] = serial;
  }
  return { ok: true, value: issued };
}

function skipCode(application: Application | undefined): SkipCode | undefined {
  if (!application) return 'NOT_FOUND';
  if (application.status !== 'PASSED') return 'NOT_PASSED';
  return application.kind === 'RENEWAL' ? 'RENEWAL' : undefined;
}

/** Why nothing more of a list can be numbered; undefined while there is something. */
export function numberingProblem({ entries }: Pick<PassList, 'entries'>, done: number): Problem | undefined {
  if (done < entries.length) return undefined;
  const message = entries.length === 0 ? '名单上没有合格人员，无需生成证卡号。' : '这份名单的证卡号已全部生成。';
  return { code: 'ALREADY_DONE', path: 'passListId', clause: '一(七)', message };
}

/** A card on the day on which it gets its number. */
export function issuedCard(
  { application, number }: Issued['numbered'][number],
  { passListId, on, at, years }: { passListId: string; on: string; at: string; years: CardPractice['years'] },
): Result<Card> {
  const { category, routing, person, agency, owner } = application;
  if (!routing || !person) {
    return refuse({ code: 'NEVER_SUBMITTED', path: 'passListId', message: '名单里有一份没有提交过的申报。' });
  }
  const kind = cardKindOf(category);
  const card: Card = {
    ...{ number, version: 1, kind, category, reviewCentre: routing.reviewCentre, maker: routing.cardMaker },
    ...{ applicationId: application.id, passListId, personHash: person.hash, nameHash: person.nameHash },
    ...(agency && { agency: agency.id }),
    ...(owner !== undefined && { owner }),
    occupations: occupationsOn(application),
    issuedAt: at,
    periods: [{ from: on, until: lastDay(on, years[kind]), applicationId: application.id }],
    ...{ sanctions: [], assignments: [] },
  };
  return { ok: true, value: card };
}

/** Codes of 职业分类大典; 专项 projects have none, and supervisors supervise whatever is assessed. */
export function occupationsOn({ category, facts }: Pick<Application, 'category' | 'facts'>): string[] {
  if (category === 'SPECIAL_ABILITY_ASSESSOR' || category === 'QUALITY_SUPERVISOR') return [];
  return [...new Set(itemsOn({ category, facts }).map(codeOf))];
}

/** Occupations with their 工种, or projects, as the holder wrote them. */
export function itemsOn({ category, facts }: Pick<Application, 'category' | 'facts'>): string[] {
  if (category === 'QUALITY_SUPERVISOR') return [];
  const items = category === 'SPECIAL_ABILITY_ASSESSOR' ? facts.projects : facts.occupations;
  return Array.isArray(items) ? [...items] : [];
}
