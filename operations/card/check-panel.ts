import * as z from 'zod';
import { PanelTask } from '#domain/card/card';
import { readCardNumber } from '#domain/card/card-number';
import { mostMembers } from '#domain/card/panel';
import {
  avoidanceNote,
  type Candidate,
  type Examination,
  judgePanel,
  type PanelJudgement,
  tooLarge,
} from '#domain/card/panel-check';
import { ok, type Problem, type Result, refuse, refuseAll } from '#domain/problem';
import { SkillLevel } from '#domain/vocabulary/skill-level';
import type { Deps } from '#operations/deps';
import { allows } from '#operations/permission';
import { forbidden, type Refused, refused, unauthenticated } from '#operations/refusal';
import { cardRef } from '#store/cards';
import { type Ref, read, type Snapshot } from '#store/read';
import { type Checker, countMembers, type RateLimited } from './check-budget.ts';
import { cardOf, readName } from './verify-card.ts';

/** An examination and the people for it, as typed: their cards' numbers and their names. */
export const PanelInput = z.object({
  /** Absent: to assess. */
  task: z.optional(PanelTask),
  on: z.string(),
  /** To supervise it may be absent: whatever is examined that day. */
  occupation: z.optional(z.string()),
  level: z.optional(SkillLevel),
  members: z.array(z.object({ cardNumber: z.string(), name: z.string() })),
});
export type PanelInput = z.infer<typeof PanelInput>;

export interface PanelCheck extends PanelJudgement {
  task: PanelTask;
  on: string;
  occupation: string;
  level: SkillLevel;
  /** Nothing stands in the way of anybody, nor of the panel as a whole. */
  allowed: boolean;
  note: string;
}

export type CheckPanelOutcome = { ok: true; value: PanelCheck } | Refused | RateLimited;

/**
 * Whether these people may assess or supervise together on that day: for each the checks of 三(二) by the very function that
 * answers the public, and what a card of that kind is good for. All cards are one read, whatever their number.
 */
export async function checkPanel(deps: Deps, checker: Checker, input: PanelInput): Promise<CheckPanelOutcome> {
  const { actor } = checker;
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'checkPanel')) return forbidden;
  const asked = await readPanel(input, deps);
  if (!asked.ok) return refused('VALIDATION', ...asked.problems);
  const { members, ...examination } = asked.value;
  const counting = members.length === 0 ? undefined : countMembers(deps, checker, members.length);
  const [limited, snapshot] = await Promise.all([counting, read(deps.store, memberRefs(input))]);
  if (limited) return limited;
  const judged = judgePanel(examination, await candidates(deps, snapshot, asked.value), deps.practice.panels);
  const allowed = [judged, ...judged.members].every(({ problems }) => problems.length === 0);
  const { task, on, assessed, level } = examination;
  return { ok: true, value: { ...judged, task, on, occupation: assessed.label, level, allowed, note: avoidanceNote } };
}

/** What was asked, understood. */
export interface AskedPanel extends Examination {
  members: { cardNumber: string; name: string }[];
}

/** Everything that is wrong with what was typed, at once. */
export async function readPanel(input: PanelInput, deps: Pick<Deps, 'now'>): Promise<Result<AskedPanel>> {
  // Understanding words needs much code, which is loaded when it is first needed.
  const { readExamination } = await import('./read-examination.ts');
  const examination = readExamination(input, deps);
  const size = withinReach(input.members.length);
  const members = size.ok ? input.members.map(readMember) : [];
  if (!examination.ok || !size.ok || members.some((member) => !member.ok)) {
    return refuseAll([examination, size, ...members]);
  }
  const holders = members.flatMap((member) => (member.ok ? [member.value] : []));
  return ok({ ...examination.value, members: holders });
}

/** Too few, or an even number, is for the judgement; more than can be recorded is not even read. */
function withinReach(count: number): Result<undefined> {
  const [tooMany] = tooLarge(count);
  return tooMany ? refuse(tooMany) : ok(undefined);
}

function readMember(
  typed: { cardNumber: string; name: string },
  at: number,
): Result<{ cardNumber: string; name: string }> {
  const number = readCardNumber(typed.cardNumber, `members.${at}.cardNumber`);
  const name = readName(typed.name, `members.${at}.name`);
  if (!number.ok || !name.ok) return refuseAll([number, name]);
  return ok({ cardNumber: number.value, name: name.value });
}

/** Their cards; what is no number names no row. */
export function memberRefs(input: PanelInput): Ref[] {
  if (input.members.length > mostMembers) return [];
  return input.members.flatMap(({ cardNumber }) => {
    const number = readCardNumber(cardNumber, '');
    return number.ok ? [cardRef(number.value)] : [];
  });
}

/** Who was named, each with the card of that number if it bears that name. */
export function candidates(deps: Deps, snapshot: Snapshot, asked: AskedPanel): Promise<Candidate[]> {
  const { assessed } = asked;
  return Promise.all(
    asked.members.map(async ({ cardNumber, name }) => ({
      cardNumber,
      card: await cardOf(deps.seal, snapshot.find(cardRef(cardNumber)), { name, assessed }),
    })),
  );
}

/** All that stands in the way, each problem of a member under the place it was named at. */
export function problemsOf({ problems, members }: PanelJudgement): Problem[] {
  return [
    ...problems,
    ...members.flatMap((member, at) => member.problems.map((problem) => ({ ...problem, path: `members.${at}` }))),
  ];
}
