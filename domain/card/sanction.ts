import { Category } from '#domain/category';
import { dayAfter } from '#domain/day';
import { type Problem, type Result, refuse } from '#domain/problem';
import type { Card, Sanction } from './card.ts';

export type SanctionKind = Sanction['kind'];

export const sanctionKindLabel: Record<SanctionKind, string> = {
  SUSPENDED: '暂停使用',
  REVOKED: '取消资格',
  REVOKED_FOR_GOOD: '永久取消资格',
};

interface Ground {
  label: string;
  clause: string;
  /** What it may lead to. */
  kinds: readonly SanctionKind[];
}

/**
 * On what grounds the province acts on a card (三(三)): a closed list. The notice knows two steps, 取消 and, 情节严重,
 * 永久取消; a suspension takes nothing away and only holds a card back while something is looked into.
 */
export const sanctionGrounds = {
  UNDER_INVESTIGATION: { label: '有问题报告，正在调查核实', clause: '三(二)', kinds: ['SUSPENDED'] },
  DUTY_NOT_PERFORMED: { label: '不正确履行工作任务', clause: '三(三)', kinds: ['SUSPENDED', 'REVOKED'] },
  DUTY_GRAVELY_NOT_PERFORMED: { label: '不正确履行工作任务，情节严重', clause: '三(三)', kinds: ['REVOKED_FOR_GOOD'] },
  CARD_LENT: {
    label: '证卡交由他人使用，人证不符',
    clause: '三(二)',
    kinds: ['SUSPENDED', 'REVOKED', 'REVOKED_FOR_GOOD'],
  },
  RULES_BROKEN: {
    label: '违反技能人才评价考评员守则和相关规章制度',
    clause: '一(三)2',
    kinds: ['SUSPENDED', 'REVOKED', 'REVOKED_FOR_GOOD'],
  },
  FALSE_DATA: { label: '申报时提供虚假资料', clause: '附件1 承诺声明', kinds: ['REVOKED', 'REVOKED_FOR_GOOD'] },
  OWN_WISH: { label: '本人申请退出', clause: '三(三)', kinds: ['REVOKED'] },
} as const satisfies Record<string, Ground>;

const grounds = new Map<string, Ground>(Object.entries(sanctionGrounds));

export function findGround(code: string): Ground | undefined {
  return grounds.get(code);
}

/** 三(三): 永久取消考评或督导资格 reaches all that assess, or those who supervise, unless the decision names others. */
export function familyOf(category: Category): Category[] {
  if (category === 'QUALITY_SUPERVISOR') return [category];
  return Category.options.filter((each) => each !== 'QUALITY_SUPERVISOR');
}

/** The revocation, whenever it takes effect: the one for good, where there are both. */
export function revocationOf({ sanctions }: Pick<Card, 'sanctions'>): Sanction | undefined {
  return sanctions.find(({ kind }) => kind === 'REVOKED_FOR_GOOD') ?? sanctions.find(({ kind }) => kind === 'REVOKED');
}

/** What suspends it on this day, both of its days included; without a last day it goes on until it is lifted. */
export function suspensionOn({ sanctions }: Pick<Card, 'sanctions'>, day: string): Sanction | undefined {
  return sanctions.find((each) => each.kind === 'SUSPENDED' && each.from <= day && day <= lastDayOf(each));
}

function lastDayOf({ until }: Pick<Sanction, 'until'>): string {
  return until ?? '9999-12-31';
}

/** A decision of the province, its days and words already read. */
export interface SanctionDecision {
  kind: SanctionKind;
  ground: string;
  from: string;
  until?: string | undefined;
  categories?: readonly Category[] | undefined;
}

/** Days ahead for which something may be decided. */
const mostDaysAhead = 366;

/** What is wrong with the decision itself and with this card for it, everything at once. */
export function sanctionProblems(card: Card, decision: SanctionDecision, today: string): Problem[] {
  return [...groundProblems(decision), ...dayProblems(card, decision, today), ...standingProblems(card, decision)];
}

function groundProblems({ kind, ground: code, categories }: SanctionDecision): Problem[] {
  const problems: Problem[] = [];
  const ground = findGround(code);
  const clause = '三(三)';
  if (!ground) problems.push({ code: 'UNKNOWN_GROUND', path: 'ground', clause, message: '没有这一项处理事由。' });
  else if (!ground.kinds.includes(kind)) {
    const may = ground.kinds.map((each) => sanctionKindLabel[each]).join('、');
    const message = `“${ground.label}”只能${may}。`;
    problems.push({ code: 'GROUND_DOES_NOT_FIT', path: 'ground', clause: ground.clause, message });
  }
  if (categories && kind !== 'REVOKED_FOR_GOOD') {
    const message = '只有永久取消资格才写明不得再申报的类别。';
    problems.push({ code: 'CATEGORIES_NOT_ALLOWED', path: 'categories', clause, message });
  } else if (categories?.length === 0) {
    const message = '永久取消资格至少要有一个不得再申报的类别。';
    problems.push({ code: 'CATEGORIES_MISSING', path: 'categories', clause, message });
  }
  return problems;
}

