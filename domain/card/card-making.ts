import { dayAfter, shanghaiDay } from '#domain/day';
import type { Problem, Result } from '#domain/problem';
import { refuse } from '#domain/problem';
import type { Card } from './card.ts';
import { revocationOf, suspensionOn } from './sanction.ts';

/** As many cards as are made or handed out in one go. */
export const mostCards = 30;

/** 一(七): 制作. Of a card that was revoked meanwhile nothing is made any more. */
export function produced(card: Card, { at, by }: { at: string; by: string }): Result<Card> {
  if (card.produced) {
    const message = `证卡${card.number}已制作。`;
    return refuse({ code: 'ALREADY_PRODUCED', clause: '一(七)', message });
  }
  const revoked = revokedProblem(card);
  if (revoked) return refuse(revoked);
  return { ok: true, value: { ...card, produced: { at, by } } };
}

/** 一(七): 发放, on a day from that of the making on, not later than today. */
export function handedOut(card: Card, { on, at, by }: { on: string; at: string; by: string }): Result<Card> {
  const clause = '一(七)';
  const { number } = card;
  const problems: Problem[] = [];
  if (card.handedOut) {
    problems.push({ code: 'ALREADY_HANDED_OUT', clause, message: `证卡${number}已于${card.handedOut.on}发放。` });
  } else if (!card.produced) {
    problems.push({ code: 'NOT_PRODUCED', clause, message: `证卡${number}还没有制作，不能发放。` });
  } else if (on < shanghaiDay(new Date(card.produced.at))) {
    problems.push({ code: 'BEFORE_PRODUCTION', clause, message: `证卡${number}在${on}还没有制作，发放日期不对。` });
  }
  const revoked = revokedProblem(card);
  if (revoked) problems.push(revoked);
  else if (suspensionOn(card, on)) {
    const message = `证卡${number}在${on}处于暂停使用期，恢复后再发放。`;
    problems.push({ code: 'CARD_SUSPENDED', clause: '三(三)', message });
  }
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  return { ok: true, value: { ...card, handedOut: { on, at, by } } };
}

export function handOutDayProblem(on: string, today: string): Problem | undefined {
  if (on < dayAfter(today)) return undefined;
  return { code: 'DAY_IN_FUTURE', path: 'on', message: '发放日期不能晚于今天。' };
}

function revokedProblem(card: Card): Problem | undefined {
  const revocation = revocationOf(card);
  if (!revocation) return undefined;
  const message = `证卡${card.number}的资格已被取消，不再制作发放。`;
  return { code: 'CARD_REVOKED', clause: revocation.clause, message };
}
