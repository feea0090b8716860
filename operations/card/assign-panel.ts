import { assignmentDayProblem, judgePanel } from '#domain/card/panel-check';
import { shanghaiDay } from '#domain/day';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation, type Mutation } from '#operations/mutation';
import { forbidden, type Refused, refused } from '#operations/refusal';
import { countMembers, membersBudget, membersProblem, tooOften } from './check-budget.ts';
import { candidates, memberRefs, PanelInput, problemsOf, readPanel } from './check-panel.ts';
import { panelView } from './panel-view.ts';
import { newPanel, type PanelAnswer, StoredPanelAnswer, senderOf, sentRows, withItem } from './sent-panel.ts';

const recorded = defineMutation({
  name: 'assignPanel',
  input: PanelInput,
  answer: StoredPanelAnswer,
  reads: (deps, input, actor) => [...memberRefs(input), membersBudget(deps, { actor })],
  subject: async () => ({}),
  target: () => ({}),
  decide: async (call) => {
    const { deps, input, snapshot, now } = call;
    const sender = senderOf(call);
    if (!sender) return forbidden;
    const asked = await readPanel(input, deps);
    if (!asked.ok) return refused('VALIDATION', ...asked.problems);
    const spent = call.snapshot.find(membersBudget(deps, { actor: call.actor }));
    const tooMany = membersProblem(deps, spent, asked.value.members.length);
    if (tooMany) return refused('CONFLICT', tooMany);
    const judged = judgePanel(asked.value, await candidates(deps, snapshot, asked.value), deps.practice.panels);
    const past = assignmentDayProblem(asked.value.on, shanghaiDay(now));
    const [first, ...others] = [...(past ? [past] : []), ...problemsOf(judged)];
    if (first) return refused('VALIDATION', first, ...others);
    const numbers = asked.value.members.map(({ cardNumber }) => cardNumber);
    const panel = newPanel(call, asked.value, { ...sender, numbers });
    const answer = StoredPanelAnswer.parse({ panel: panelView({ ...deps, now }, panel) });
    return { ok: true, writes: await sentRows(call, panel, 'assignPanel'), answer };
  },
});

/**
 * Records a panel (派遣): decided by the very function that checks one, refused while anything stands in anybody's way. The
 * panel and the assignment on every member's card are one transaction: these are the 考评经历 that are counted later.
 */
export const assignPanel: Mutation<PanelInput, PanelAnswer> = Object.assign(
  async (...[deps, actor, input, idempotencyKey]: Parameters<Mutation<PanelInput, PanelAnswer>>) => {
    const outcome = await recorded(deps, actor, input, idempotencyKey);
    if (!outcome.ok) return counted(deps, actor, { input, outcome });
    return { ok: true as const, value: await withItem(outcome.value, input) };
  },
  { operation: 'assignPanel' as const },
);

/**
 * A refusal says of each member what a check would say, so it is counted as one; whoever has none left is told nothing. What was
 * assigned is known to the office that did it, and to every member.
 */
async function counted(
  deps: Deps,
  actor: Actor,
  { input, outcome }: { input: PanelInput; outcome: Refused },
): Promise<Refused> {
  const isJudged = outcome.refusal.kind === 'VALIDATION' && (await readPanel(input, deps)).ok;
  if (!isJudged || input.members.length === 0) return outcome;
  const limited = await countMembers(deps, { actor }, input.members.length);
  return limited ? refused('CONFLICT', tooOften(limited.retryAfter)) : outcome;
}
