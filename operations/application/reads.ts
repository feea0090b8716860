import type { Agency } from '#domain/agency';
import type { Application } from '#domain/application/application';
import { requestNeeded } from '#domain/application/requested-class';
import { isPublished } from '#domain/class/training-class';
import type { RuleSet } from '#domain/eligibility/rule-set';
import type { RoutingPractice } from '#domain/review/routing';
import { type Access, logAccess } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import type { ApplicationView, HistoryEntry, Page } from '#operations/answers';
import { eventPage } from '#operations/audit-trail';
import type { ClassView } from '#operations/class/training-class-mutation';
import type { Deps } from '#operations/deps';
import type { ListAgenciesInput, ListClassesInput, PageInput } from '#operations/inputs';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows, type OperationName } from '#operations/permission';
import { personRef, readersOf } from '#operations/person';
import { forbidden, unauthenticated } from '#operations/refusal';
import { agencyRef } from '#store/agencies';
import { applicationRef, openApplication } from '#store/applications';
import { grantedRef } from '#store/city-requests';
import { type Ref, read } from '#store/read';
import { listKey } from '#store/table';
import { trainingClassRef } from '#store/training-classes';
import { withChoices } from './choices.ts';
import { historyEntry } from './history-entry.ts';
import { readableApplication } from './readable-application.ts';
import { viewOf } from './view.ts';

interface HowFound {
  /** False: class and agency as the application remembers them, for one request less. */
  withChoices?: boolean;
  /** The operation whose answer they become, for the access log. */
  operation?: OperationName;
}

/**
 * In the order asked; undefined for what does not exist and for what is not the actor's, alike. At most 100 ids. One
 * round for the applications, one for the classes and agencies they chose, and where they are not the actor's own one
 * transaction that writes down who saw them: if it cannot be written, nothing is shown.
 */
export async function findApplications(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
  { withChoices: asksChoices = true, operation = 'findApplication' }: HowFound = {},
): Promise<(ApplicationView | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'findApplication')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(applicationRef));
  const accesses = await Promise.all(
    ids.map(async (id): Promise<Access | undefined> => {
      const row = snapshot.find(applicationRef(id));
      const target = row && readersOf(deps.seal, actor, row);
      if (!row || !target || !allows(actor, 'findApplication', target)) return undefined;
      return { opened: await openApplication(deps.seal, id, row), target, kind: 'MASKED' };
    }),
  );
  await logAccess(deps, actor, { operation, accesses: accesses.filter((access) => access !== undefined) });
  const found = accesses.map((access) => access?.opened.application);
  const fresh = asksChoices ? await withFreshChoices(deps, found) : found;
  const viewer = { actor, now: deps.now() };
  return fresh.map((application) => application && viewOf(deps, application, viewer));
}

/** What a class's window is today, not what it was when it was chosen. */
async function withFreshChoices(
  deps: Deps,
  applications: readonly (Application | undefined)[],
): Promise<(Application | undefined)[]> {
  const { routing } = deps.practice;
  const refs = applications.flatMap((application) => [
    ...(application?.agency ? [agencyRef(application.agency.id)] : []),
    ...(application?.trainingClass ? [trainingClassRef(application.trainingClass.id)] : []),
    ...requestRefs(application, routing),
  ]);
  if (refs.length === 0) return [...applications];
  const snapshot = await read(deps.store, refs);
  return applications.map((application) => application && withChoices(snapshot, application, routing));
}

function requestRefs(application: Application | undefined, practice: RoutingPractice): Ref[] {
  const needed = application && requestNeeded(application, practice);
  return needed ? [grantedRef(needed.city, needed.year)] : [];
}

export async function findApplication(deps: Deps, actor: Actor, id: string): Promise<ApplicationView | undefined> {
  const [found] = await findApplications(deps, actor, [id]);
  return found;
}

/** Newest first. */
export async function listOwnApplications(
  deps: Deps,
  actor: Actor,
  input: PageInput,
): Promise<Outcome<Page<ApplicationView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listOwnApplications')) return forbidden;
  const from = { gsi1: listKey.ownedBy(personRef(deps.seal, actor.subject)) };
  return pageOf(deps, { ...input, from, newestFirst: true }, (keys) =>
    findApplications(
      deps,
      actor,
      keys.map(({ pk }) => idIn(pk)),
    ),
  );
}

/**
 * What happened to an application, oldest first; without personal data, so that supervisors may see it too. The words that
 * somebody wrote are opened only for those who may read the application itself; offices leave an entry for that.
 */
export async function listApplicationHistory(
  deps: Deps,
  actor: Actor,
  { applicationId, ...page }: PageInput & { applicationId: string },
): Promise<Outcome<Page<HistoryEntry>>> {
  const operation = 'listApplicationHistory';
  const readable = await readableApplication(deps, actor, { operation, applicationId });
  if (!readable.ok) return readable;
  const { ref, row, target } = readable.value;
  const self = actor.kind === 'person' ? personRef(deps.seal, actor.subject) : '';
  return eventPage(deps, { ...page, partition: ref.pk }, async (events) => {
    const spoken = events.some(({ sealedReason }) => sealedReason !== undefined);
    const opened =
      spoken && allows(actor, 'findApplication', target)
        ? await openApplication(deps.seal, applicationId, row)
        : undefined;
    if (opened) await logAccess(deps, actor, { operation, accesses: [{ opened, target, kind: 'MASKED' }] });
    return (event) => historyEntry(event, { self, agency: row.agency, opened });
  });
}

/** Published classes of a category, by their closing day. */
export function listClasses(deps: Deps, actor: Actor, input: ListClassesInput): Promise<Outcome<Page<ClassView>>> {
  const from = { gsi1: listKey.publishedClasses(input.category) };
  return pageOf(deps, { ...input, from }, (keys) =>
    findClasses(
      deps,
      actor,
      keys.map(({ pk }) => idIn(pk)),
    ),
  );
}

/** Active agencies standing in a city, by name. */
export function listAgencies(deps: Deps, actor: Actor, input: ListAgenciesInput): Promise<Outcome<Page<Agency>>> {
  const from = { gsi1: listKey.agenciesIn(input.city) };
  return pageOf(deps, { ...input, from }, (keys) =>
    findAgencies(
      deps,
      actor,
      keys.map(({ pk }) => idIn(pk)),
    ),
  );
}

/** Published ones, and drafts for the centre that makes them; at most 100 ids. */
export async function findClasses(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(ClassView | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'listClasses')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(trainingClassRef));
  return ids.map((id) => {
    const found = snapshot.find(trainingClassRef(id));
    if (!found) return undefined;
    const isVisible = isPublished(found) || allows(actor, 'listOfficeClasses', { centres: [found.organiser] });
    return isVisible ? found : undefined;
  });
}

/** At most 100 ids. */
export async function findAgencies(deps: Deps, actor: Actor, ids: readonly string[]): Promise<(Agency | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'listAgencies')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(agencyRef));
  return ids.map((id) => snapshot.find(agencyRef(id)));
}

/** From memory: rule sets are shipped, not stored. */
export function findRuleSets(deps: Deps): readonly RuleSet[] {
  return deps.ruleSets;
}

/** `APP#id` → `id`. */
function idIn(pk: string): string {
  return pk.slice(pk.indexOf('#') + 1);
}
