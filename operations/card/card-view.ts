import * as z from 'zod';
import { Assignment, Card, type CardKind, Sanction } from '#domain/card/card';
import { timesOnRecord } from '#domain/card/panel-check';
import { lastDayOf, renewalProblem, renewalWindow } from '#domain/card/renewal';
import { Verdict, verify } from '#domain/card/verification';
import { shanghaiDay } from '#domain/day';
import { Problem } from '#domain/problem';
import type { Deps } from '#operations/deps';
import { CardWork, workOn } from '#store/cards';

const { number, version, kind, category, reviewCentre, maker, applicationId, issuedAt } = Card.shape;
const { periods, occupations } = Card.shape;
const { by: _by, ...sanction } = Sanction.shape;

export const cardKindLabel: Record<CardKind, string> = {
  ASSESSOR: '考评员证卡',
  SENIOR_ASSESSOR: '高级考评员证卡',
  SPECIAL_ABILITY_ASSESSOR: '专项职业能力考核考评员证卡',
  QUALITY_SUPERVISOR: '质量督导员证卡',
};

export const cardWorkLabel: Record<CardWork, string> = {
  NUMBERED: '已生成证卡号，待制作',
  PRODUCED: '已制作，待发放',
  HANDED_OUT: '已发放',
  REVOKED: '资格已取消，不再制作发放',
};

/** A card as its holder and its offices see it; whose it is stands in the sealed part and is read apart. */
export const CardView = z.object({
  ...{ number, version, kind, category, reviewCentre, maker, applicationId, issuedAt, periods, occupations },
  /** What it is today. */
  standing: Verdict,
  work: CardWork,
  producedAt: z.optional(z.string()),
  handedOutOn: z.optional(z.string()),
  sanctions: z.array(z.object(sanction)),
  /** Examinations that the holder is still to go to. */
  upcoming: z.array(Assignment),
  /** 复核: from which day to which it may be applied for, and why not today. */
  renewal: z.object({ opens: z.string(), closes: z.string(), problem: z.optional(Problem) }),
  /** 考评经历: how many of past days the holder was assigned to. */
  assessmentsOnRecord: z.number(),
  /** 督导经历, likewise. */
  supervisionsOnRecord: z.number(),
});
export type CardView = z.infer<typeof CardView>;

export function cardView({ practice }: Pick<Deps, 'practice'>, card: Card, now: Date): CardView {
  const today = shanghaiDay(now);
  const { renewal } = practice.cards;
  const problem = renewalProblem(card, today, renewal);
  return CardView.parse({
    ...card,
    standing: verify({ ...card, items: [] }, { on: today }).verdict,
    upcoming: card.assignments.filter(({ status, on }) => status === 'ASSIGNED' && today <= on),
    assessmentsOnRecord: timesOnRecord(card.assignments, today, 'ASSESS'),
    supervisionsOnRecord: timesOnRecord(card.assignments, today, 'SUPERVISE'),
    renewal: { ...renewalWindow(lastDayOf(card), renewal), ...(problem && { problem }) },
    work: workOn(card),
    ...(card.produced && { producedAt: card.produced.at }),
    ...(card.handedOut && { handedOutOn: card.handedOut.on }),
  });
}
