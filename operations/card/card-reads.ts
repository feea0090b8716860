import type { Card } from '#domain/card/card';
import { readMonth } from '#domain/card/card-expiry';
import { readCardNumber } from '#domain/card/card-number';
import type { Category } from '#domain/category';
import { isOccupation, occupationLabel } from '#domain/occupations';
import { ok, type Result, refuse } from '#domain/problem';
import { type Access, logAccess } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import type { ApplicationView, AuditEntry, Page } from '#operations/answers';
import { findApplications } from '#operations/application/reads';
import { eventPage, told } from '#operations/audit-trail';
import type { Deps } from '#operations/deps';
import type { PageInput } from '#operations/inputs';
import { hiddenIdNumber } from '#operations/masked';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows, grantOf, type OperationName, officeOf, type Target } from '#operations/permission';
import { personRef, readersOf } from '#operations/person';
import { forbidden, notFound, refused, unauthenticated } from '#operations/refusal';
import { applicationRef, openApplication } from '#store/applications';
import { type CardRow, CardWork, cardRef, openCard } from '#store/cards';
import { read } from '#store/read';
import { listKey } from '#store/table';
import { cardWords } from './card-change.ts';
import { type CardView, cardView } from './card-view.ts';

/** In the order asked; undefined for what does not exist and for what is not the actor's, alike. At most 100 numbers. */
export async function findCards(
  deps: Deps,
  actor: Actor,
  numbers: readonly string[],
): Promise<(CardView | undefined)[]> {
  const rows = await readableRows(deps, actor, numbers);
  return rows.map((row) => row && cardView(deps, row, deps.now()));
}

async function readableRows(deps: Deps, actor: Actor, numbers: readonly string[]): Promise<(CardRow | undefined)[]> {
  if (numbers.length === 0 || !allows(actor, 'findCard')) return numbers.map(() => undefined);
  const snapshot = await read(deps.store, numbers.map(cardRef));
  return numbers.map((number) => {
    const row = snapshot.find(cardRef(number));
    return row && allows(actor, 'findCard', cardTarget(deps, actor, row)) ? row : undefined;
  });
}

/** Whose card it is, the agency that recommended, and the centre that makes it. */
export function cardTarget({ seal }: Pick<Deps, 'seal'>, actor: Actor, card: Card): Target {
  const own = actor.kind === 'person' && card.owner === personRef(seal, actor.subject);
  return { own, agency: card.agency, centres: [card.maker] };
}

/** What is printed on a card of its holder. */
export interface HolderView {
  name: string;
  /** Masked. */
  idNumber: string;
  workplace?: string;
  items: string[];
}

/**
 * Whose cards these are: for the holder, and for offices that may see the card, who leave an entry in the access log of the
 * application that the card came from, as with every sealed thing they see.
 */
export async function findCardHolders(
  deps: Deps,
  actor: Actor,
  numbers: readonly string[],
): Promise<(HolderView | undefined)[]> {
  const rows = await readableRows(deps, actor, numbers);
  const foreign = rows.flatMap((row) => (row && !cardTarget(deps, actor, row).own ? [row.applicationId] : []));
  const seen = await logged(deps, actor, { operation: 'findCard', ids: [...new Set(foreign)] });
  return Promise.all(
    rows.map(async (row) => {
      if (!row || !(cardTarget(deps, actor, row).own || seen.has(row.applicationId))) return undefined;
      const { holder } = await openCard(deps.seal, row);
      return {
        ...{ name: holder.name, idNumber: hiddenIdNumber(holder.idNumber) },
        items: holder.items.map((item) => (isOccupation(item) ? occupationLabel(item) : item)),
        ...(holder.workplace !== undefined && { workplace: holder.workplace }),
      };
    }),
  );
}

/** Writes down, before it is shown, that somebody sees what is sealed of cards; gives the applications that know now. */
export async function logged(
  deps: Deps,
  actor: Actor,
  { operation, ids }: { operation: OperationName; ids: readonly string[] },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const snapshot = await read(deps.store, ids.map(applicationRef));
  const accesses = await Promise.all(
    ids.map(async (id): Promise<Access | undefined> => {
      const row = snapshot.find(applicationRef(id));
      if (!row) return undefined;
      return {
        opened: await openApplication(deps.seal, id, row),
        target: readersOf(deps.seal, actor, row),
        kind: 'MASKED',
      };
    }),
  );
  const found = accesses.filter((access) => access !== undefined);
  await logAccess(deps, actor, { operation, accesses: found });
  return new Set(found.map(({ opened }) => opened.application.id));
}

