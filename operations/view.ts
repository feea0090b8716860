import type { Application } from '#domain/application';
import type { Evaluation } from '#domain/evaluation';
import type { FactDefinition, Facts, FactValue } from '#domain/fact';
import { applicationFacts } from '#domain/form';
import { contextOf, type DecisionContext, editProblem, withdrawProblem } from '#domain/lifecycle';
import type { Problem } from '#domain/problem';
import { checkSubmission, documentsOf } from '#domain/submission';
import type { Actor } from './actor.ts';
import { type AllowedAction, ApplicationView } from './answers.ts';
import type { Deps } from './deps.ts';

/** Who looks, and when. */
export interface Viewer {
  actor: Actor;
  now: Date;
}

/** An application as its owner and its offices may see it; nothing that identifies the person leaves unmasked. */
export function viewOf(deps: Pick<Deps, 'ruleSets'>, application: Application, { now }: Viewer): ApplicationView {
  const context = contextOf(application, deps.ruleSets, now);
  const definitions = applicationFacts(context.ruleSet);
  const { facts, evaluation } = application;
  // The schema lets nothing through that it does not name.
  return ApplicationView.parse({
    ...application,
    facts: maskedFacts(facts, definitions),
    evaluation: maskedEvaluation(evaluation, definitions),
    requiredDocuments: documentsOf(application, context.ruleSet),
    allowedActions: allowedActions(application, context),
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

/** What its owner may do with it now, by the very functions that decide when it is done. */
function allowedActions(application: Application, context: DecisionContext): AllowedAction[] {
  const action = (name: AllowedAction['action'], because: (Problem | undefined)[]): AllowedAction => {
    const problems = because.filter((problem) => problem !== undefined);
    return { action: name, enabled: problems.length === 0, because: problems };
  };
  const check = checkSubmission(application, context);
  return [
    action('updateApplicationDraft', [editProblem(application)]),
    action('requestDocumentUpload', [editProblem(application)]),
    action('submitApplication', check.state ? [check.state] : [...check.ineligible, ...check.incomplete]),
    action('withdrawApplication', [withdrawProblem(application)]),
  ];
}

function maskedFacts(facts: Facts, definitions: readonly FactDefinition[]): Facts {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  return Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, masked(byId.get(id), value)]));
}

/** `510104********0019`, `138****0000`; any other length keeps only its last character. */
function masked(definition: FactDefinition | undefined, value: FactValue): FactValue {
  if (typeof value !== 'string') return value;
  if (definition?.kind === 'idNumber') return hidden(value, value.length === 18 ? [6, 4] : [0, 1]);
  if (definition?.kind === 'phone') return hidden(value, value.length === 11 ? [3, 4] : [0, 1]);
  return value;
}

function hidden(text: string, [head, tail]: [number, number]): string {
  return text.slice(0, head) + '*'.repeat(Math.max(0, text.length - head - tail)) + text.slice(text.length - tail);
}
