import { applicationFacts, askedFields, staysEmpty } from '#domain/application/form';
import { formFacts } from '#domain/application/form-facts';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Evaluation } from '#domain/eligibility/evaluation';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { nextQuestion, progress } from '#domain/eligibility/next-question';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { answerOf, type State } from './state.ts';
import type { ConversationContext } from './turn.ts';

export interface Conversing {
  context: ConversationContext;
  state: State;
}

/** Where a conversation stands. It is computed from the stored answers each time and never stored. */
export type Position =
  | { at: 'ENDED' | 'HANDED_OVER' | 'CONSENT' | 'CATEGORY' | 'WHICH' }
  | { at: 'SURE'; of: 'RESTART' | 'CANCEL' }
  | { at: 'PROPOSED'; definition: FactDefinition; value: FactValue }
  | { at: 'CORRECT'; definition: FactDefinition }
  | { at: 'FACT'; definition: FactDefinition; optional: boolean; ruleSet: RuleSet }
  /** No application is possible with these answers, or (OPEN) not before a deferred fact is answered. */
  | { at: 'NOT_MET' | 'OPEN'; ruleSet: RuleSet; evaluation: Evaluation }
  /** The conditions are met and the form is full, but for fields answered with 不知道. */
  | { at: 'OPEN_FORM'; ruleSet: RuleSet; deferred: FactDefinition[] }
  | { at: 'CONFIRM'; ruleSet: RuleSet; evaluation: Evaluation };

/** The version that the conversation began under; the newest of its category if that one is no longer offered. */
export function findRuleSetOf(context: ConversationContext, state: State): RuleSet | undefined {
  if (!state.category) return undefined;
  return (
    context.ruleSets.find((each) => each.id === state.ruleSetId && each.category === state.category) ??
    context.ruleSets.find((each) => each.category === state.category)
  );
}

/** A fact as the current category knows it, else as any category or form does. */
export function findDefinition(context: ConversationContext, state: State, fact: string): FactDefinition | undefined {
  const ruleSet = findRuleSetOf(context, state);
  const own = ruleSet ? applicationFacts(ruleSet).find((each) => each.id === fact) : undefined;
  if (own) return own;
  return [...context.ruleSets.flatMap((each) => each.facts), ...formFacts].find((each) => each.id === fact);
}

/** What has been answered, in the order of the conditions and the form; what belongs to neither comes last. */
export function answeredFacts({ context, state }: Conversing): FactDefinition[] {
  const ruleSet = findRuleSetOf(context, state);
  const inOrder = ruleSet ? applicationFacts(ruleSet).map(({ id }) => id) : [];
  const answered = new Set(
    [...inOrder, ...Object.keys(state.answers)].filter((id) => Object.hasOwn(state.answers, id)),
  );
  return [...answered].flatMap((id) => findDefinition(context, state, id) ?? []);
}

export function findPosition(context: ConversationContext, state: State): Position {
  if (state.ended) return { at: 'ENDED' };
  if (state.handedOver) return { at: 'HANDED_OVER' };
  if (state.confirming) return { at: 'SURE', of: state.confirming };
  if (!state.consent) return { at: 'CONSENT' };
  for (const [fact, value] of Object.entries(state.proposed ?? {})) {
    const definition = findDefinition(context, state, fact);
    if (definition) return { at: 'PROPOSED', definition, value };
  }
  if (state.choosingCorrection) return { at: 'WHICH' };
  const correcting = state.correcting ? findDefinition(context, state, state.correcting) : undefined;
  if (correcting) return { at: 'CORRECT', definition: correcting };
  const ruleSet = findRuleSetOf(context, state);
  return ruleSet ? positionUnder(ruleSet, state) : { at: 'CATEGORY' };
}

function positionUnder(ruleSet: RuleSet, state: State): Position {
  const evaluation = evaluate(ruleSet, state.answers);
  if (evaluation.verdict === 'NOT_MET') return { at: 'NOT_MET', ruleSet, evaluation };
  const definition = nextQuestion(ruleSet, state.answers, state.deferred);
  if (definition) return { at: 'FACT', definition, optional: false, ruleSet };
  if (!evaluation.admissible) return { at: 'OPEN', ruleSet, evaluation };
  const open = openFields(ruleSet, state);
  const next = open.find((field) => !state.deferred.includes(field.definition.id));
  if (next) return { at: 'FACT', ...next, ruleSet };
  if (open.length > 0) return { at: 'OPEN_FORM', ruleSet, deferred: open.map((field) => field.definition) };
  return { at: 'CONFIRM', ruleSet, evaluation };
}

/** The cells of the form that nobody has answered yet; an optional one may be left, once it has been asked. */
function openFields(ruleSet: RuleSet, state: State) {
  return askedFields(ruleSet.category).filter(
    ({ definition: { id }, optional }) =>
      answerOf(state, id) === undefined &&
      !staysEmpty(ruleSet.category, id, state.answers) &&
      !(optional && state.deferred.includes(id)),
  );
}

/** Questions until the verdict, and once that is settled until the form is full. */
export function progressAt(state: State, position: Position): { atLeast: number; atMost: number } | undefined {
  if (position.at === 'CONFIRM') return { atLeast: 0, atMost: 0 };
  if (position.at !== 'FACT') return undefined;
  const { ruleSet } = position;
  if (nextQuestion(ruleSet, state.answers, state.deferred)) return progress(ruleSet, state.answers, state.deferred);
  const left = openFields(ruleSet, state).filter((field) => !state.deferred.includes(field.definition.id)).length;
  return { atLeast: left, atMost: left };
}
