import * as z from 'zod';
import type { Panel } from '#domain/card/panel';
import { assignmentDayProblem, judgePanel } from '#domain/card/panel-check';
import { shanghaiDay } from '#domain/day';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation, type GrantedCall, type Mutation } from '#operations/mutation';
import { officeOf } from '#operations/permission';
import { personRef } from '#operations/person';
import { forbidden, type Refused, refused } from '#operations/refusal';
import { cardRef, openCard } from '#store/cards';
import type { Write } from '#store/commit';
import { emptyChain } from '#store/events';
import { newPanelKey } from '#store/panels';
import { changedCardRows } from './card-change.ts';
import { countMembers, membersBudget, membersProblem, tooOften } from './check-budget.ts';
import { type AskedPanel, candidates, memberRefs, PanelInput, problemsOf, readPanel } from './check-panel.ts';
import { changedPanelRows } from './panel-change.ts';
import { PanelView, panelView } from './panel-view.ts';

export const PanelAnswer = z.object({ panel: PanelView });
export type PanelAnswer = z.infer<typeof PanelAnswer>;

/** Without what was typed: of a new panel there is no key yet under which the stored answer could be sealed. */
const { item: _, ...storedView } = PanelView.shape;
const StoredAnswer = z.object({ panel: z.object(storedView) });

const recorded = defineMutation({
  name: 'assignPanel',
  input: PanelInput,
  answer: StoredAnswer,
  reads: (deps, input, actor) => [...memberRefs(input), membersBudget(deps, { actor })],
  subject: async () => ({}),
  target: () => ({}),
  decide: async (call) => {
    const { deps, input, snapshot, grant, now } = call;
    const office = grant && officeOf(grant);
    if (office === undefined || !isSender(grant?.role)) return forbidden;
    const asked = await readPanel(input, deps);
    if (!asked.ok) return refused('VALIDATION', ...asked.problems);
    const spent = call.snapshot.find(membersBudget(deps, { actor: call.actor }));
    const tooMany = membersProblem(deps, spent, asked.value.members.length);
    if (tooMany) return refused('CONFLICT', tooMany);
    const judged = judgePanel(asked.value, await candidates(deps, snapshot, asked.value), deps.practice.panels);
    const past = assignmentDayProblem(asked.value.on, shanghaiDay(now));
    const [first, ...others] = [...(past ? [past] : []), ...problemsOf(judged)];
    if (first) return refused('VALIDATION', first, ...others);
    const panel = newPanel(call, asked.value, { office, role: grant.role });
    const answer = StoredAnswer.parse({ panel: panelView({ ...deps, now }, panel) });
    return { ok: true, writes: await assignedRows(call, panel), answer };
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
    // The same input, the same words: a replay answers the same.
    const { readAssessed } = await import('#domain/card/typed-assessed');
    const assessed = readAssessed(input.occupation);
    const item = assessed.ok ? assessed.value.label : outcome.value.panel.occupation;
    return { ok: true as const, value: { panel: { ...outcome.value.panel, item } } };
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

function isSender(role: string | undefined): role is Panel['role'] {
  return role === 'agency' || role === 'city' || role === 'province';
}

const idBytes = 12;

function newPanel(
  { deps, actor, now }: GrantedCall<PanelInput>,
  { on, assessed, level, members }: AskedPanel,
  sender: Pick<Panel, 'office' | 'role'>,
): Panel {
  return {
    id: Buffer.from(deps.randomBytes(idBytes)).toString('base64url'),
    version: 1,
    ...sender,
    ...{ on, occupation: assessed.code, level, status: 'ASSIGNED' },
    members: members.map(({ cardNumber }) => ({ cardNumber, status: 'ASSIGNED' })),
    assignedAt: now.toISOString(),
    assignedBy: actor.kind === 'person' ? personRef(deps.seal, actor.subject) : '',
    words: { item: assessed.item },
  };
}

async function assignedRows(call: GrantedCall<PanelInput>, panel: Panel): Promise<Write[]> {
  const { seal } = call.deps;
  const { id: panelId, on, occupation, level } = panel;
  const cards = await Promise.all(
    panel.members.map(async ({ cardNumber }) => {
      const row = call.snapshot.find(cardRef(cardNumber));
      if (!row) throw new Error('a member was allowed without a card');
      const opened = await openCard(seal, row);
      const assignments = [...opened.card.assignments, { panelId, on, occupation, level, status: 'ASSIGNED' as const }];
      const card = { ...opened.card, assignments };
      return changedCardRows(call, opened, { action: 'assignPanel', card, changed: ['assignments'] });
    }),
  );
  const fresh = { key: await newPanelKey(seal, panelId), chain: emptyChain };
  const rows = changedPanelRows(call, fresh, { panel, action: 'assignPanel', changed: ['members', 'status'] });
  return [...rows, ...cards.flat()];
}