export interface CardsAsked extends PageInput {
  work: CardWork;
  /** Code of the centre that makes them; the caller's own if absent. */
  maker?: string;
  category?: Category;
  /** Of those that are good for this occupation alone, as it was typed. */
  occupation?: string;
}

/** Cards that a centre makes, by what is still to be done with them, oldest first; filtered pages may be short. */
export async function listCards(
  deps: Deps,
  actor: Actor,
  { work, maker, category, occupation, ...page }: CardsAsked,
): Promise<Outcome<Page<CardView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  const grant = grantOf(actor, 'listCards');
  const office = maker ?? (grant && officeOf(grant));
  if (!grant || office === undefined) return forbidden;
  if (!allows(actor, 'listCards', { centres: [office] })) return notFound;
  const code = occupation === undefined ? ok(undefined) : await readOccupation(occupation);
  if (!code.ok) return refused('VALIDATION', ...code.problems);
  const where = { ...(category && { category }), ...(code.value !== undefined && { occupations: code.value }) };
  return pageOf(deps, { ...page, from: { gsi2: listKey.cardsOf(office, work), where } }, found(deps, actor));
}

/** The projects of a card are sealed in it: no list can be asked for one. */
async function readOccupation(typed: string): Promise<Result<string>> {
  const { readAssessed } = await import('#domain/card/typed-assessed');
  const read = readAssessed(typed);
  if (!read.ok || read.value.kind === 'OCCUPATION') return read.ok ? ok(read.value.code) : read;
  const message = '人员不能按专项职业能力项目查询，请填写职业（工种）。';
  return refuse({ code: 'NOT_BY_PROJECT', path: 'occupation', message });
}

/** Cards whose last day lies in this month, by that day: the own centre's, for the province all. Pages may be short. */
export function listExpiringCards(
  deps: Deps,
  actor: Actor,
  { month: typed, ...page }: PageInput & { month: string },
): Promise<Outcome<Page<CardView>>> | Outcome<Page<CardView>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listExpiringCards')) return forbidden;
  const month = readMonth(typed, 'month');
  if (!month.ok) return refused('VALIDATION', ...month.problems);
  return pageOf(deps, { ...page, from: { gsi1: listKey.cardsExpiringIn(month.value) } }, found(deps, actor));
}

/**
 * What happened to a card since it was numbered, oldest first: for its holder, the centre that makes it, and those who
 * supervise. Words that somebody wrote are opened for those who may see the card; offices leave an entry for that.
 */
export async function listCardHistory(
  deps: Deps,
  actor: Actor,
  { number: typed, ...page }: PageInput & { number: string },
): Promise<Outcome<Page<AuditEntry<CardWork>>>> {
  const operation = 'listCardHistory';
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, operation)) return forbidden;
  const number = readCardNumber(typed, 'number');
  if (!number.ok) return refused('VALIDATION', ...number.problems);
  const ref = cardRef(number.value);
  const row = (await read(deps.store, [ref])).find(ref);
  const target = row && cardTarget(deps, actor, row);
  if (!row || !target || !allows(actor, operation, target)) return notFound;
  const self = personRef(deps.seal, actor.subject);
  return eventPage(deps, { ...page, partition: ref.pk }, async (events) => {
    const isSpoken = events.some(({ sealedReason }) => sealedReason !== undefined);
    const canRead = isSpoken && allows(actor, 'findCard', target);
    const ids = canRead && !target.own ? [row.applicationId] : [];
    const seen = await logged(deps, actor, { operation, ids });
    const opened = canRead && (target.own || seen.size > 0) ? await openCard(deps.seal, row) : undefined;
    const open = opened && ((sequence: number, sealed: Buffer) => cardWords(opened, sequence, sealed));
    return (event) => told(event, { statuses: CardWork, self, open });
  });
}

function found(deps: Deps, actor: Actor) {
  return (keys: { pk: string }[]) =>
    findCards(
      deps,
      actor,
      keys.map(({ pk }) => pk.slice('CARD#'.length)),
    );
}

/** 复核 found qualified whose cards the province may extend, oldest first. */
export function listQualifiedRenewals(
  deps: Deps,
  actor: Actor,
  page: PageInput,
): Promise<Outcome<Page<ApplicationView>>> | Outcome<Page<ApplicationView>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listQualifiedRenewals')) return forbidden;
  return pageOf(deps, { ...page, from: { gsi2: listKey.qualifiedRenewals() } }, (keys) => {
    const ids = keys.map(({ pk }) => pk.slice('APP#'.length));
    return findApplications(deps, actor, ids, { withChoices: false, operation: 'listQualifiedRenewals' });
  });
}
