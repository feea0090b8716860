import type { Application } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import { dayAfter, shanghaiDay } from '#domain/day';
import type { Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { Problem } from '#domain/problem';
import type { Card } from './card.ts';
import { occupationsOn } from './card-issue.ts';
import { lastDay } from './card-period.ts';
import type { CardPractice } from './card-practice.ts';
import { revocationOf, suspensionOn } from './sanction.ts';

/** The notice knows 复核 by the name of its list alone; conditions and window are a matter of practice. */
const clause = '附件3';

/** As many as one transaction takes, 4 MB, however long their applications are and however often the cards were used. */
export const mostRenewals = 20;

/** The last day for which a card is good so far. */
export function lastDayOf({ periods }: Pick<Card, 'periods'>): string {
  return periods.at(-1)?.until ?? '';
}

/** Why nobody can extend this card on this day, whenever they began to. */
export function extensionProblem(card: Card, today: string): Problem | undefined {
  const revocation = revocationOf(card);
  if (revocation) {
    const message = '这张证卡的资格已被取消，不能复核。';
    return { code: 'CARD_REVOKED', path: 'number', clause: revocation.clause, message };
  }
  const suspension = suspensionOn(card, today);
  if (!suspension) return undefined;
  const message = `这张证卡${suspension.from}起暂停使用，恢复后才能复核。`;
  return { code: 'CARD_SUSPENDED', path: 'number', clause: suspension.clause, message };
}

/** The days on which its holder may apply to have it extended, both included. */
export function renewalWindow(until: string, practice: CardPractice['renewal']): { opens: string; closes: string } {
  return { opens: dayAfter(until, -practice.opensDaysBefore), closes: dayAfter(until, practice.closesDaysAfter) };
}

/** Why its holder cannot apply to have it extended on this day; both ends of the window are included. */
export function renewalProblem(card: Card, today: string, practice: CardPractice['renewal']): Problem | undefined {
  return extensionProblem(card, today) ?? windowProblem(lastDayOf(card), today, practice);
}

function windowProblem(until: string, today: string, practice: CardPractice['renewal']): Problem | undefined {
  const { opens, closes } = renewalWindow(until, practice);
  if (today < opens) {
    const message = `这张证卡有效期到${until}，${opens}起才能申请复核。`;
    return { code: 'RENEWAL_NOT_OPEN', path: 'number', clause, message };
  }
  if (today <= closes) return undefined;
  const message = `这张证卡已于${until}过期，复核申请${closes}截止，请重新申报。`;
  return { code: 'RENEWAL_CLOSED', path: 'number', clause, message };
}

/** Why a 复核 that was begun in time cannot be handed in now; what was returned may be, after the window too. */
export function handingInProblem(
  { kind, status, renewsAfter = '' }: Pick<Application, 'kind' | 'status' | 'renewsAfter'>,
  { now, practice }: { now: Date; practice: CardPractice['renewal'] },
): Problem | undefined {
  return kind === 'RENEWAL' && status === 'DRAFT' ? windowProblem(renewsAfter, shanghaiDay(now), practice) : undefined;
}

/** The newest version of the rules under which the card was applied for: `assessor@2024-11` → `assessor@…`. */
export function newestRules(ruleSets: readonly RuleSet[], { ruleSetId, category }: Application): RuleSet | undefined {
  const name = ruleSetId.split('@', 1)[0];
  return ruleSets.find(({ id }) => id.split('@', 1)[0] === name) ?? ruleSets.find((each) => each.category === category);
}

/** What the holder need not say again: every earlier answer that the new rules and the form still ask for. */
export function prefilled(earlier: Facts, ruleSet: RuleSet): Facts {
  const asked = new Set(applicationFacts(ruleSet).map(({ id }) => id));
  return Object.fromEntries(Object.entries(earlier).filter(([id]) => asked.has(id)));
}

/**
 * Where the person has one live application: the class, or for 复核 the card and the period that it shall follow, so that a
 * card has one under way at a time and the next one, years later, is another.
 */
export function livePlace({ kind, renews, renewsAfter, trainingClass }: Application): string {
  if (kind === 'RENEWAL' && renews !== undefined) return `renewal ${renews} ${renewsAfter ?? ''}`;
  return trainingClass?.id ?? '';
}

/** Without a class, unless practice wants one: 附件3 lists 培训 and 复核 side by side. */
export function needsClass({ kind }: Pick<Application, 'kind'>, needsTraining = false): boolean {
  return kind === 'NEW' || needsTraining;
}

/** Why this application takes no place in a class: only an operator's practice sends a 复核 there. */
export function placelessProblem(application: Pick<Application, 'kind'>, needsTraining = false): Problem | undefined {
  if (needsClass(application, needsTraining)) return undefined;
  const message = '复核不需要参加培训班，审核合格后由省职鉴中心换发证卡。';
  return { code: 'RENEWAL_NEEDS_NO_CLASS', path: 'applicationId', clause, message };
}

/** Why this 复核 does not extend the card now; paths within the application. */
export function renewingProblems(
  application: Application,
  card: Card | undefined,
  { today, needsTraining }: { today: string; needsTraining: boolean },
): Problem[] {
  const { kind, status, renewsAfter, person, enrolment } = application;
  if (kind !== 'RENEWAL' || !card) return [{ code: 'NOT_A_RENEWAL', clause, message: '这份申报不是复核申报。' }];
  const ready = needsTraining ? ['PASSED'] : ['QUALIFIED', 'PASSED'];
  if (!ready.includes(status)) {
    const message = needsTraining ? '复核人员还没有培训考核合格。' : '复核申报还没有审核合格。';
    return [{ code: 'NOT_READY', clause, message }];
  }
  const problems: Problem[] = [];
  if (status === 'QUALIFIED' && enrolment) {
    const message = '复核人员还在培训班候补，退出培训班后才能换发。';
    problems.push({ code: 'LEAVE_CLASS_FIRST', clause, message });
  }
  if (renewsAfter !== lastDayOf(card)) {
    problems.push({ code: 'ALREADY_RENEWED', clause, message: `证卡${card.number}已经复核换发。` });
  }
  if (person?.hash !== card.personHash) {
    problems.push({ code: 'OTHER_PERSON', clause: '三(二)', message: '复核申报的身份证号与证卡不符（人证不符）。' });
  }
  const barred = extensionProblem(card, today);
  if (barred)
    problems.push({ code: barred.code, message: barred.message, ...(barred.clause && { clause: barred.clause }) });
  return problems;
}

/**
 * The same number for another period, from the day after the last one, or from today where that has passed; with what was
 * found right at the 复核. 复核换证: it is made and handed out anew.
 */
export function renewed(
  card: Card,
  application: Application,
  { today, years }: { today: string; years: CardPractice['years'] },
): Card {
  const next = dayAfter(lastDayOf(card));
  const from = next > today ? next : today;
  const { produced: _, handedOut: _handedOut, expiryAnnounced: _announced, ...rest } = card;
  const { id: applicationId, agency, person } = application;
  return {
    ...rest,
    nameHash: person?.nameHash ?? card.nameHash,
    ...(agency && { agency: agency.id }),
    occupations: occupationsOn(application),
    periods: [...card.periods, { from, until: lastDay(from, years[card.kind]), applicationId }],
  };
}
