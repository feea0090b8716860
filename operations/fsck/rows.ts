import { accessRef } from '#store/access-log';
import { agencyRef } from '#store/agencies';
import { applicationRef } from '#store/applications';
import { budgetRef } from '#store/budgets';
import { cardRef } from '#store/cards';
import { cityRequestsRef } from '#store/city-requests';
import { classBookRef } from '#store/class-book';
import { conversationRef, turnRef } from '#store/conversations';
import { deadLetterRef } from '#store/dead-letters';
import { eventRef } from '#store/events';
import { exportRef } from '#store/exports';
import { followedRef } from '#store/followed';
import { idempotencyRef } from '#store/idempotency';
import { importRef } from '#store/imports';
import { panelRef } from '#store/panels';
import { numberingRef, passListRef } from '#store/pass-lists';
import { personRef } from '#store/people';
import { poolPlaceRef, poolRef } from '#store/pools';
import type { Ref } from '#store/read';
import { seatsRef } from '#store/seats';
import { registerRef } from '#store/series';
import { generationsRef, statisticRef } from '#store/statistics';
import { trainingClassRef } from '#store/training-classes';
import { trainingPlanRef } from '#store/training-plans';
import { type Finding, finding } from './finding.ts';
import { placeIn, poolIn } from './pools.ts';
import type { Stored, WholeTable } from './table.ts';

/** How each kind of row is found again from its own key, and so which schema it must satisfy. */
const kinds: readonly [pk: RegExp, sk: RegExp, ref: (pk: string, sk: string) => Ref][] = [
  [/^APP#(.+)$/, /^APP$/, (id) => applicationRef(id)],
  [/^CONV#(.+)$/, /^STATE$/, (id) => conversationRef(id)],
  [/^CONV#(.+)$/, /^MSG#(.+)$/, (id, hash) => turnRef(id, hash)],
  [
    /^((?:APP|CLASS|CARD|LIST|PLAN|REQUEST|PANEL|EXPORT|IMPORT)#.+)$/,
    /^EVENT#(\d+)$/,
    (subject, at) => eventRef(subject, Number(at)),
  ],
  [/^APP#(.+)$/, /^READ#(.+)$/, (id, at) => accessRef({ pk: `APP#${id}`, sk: `READ#${at}` })],
  [/^REQUEST#(.+)$/, /^REQUESTS$/, (of) => cityRequestsRef(of.slice(0, 6), Number(of.slice(7)))],
  [/^IDEM#(.+)$/, /^IDEM$/, (hash) => idempotencyRef(hash)],
  [/^PERSON#(.+)$/, /^PERSON$/, (hash) => personRef(hash)],
  [/^CLASS#(.+)$/, /^CLASS$/, (id) => trainingClassRef(id)],
  [/^CLASS#(.+)$/, /^BOOK$/, (id) => classBookRef(id)],
  [/^CLASS#(.+)$/, /^SEATS$/, (id) => seatsRef(id)],
  [
    /^PLAN#(.+)$/,
    /^PLAN$/,
    (of) => trainingPlanRef(of.slice(0, of.indexOf('#')), Number(of.slice(of.indexOf('#') + 1))),
  ],
  [/^AGENCY#(.+)$/, /^AGENCY$/, (id) => agencyRef(id)],
  [/^CARD#(.+)$/, /^CARD$/, (number) => cardRef(number)],
  [/^PANEL#(.+)$/, /^PANEL$/, (id) => panelRef(id)],
  [/^POOL#(.+)$/, /^POOL$/, (of) => poolRef(poolIn(of))],
  [/^POOL#(.+)$/, /^PLACE#(\d{6}#\d+)$/, (of, at) => poolPlaceRef(poolIn(of), placeIn(at))],
  [/^EXPORT#(.+)$/, /^JOB$/, (id) => exportRef(id)],
  [/^IMPORT#(.+)$/, /^JOB$/, (id) => importRef(id)],
  [/^BUDGET#(.+)$/, /^BUDGET$/, (hash) => budgetRef(hash)],
  [/^LIST#(.+)$/, /^LIST$/, (id) => passListRef(id)],
  [/^LIST#(.+)$/, /^NUMBERING$/, (id) => numberingRef(id)],
  [/^SERIES#(.+)$/, /^SERIES$/, (name) => registerRef(name)],
  [/^SEEN#(.+)$/, /^SEEN$/, (subject) => followedRef(subject)],
  [/^STAT$/, /^GENERATIONS$/, () => generationsRef],
  [/^STAT#(\d+#\d+)$/, /^(\d{6}#[A-Z_]+)$/, (of, cell) => statisticAt(of, cell)],
  [/^DEAD$/, /^DEAD#(.+)$/, (_, id) => deadLetterRef(id)],
];

/** `generation#year`, `centre#category`. */
function statisticAt(of: string, cell: string): Ref {
  const [generation, year] = of.split('#').map(Number);
  const [centre = '', category = ''] = cell.split('#');
  return statisticRef({ generation: generation ?? 0, year: year ?? 0, centre, category });
}

/** Every row is of a kind that is known, and is what its schema says. */
export function checkRows(table: WholeTable): Finding[] {
  return table.rows.flatMap((row) => {
    const ref = refOf(row);
    if (!ref) return [finding('ROW', row, 'is of no known kind')];
    if (row.sk === 'IDEM' && !isAnswered(row)) return [finding('ROW', row, 'has no answer, or two')];
    const parsed = ref.schema.safeParse(row);
    return (parsed.error?.issues ?? []).map(({ path, code }) => finding('ROW', row, `${path.join('.')}: ${code}`));
  });
}

/** Sealed or plain: one of them, and the plain one is JSON. */
function isAnswered({ answer, plainAnswer }: Stored): boolean {
  if (typeof plainAnswer !== 'string') return answer !== undefined;
  try {
    JSON.parse(plainAnswer);
    return answer === undefined;
  } catch {
    return false;
  }
}

function refOf({ pk, sk }: Stored): Ref | undefined {
  for (const [ofPk, ofSk, ref] of kinds) {
    const [inPk, inSk] = [ofPk.exec(pk), ofSk.exec(sk)];
    if (inPk && inSk) return ref(inPk[1] ?? '', inSk[1] ?? '');
  }
  return undefined;
}