function dayProblems(card: Card, { kind, from, until }: SanctionDecision, today: string): Problem[] {
  const problems: Problem[] = [];
  const first = card.periods[0]?.from ?? from;
  if (from < first) {
    problems.push({ code: 'BEFORE_THE_CARD', path: 'from', message: `这张证卡${first}才生效，处理不能早于这一天。` });
  }
  const latest = kind === 'SUSPENDED' ? dayAfter(today, mostDaysAhead) : today;
  if (from > latest) {
    const message = kind === 'SUSPENDED' ? '暂停最多提前一年决定。' : '取消资格的日期不能晚于今天。';
    problems.push({ code: 'DAY_IN_FUTURE', path: 'from', message });
  }
  if (until === undefined) return problems;
  if (kind !== 'SUSPENDED') {
    problems.push({ code: 'UNTIL_NOT_ALLOWED', path: 'until', message: '只有暂停才有截止日期。' });
  } else if (until < from) {
    problems.push({ code: 'UNTIL_BEFORE_FROM', path: 'until', message: '暂停的截止日期不能早于开始日期。' });
  }
  return problems;
}

function standingProblems(card: Card, { kind, from, until }: SanctionDecision): Problem[] {
  const revocation = revocationOf(card);
  if (revocation && (revocation.kind === 'REVOKED_FOR_GOOD' || kind !== 'REVOKED_FOR_GOOD')) {
    const message = `这张证卡已于${revocation.from}${sanctionKindLabel[revocation.kind]}。`;
    return [{ code: 'ALREADY_REVOKED', path: 'number', clause: revocation.clause, message }];
  }
  const last = lastDayOf({ until });
  const other = card.sanctions.find(
    (each) => each.kind === 'SUSPENDED' && each.from <= last && from <= lastDayOf(each) && each.from <= lastDayOf(each),
  );
  if (kind !== 'SUSPENDED' || !other) return [];
  const message = `这张证卡${other.from}起已暂停使用，两次暂停的日期不能重叠。`;
  return [{ code: 'ALREADY_SUSPENDED', path: 'from', clause: other.clause, message }];
}

/** The card under this decision; its assignments on those days are none any more. */
export function sanctioned(
  card: Card,
  { kind, ground, from, until, categories }: SanctionDecision,
  { at, by }: Pick<Sanction, 'at' | 'by'>,
): Card {
  const clause = findGround(ground)?.clause ?? '三(三)';
  const sanction: Sanction = {
    ...{ id: String(card.sanctions.length + 1), kind, clause, ground, from, at, by },
    ...(until !== undefined && { until }),
    ...(kind === 'REVOKED_FOR_GOOD' && { categories: [...(categories ?? familyOf(card.category))] }),
  };
  const last = kind === 'SUSPENDED' ? lastDayOf({ until }) : '9999-12-31';
  const assignments = card.assignments.map((each) =>
    each.on >= from && each.on <= last ? { ...each, status: 'CANCELLED' as const } : each,
  );
  return { ...card, sanctions: [...card.sanctions, sanction], assignments };
}

/** Panels whose assignment of this card the sanction has cancelled. */
export function panelsLost(before: Card, after: Card): string[] {
  const held = new Set(before.assignments.filter(({ status }) => status === 'ASSIGNED').map(({ panelId }) => panelId));
  return after.assignments
    .filter(({ panelId, status }) => status === 'CANCELLED' && held.has(panelId))
    .map(({ panelId }) => panelId);
}

/** Good again from this day on. Assignments that were cancelled stay so: others may have been sent instead. */
export function lifted(card: Card, from: string, today: string): Result<Card> {
  const clause = '三(三)';
  const open = card.sanctions.find(
    (each) => each.kind === 'SUSPENDED' && from <= lastDayOf(each) && !isOver(each, today),
  );
  if (!open) {
    return refuse({ code: 'NOT_SUSPENDED', path: 'number', clause, message: '这张证卡没有可以恢复的暂停。' });
  }
  if (from < today) {
    const message = '恢复使用的日期不能早于今天：已经过去的暂停不能改写。';
    return refuse({ code: 'DAY_IN_PAST', path: 'from', clause, message });
  }
  const until = dayAfter(from, -1);
  const sanctions = card.sanctions.map((each) => (each === open ? { ...each, until } : each));
  return { ok: true, value: { ...card, sanctions } };
}

function isOver(sanction: Sanction, today: string): boolean {
  return lastDayOf(sanction) < today;
}
