import { withoutMember } from '#domain/card/panel';
import { panelsLost, type SanctionDecision, sanctioned } from '#domain/card/sanction';
import { bannedCategories, barred } from '#domain/card/sanction-reach';
import { changedRows } from '#operations/application/application-change';
import { movedUp } from '#operations/class/move-up';
import type { GrantedCall } from '#operations/mutation';
import type { OpenCard } from '#store/cards';
import type { Write } from '#store/commit';
import { personAttribute, personRef, personValues, personWrite } from '#store/people';
import { seatsWrite } from '#store/seats';
import { changedCardRows } from './card-change.ts';
import { changedPanelRows } from './panel-change.ts';
import type { Reach } from './sanction-reach.ts';

/** The decision, the clause of its ground, its words, and who decided (a keyed hash). */
export interface Decided {
  decision: SanctionDecision;
  clause: string;
  words: string;
  by: string;
}

type Acting = Pick<GrantedCall<unknown>, 'deps' | 'actor' | 'grant' | 'now' | 'snapshot'>;

const action = 'sanctionCard';

/** All of what a sanction reaches, for one transaction. */
export async function sanctionWrites(call: Acting, reach: Reach, decided: Decided): Promise<Write[] | 'READ_AGAIN'> {
  const writes = [...cardWrites(call, reach, decided), ...panelWrites(call, reach, decided)];
  for (const opened of reach.ended) {
    const change = barred(opened.application, { ...decided, now: call.now });
    const reasons = [{ code: decided.decision.ground, clause: '三(三)' }];
    writes.push(...changedRows(call, opened, { action, ...change, reasons, reason: decided.words }).writes);
  }
  for (const { classId, seats, movesUp } of reach.classes) {
    const moved = movesUp ? await movedUp(call, seats) : { seats, writes: [] };
    if (moved === 'READ_AGAIN') return moved;
    writes.push(seatsWrite(classId, moved.seats), ...moved.writes);
  }
  return [...writes, ...personWrites(call, reach, decided)];
}

function reasonsOf({ decision, clause }: Decided) {
  return [{ code: decision.ground, clause }];
}

function cardWrites(call: Acting, { cards }: Reach, decided: Decided): Write[] {
  return cards.flatMap((each) => {
    const card = sanctioned(each.card, decided.decision, { at: call.now.toISOString(), by: decided.by });
    const lost = panelsLost(each.card, card).length > 0;
    const changed = ['sanctions', ...(lost ? ['assignments'] : [])];
    return changedCardRows(call, each, { action, card, changed, reasons: reasonsOf(decided), words: decided.words });
  });
}

function panelWrites(call: Acting, { cards, panels }: Reach, decided: Decided): Write[] {
  const sits = (card: OpenCard, id: string) =>
    panelsLost(card.card, sanctioned(card.card, decided.decision, { at: '', by: '' })).includes(id);
  return panels.flatMap((opened) => {
    const { id, status: fromStatus } = opened.panel;
    const taken = cards.filter((card) => sits(card, id)).map(({ card }) => card.number);
    const panel = taken.reduce((left, number) => withoutMember(left, number, decided.clause), opened.panel);
    if (panel === opened.panel) return [];
    const change = { action, panel, fromStatus, changed: ['members'], reasons: reasonsOf(decided) };
    return changedPanelRows(call, opened, change);
  });
}

/**
 * The bans, and the places that end with the applications. On the very version that was read: an application handed in
 * meanwhile would else stay alive beside the ban.
 */
function personWrites({ snapshot }: Acting, { cards, ended }: Reach, { decision, clause }: Decided): Write[] {
  const [first] = cards;
  if (!first || decision.kind === 'SUSPENDED') return [];
  const banned = bannedCategories(first.card, decision);
  const row = snapshot.find(personRef(first.card.personHash));
  const ids = new Set(ended.map(({ application }) => application.id));
  const held = [...personValues(row, 'live'), ...personValues(row, 'seat')];
  return [
    personWrite(first.card.personHash, {
      where: [row ? { is: 'version', value: row.version } : { absent: 'version' }],
      set: Object.fromEntries([
        ...banned.map((category) => [personAttribute.ban(category), clause] as const),
        ...cards.map(({ card }) => [personAttribute.revoked(card.number), clause] as const),
      ]),
      remove: held.filter(([, id]) => ids.has(id)).map(([attribute]) => attribute),
    }),
  ];
}
