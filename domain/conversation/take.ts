import { checkField, entryProblems } from '#domain/application/form-check';
import { formFacts } from '#domain/application/form-facts';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import type { Problem } from '#domain/problem';
import { correctChoice } from './choices.ts';
import type { Moved } from './moved.ts';
import { type Conversing, findDefinition, findRuleSetOf } from './position.ts';
import { said } from './said.ts';
import { answerOf, type State, sameValue, sortedFacts, withAnswer } from './state.ts';
import type { Reply } from './turn.ts';

export interface Taking {
  /** The fact that was asked for or is being corrected: its value replaces an earlier one without a question. */
  asked?: string | undefined;
  /** How its reader says it back, where that says more than the value (按最高的算). */
  label?: string | undefined;
  /** The person said that an earlier answer is wrong, so what the message says replaces it. */
  replaces?: boolean;
}

interface Taken {
  state: State;
  understood: { fact: string; label: string; said: string }[];
  changed: string[];
  withheld: string[];
  problems: Problem[];
}

/**
 * Puts what was understood into the answers. A value that is not valid leaves the old one standing; one that differs
 * from an earlier answer, and was not asked for, is put to the person instead of overwriting it; personal facts that
 * are said before consent are not kept.
 */
export function take(here: Conversing, values: Facts, how: Taking = {}): Moved {
  let taken: Taken = { state: here.state, understood: [], changed: [], withheld: [], problems: [] };
  for (const [fact, value] of Object.entries(sortedFacts(values))) {
    const definition = findDefinition(here.context, here.state, fact);
    if (definition) taken = takeOne({ ...here, state: taken.state }, taken, { definition, value, how });
  }
  return answered(here, taken, how);
}

interface Candidate {
  definition: FactDefinition;
  value: FactValue;
  how: Taking;
}

function takeOne(here: Conversing, taken: Taken, { definition, value, how }: Candidate): Taken {
  const { id, label } = definition;
  const { state } = here;
  if (!state.consent && isPersonal(definition)) return { ...taken, withheld: [...taken.withheld, label] };
  const problem = problemWith(here, definition, value);
  if (problem) return { ...taken, problems: [...taken.problems, problem] };
  const old = answerOf(state, id);
  const differs = old !== undefined && !sameValue(old, value);
  if (differs && how.asked !== id && !how.replaces) {
    return { ...taken, state: { ...state, proposed: sortedFacts({ ...state.proposed, [id]: value }) } };
  }
  return {
    ...taken,
    state: withAnswer(state, id, value),
    understood: [...taken.understood, { fact: id, label, said: saidBack(definition, value, how) }],
    changed: differs ? [...taken.changed, id] : taken.changed,
  };
}

/** Conditions about health and past sanctions are sensitive too, although the rules ask for them as plain facts. */
const sensitive = new Set(['healthy', 'permanentlyRevoked', 'upholdsParty']);

function isPersonal(definition: FactDefinition): boolean {
  if (definition.personal || sensitive.has(definition.id)) return true;
  return formFacts.some((fact) => fact.id === definition.id && fact.personal === true);
}

function saidBack(definition: FactDefinition, value: FactValue, how: Taking): string {
  const words = said(definition, value);
  return how.asked === definition.id && how.label?.startsWith(words) ? how.label : words;
}

/** Why a value cannot stand: not valid data, or against a condition on the filled form (说明1, 说明2). */
export function problemWith(here: Conversing, definition: FactDefinition, value: FactValue): Problem | undefined {
  const invalid = checkField(definition, value, here.context.today) ?? tooMuch(here, definition, value);
  if (invalid) return invalid;
  const ruleSet = findRuleSetOf(here.context, here.state);
  return ruleSet ? entryProblems(ruleSet, { [definition.id]: value })[0] : undefined;
}

/** All answers and disputes together, as stored; notes for the person who takes over come on top. */
const mostBytes = 22_000;

function tooMuch({ state }: Conversing, definition: FactDefinition, value: FactValue): Problem | undefined {
  const text = JSON.stringify([state.answers, state.proposed, value]);
  if (text.length < mostBytes / 4 || new TextEncoder().encode(text).length <= mostBytes) return undefined;
  const message = `${definition.label}：内容太多了，存不下，请精简一些。`;
  return { code: 'TOO_LONG', path: `answers.${definition.id}`, message };
}

/** Answers that may no longer hold once another one changes. They stay, and the person is told to look at them. */
const related: Readonly<Record<string, readonly string[]>> = {
  occupations: ['certificateMatches'],
  projects: ['certificateMatches'],
  skillLevel: ['certificateMatches', 'certificateName'],
  titleLevel: ['certificateMatches', 'titleName'],
  supervisorSource: ['agencyPosition'],
  tradeYears: ['tradeProof'],
};

function answered(here: Conversing, taken: Taken, how: Taking): Moved {
  const { state, understood, changed, withheld, problems } = taken;
  const lead: Reply[] = [];
  if (understood.length > 0) {
    const each = understood.map((item) => `${item.label}：${item.said}`).join('；');
    const plain = understood.every((item) => item.fact === how.asked);
    const text = changed.length > 0 ? `改好了：${each}。` : `记下了：${each}。${plain ? '' : '如有不对，直接告诉我。'}`;
    lead.push({ kind: 'UNDERSTOOD', text, understood });
  }
  const doubtful = [...new Set(changed.flatMap((fact) => related[fact] ?? []))].flatMap((fact) => {
    const value = understood.some((item) => item.fact === fact) ? undefined : answerOf(state, fact);
    const definition = value === undefined ? undefined : findDefinition(here.context, state, fact);
    return definition && value !== undefined ? [{ definition, value }] : [];
  });
  if (doubtful.length > 0) {
    const each = doubtful.map(({ definition, value }) => `${definition.label}“${said(definition, value)}”`).join('、');
    const choices = doubtful.map(({ definition }) => correctChoice(definition));
    lead.push({ kind: 'SAY', text: `之前答的${each}我还留着，如果也跟着变了，请告诉我。`, choices });
  }
  if (withheld.length > 0) {
    const text = `${[...new Set(withheld)].join('、')}属于个人信息，您同意之前我没有记下，同意之后请再说一次。`;
    lead.push({ kind: 'SAY', text });
  }
  if (problems.length === 0) return { state, lead };
  const text = problems.map((problem) => problem.message).join('\n');
  return { state, lead, again: { text, problems } };
}
