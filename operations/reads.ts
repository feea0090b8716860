import type { Agency } from '#domain/agency';
import { type Application, ApplicationStatus } from '#domain/application';
import type { RuleSet } from '#domain/rule-set';
import { isPublished, type TrainingClass } from '#domain/training-class';
import { agencyRef } from '#store/agencies';
import { applicationRef, openApplication } from '#store/applications';
import { type EventRow, eventRef } from '#store/events';
import { read } from '#store/read';
import { listKey } from '#store/table';
import { trainingClassRef } from '#store/training-classes';
import type { Actor } from './actor.ts';
import type { ApplicationView, HistoryEntry, Page } from './answers.ts';
import { withChoices } from './choices.ts';
import type { Deps } from './deps.ts';
import type { ListAgenciesInput, ListClassesInput, PageInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { pageOf } from './page.ts';
import { allows } from './permission.ts';
import { personRef, targetOf } from './person.ts';
import { forbidden, notFound, unauthenticated } from './refusal.ts';
import { viewOf } from './view.ts';

/**
 * In the order asked; undefined for what does not exist and for what is not the actor's, alike. At most 100 ids. One
 * round for the applications, one for the classes and agencies they chose.
 */
export async function findApplications(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(ApplicationView | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'findApplication')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(applicationRef));
  const found = await Promise.all(
    ids.map(async (id) => {
      const row = snapshot.find(applicationRef(id));
      if (!row || !allows(actor, 'findApplication', targetOf(deps.seal, actor, { ...row, owner: row.owner }))) {
        return undefined;
      }
      return (await openApplication(deps.seal, id, row)).application;
    }),
  );
  const fresh = await withFreshChoices(deps, found);
  const viewer = { actor, now: deps.now() };
  return fresh.map((application) => application && viewOf(deps, application, viewer));
}

/** What a class's window is today, not what it was when it was chosen. */
async function withFreshChoices(
  deps: Deps,
  applications: readonly (Application | undefined)[],
): Promise<(Application | undefined)[]> {
  const refs = applications.flatMap((application) => [
    ...(application?.agency ? [agencyRef(application.agency.id)] : []),
    ...(application?.trainingClass ? [trainingClassRef(application.trainingClass.id)] : []),
  ]);
  if (refs.length === 0) return [...applications];
  const snapshot = await read(deps.store, refs);
  return applications.map((application) => application && withChoices(snapshot, application));
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

/** What happened to an application, oldest first; without personal data, so that supervisors may see it too. */
export async function listApplicationHistory(
  deps: Deps,
  actor: Actor,
  { applicationId, ...page }: PageInput & { applicationId: string },
): Promise<Outcome<Page<HistoryEntry>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  if (!allows(actor, 'listApplicationHistory')) return forbidden;
  const ref = applicationRef(applicationId);
  const row = (await read(deps.store, [ref])).find(ref);
  if (!row || !allows(actor, 'listApplicationHistory', targetOf(deps.seal, actor, row))) return notFound;
  const self = personRef(deps.seal, actor.subject);
  const from = { partition: ref.pk, prefix: 'EVENT#' };
  return pageOf(deps, { ...page, from }, async (keys) => {
    if (keys.length === 0) return [];
    const refs = keys.map(({ sk }) => eventRef(ref.pk, Number(sk.slice('EVENT#'.length))));
    const snapshot = await read(deps.store, refs);
    return refs.map((each) => {
      const event = snapshot.find(each);
      return event && entryOf(event, self);
    });
  });
}

function entryOf(event: EventRow, self: string): HistoryEntry {
  const { sequence, action, at, changed, reasons = [], fromStatus, toStatus, hash } = event;
  const { role, organisation, ref } = event.actor;
  return {
    ...{ sequence, action, at, changed, reasons, toStatus: ApplicationStatus.parse(toStatus), hash },
    ...(fromStatus !== undefined && { fromStatus: ApplicationStatus.parse(fromStatus) }),
    actor: { role, self: ref === self, ...(organisation !== undefined && { organisation }) },
  };
}

/** Published classes of a category, by their closing day. */
export function listClasses(deps: Deps, actor: Actor, input: ListClassesInput): Promise<Outcome<Page<TrainingClass>>> {
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

/** Published ones; at most 100 ids. */
export async function findClasses(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(TrainingClass | undefined)[]> {
  if (ids.length === 0 || !allows(actor, 'listClasses')) return ids.map(() => undefined);
  const snapshot = await read(deps.store, ids.map(trainingClassRef));
  return ids.map((id) => {
    const found = snapshot.find(trainingClassRef(id));
    return found && isPublished(found) ? found : undefined;
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
