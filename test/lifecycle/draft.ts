import { requiredDocuments } from '#domain/application/required-documents';
import type { Facts } from '#domain/eligibility/fact';
import { createDraft } from '#operations/chat/create-draft';
import { agencyRef } from '#store/agencies';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { chosenClassRef } from '#store/training-classes';
import { draftContent } from '#test/operations/world';
import { actorOf, factsOf, identityOf } from './cast.ts';
import type { Stage } from './deed.ts';
import type { Life, Model } from './model.ts';
import { scansOf } from './rules/renewal.ts';
import { isOpenFor } from './rules/routing.ts';
import type { DraftStep } from './step.ts';

/** What the person answers: somebody of an HR department stands under no agency, somebody else does not meet the conditions. */
function oddities({ hr, fit, category }: Life): Facts {
  const unfit = category === 'QUALITY_SUPERVISOR' ? { healthy: false } : { skillLevel: 'JUNIOR', ...noOtherWay };
  return { ...(hr && { supervisorSource: 'HR_DEPARTMENT' }), ...(!fit && unfit) };
}

/** Of 附件2's alternatives none. */
const noOtherWay = { teachingYears: 0, tradeYears: 1, tradeProof: false };

/** The life that begins with this draft, the class chosen if one may register for it; undefined if there is one of that name. */
export function lifeOf(model: Model, step: DraftStep): Life | undefined {
  if (model.lives[step.as]) return undefined;
  const { as: name, by: owner, category, agency, route, fit, scans } = step;
  const chosen = isOpenFor(model, model.classes[step.trainingClass ?? ''], category) ? step.trainingClass : undefined;
  return {
    ...{ name, id: '', owner, identity: identityOf(owner), category, status: 'DRAFT', version: 1 },
    ...(agency !== undefined && { agency }),
    ...(route !== undefined && { route }),
    ...(chosen !== undefined && { trainingClass: chosen }),
    ...{ hr: agency === undefined, fit, scans, deciders: { AGENCY_REVIEW: [], CENTRE_REVIEW: [] } },
  };
}

interface Drafting {
  step: DraftStep;
  life: Life;
  /** Asks again where the table could not be reached. */
  patiently: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A draft as a conversation leaves it, its scans uploaded already unless one is left for later; answers its id. */
export async function draftWritten(
  { deps }: Stage,
  model: Model,
  { step, life, patiently }: Drafting,
): Promise<string> {
  const now = deps.now();
  const refs = {
    agency: agencyRef(life.agency ?? ''),
    class: chosenClassRef(model.classes[life.trainingClass ?? '']?.id ?? ''),
  };
  const chosen = await patiently(() => read(deps.store, [refs.agency, refs.class]));
  const [agency, trainingClass] = [chosen.find(refs.agency), chosen.find(refs.class)];
  const content = draftContent(life.category, { ...factsOf(step.by), ...oddities(life) });
  const kinds = requiredDocuments(life.category, content.facts).map(({ kind }) => kind);
  const more = {
    documents: scansOf(step.scans ? kinds : kinds.filter((kind) => kind !== 'PHOTO'), now),
    ...(agency && { agency }),
    ...(trainingClass && { trainingClass }),
    ...(life.route && { route: life.route }),
  };
  const draft = await createDraft(deps, { actor: actorOf(step.by), content, now, more });
  // MOVED: it was written before the answer was lost.
  await patiently(async () => commit(deps.store, await read(deps.store, []), draft.writes));
  return draft.applicationId;
}
