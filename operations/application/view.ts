import type { Application } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import { contextOf } from '#domain/application/lifecycle';
import { documentsOf } from '#domain/application/submission';
import { needsClass } from '#domain/card/renewal';
import type { Evaluation } from '#domain/eligibility/evaluation';
import type { FactDefinition, Facts } from '#domain/eligibility/fact';
import type { Actor } from '#operations/actor';
import { ApplicationView } from '#operations/answers';
import type { Deps } from '#operations/deps';
import { masked } from '#operations/masked';
import { reviewViewOf } from '#operations/review/review-view';
import { allowedActions } from './allowed-actions.ts';

/** Who looks, and when. */
export interface Viewer {
  actor: Actor;
  now: Date;
}

/** An application as its owner and its offices may see it; nothing that identifies the person leaves unmasked. */
export function viewOf(
  deps: Pick<Deps, 'ruleSets' | 'practice' | 'seal'>,
  application: Application,
  { actor, now }: Viewer,
): ApplicationView {
  const context = contextOf(application, deps, now);
  const definitions = applicationFacts(context.ruleSet);
  const { facts, evaluation } = application;
  // The schema lets nothing through that it does not name.
  return ApplicationView.parse({
    ...application,
    needsClass: needsClass(application, context.renewalNeedsTraining),
    facts: maskedFacts(facts, definitions),
    evaluation: maskedEvaluation(evaluation, definitions),
    requiredDocuments: documentsOf(application, context.ruleSet),
    allowedActions: allowedActions({ deps, actor }, application, context),
    review: reviewViewOf(application, context, definitions),
  });
}

/** A published rule set may put a condition on any fact, those that identify a person among them. */
export function maskedEvaluation(evaluation: Evaluation, definitions: readonly FactDefinition[]): Evaluation {
  const trace = evaluation.trace.map((entry) => {
    const definition = definitions.find(({ id }) => id === entry.fact);
    return entry.value === undefined ? entry : { ...entry, value: masked(definition, entry.value) };
  });
  return { ...evaluation, trace };
}

function maskedFacts(facts: Facts, definitions: readonly FactDefinition[]): Facts {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  return Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, masked(byId.get(id), value)]));
}
