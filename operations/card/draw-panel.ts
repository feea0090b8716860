import * as z from 'zod';
import { PanelTask, panelTaskLabel } from '#domain/card/card';
import type { PanelDraw } from '#domain/card/panel';
import type { Problem } from '#domain/problem';
import { SkillLevel } from '#domain/vocabulary/skill-level';
import { defineMutation, type Mutation } from '#operations/mutation';
import { forbidden, refused } from '#operations/refusal';
import { cardRef } from '#store/cards';
import { poolRef } from '#store/pools';
import type { Snapshot } from '#store/read';
import { type AskedDraw, poolsAsked, readDraw } from './draw-asked.ts';
import { drawn, isDrawable, rangesOf, totalOf } from './draw-lots.ts';
import { panelView } from './panel-view.ts';
import { newPanel, type PanelAnswer, StoredPanelAnswer, senderOf, sentRows, withItem } from './sent-panel.ts';

/** An examination, how many shall go, and from whom they are drawn. */
export const DrawPanelInput = z.object({
  /** Absent: to assess. */
  task: z.optional(PanelTask),
  on: z.string(),
  /** To supervise it may be absent: whatever is examined that day. */
  occupation: z.optional(z.string()),
  level: z.optional(SkillLevel),
  count: z.number(),
  /** Code of a centre; absent: of the whole province for the province, of the own and the provincial centre for a city. */
  from: z.optional(z.string()),
  /** Numbers of cards whose holders shall not be drawn, as they were typed. */
  avoid: z.array(z.string()),
});
export type DrawPanelInput = z.infer<typeof DrawPanelInput>;

const recorded = defineMutation<DrawPanelInput, StoredPanelAnswer, object>({
  name: 'drawPanel',
  input: DrawPanelInput,
  answer: StoredPanelAnswer,
  reads: (deps, input) => poolsAsked(input, deps).map(poolRef),
  // Places and cards that were only looked at stand nowhere in the transaction: the cards of those who go do.
  alsoReads: async (call) => {
    const asked = readDraw(call);
    if (asked.ok) call.snapshot.join(await drawn(call, asked.value));
    return [];
  },
  subject: async () => ({}),
  target: () => ({}),
  decide: async (call) => {
    const { deps, snapshot, now } = call;
    const sender = senderOf(call);
    const asked = readDraw(call);
    if (!sender) return forbidden;
    if (!asked.ok) return refused('VALIDATION', ...asked.problems);
    const { count, centres, avoided } = asked.value;
    const cards = cardsIn(snapshot);
    if (cards.length < count) return refused('CONFLICT', tooFew(cards.length, asked.value));
    // Whoever was sent or suspended since leaves the place to somebody else.
    const can = await Promise.all(cards.map((card) => isDrawable(deps, asked.value, card)));
    if (can.includes(false)) return 'READ_AGAIN';
    const draw: PanelDraw = { centres, places: totalOf(rangesOf(snapshot, asked.value)), avoided };
    const numbers = cards.map(({ number }) => number);
    const panel = newPanel(call, asked.value, { ...sender, drawn: draw, numbers });
    const answer = StoredPanelAnswer.parse({ panel: panelView({ ...deps, now }, panel) });
    return { ok: true, writes: await sentRows(call, panel, 'drawPanel'), answer };
  },
});

/**
 * Draws those who assess or supervise an examination by lot and sends them (抽派, 三(二)). Everybody whom a panel check would
 * let pass, who is not sent elsewhere that day and whom the office does not avoid is equally likely. Who was drawn is
 * recorded at once: to draw again, the panel must be cancelled, which its history tells.
 */
export const drawPanel: Mutation<DrawPanelInput, PanelAnswer> = Object.assign(
  async (...[deps, actor, input, idempotencyKey]: Parameters<Mutation<DrawPanelInput, PanelAnswer>>) => {
    const outcome = await recorded(deps, actor, input, idempotencyKey);
    return outcome.ok ? { ok: true as const, value: await withItem(outcome.value, input) } : outcome;
  },
  { operation: 'drawPanel' as const },
);

/** In the order in which they were drawn. */
function cardsIn(snapshot: Snapshot) {
  return snapshot.seen().flatMap(({ ref }) => {
    const card = ref.sk === 'CARD' ? snapshot.find(cardRef(ref.pk.slice('CARD#'.length))) : undefined;
    return card ? [card] : [];
  });
}

function tooFew(found: number, { task, count, assessed, on }: AskedDraw): Problem {
  const fit = task === 'ASSESS' ? '等级符合、' : '';
  const message = `需要${count}人，${on}可以抽派${panelTaskLabel[task]}${assessed.label}的只有${found}人：证卡已发放并有效、${fit}当日没有其他派遣、不在回避之列的人员不够。`;
  return { code: 'TOO_FEW_TO_DRAW', path: 'count', message, clause: '三(二)' };
}
