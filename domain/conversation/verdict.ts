import { type Category, categoryLabel } from '#domain/category';
import { decidingEntries, evaluate } from '#domain/eligibility/evaluate';
import type { Evaluation } from '#domain/eligibility/evaluation';
import type { Facts } from '#domain/eligibility/fact';
import { nearestMiss } from '#domain/eligibility/nearest-miss';
import { nextQuestion } from '#domain/eligibility/next-question';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { type Conversing, findRuleSetOf, type Position } from './position.ts';
import { said } from './said.ts';
import type { ConversationContext, Reply } from './turn.ts';

type Told = NonNullable<Reply['verdict']>;

/** Categories, other than this one, that the answers so far do not rule out. */
export function otherCategories(context: ConversationContext, facts: Facts, category: Category): Category[] {
  const open = context.ruleSets.filter(
    (each, index) =>
      each.category !== category &&
      context.ruleSets.findIndex((other) => other.category === each.category) === index &&
      evaluate(each, facts).verdict !== 'NOT_MET',
  );
  return open.map((each) => each.category);
}

export function verdictTold(context: ConversationContext, ruleSet: RuleSet, facts: Facts): Told {
  const { verdict } = evaluate(ruleSet, facts);
  const notMet = verdict === 'NOT_MET';
  return {
    category: ruleSet.category,
    verdict,
    clauses: [...new Set(decidingEntries(ruleSet, facts).map((entry) => entry.clause))],
    nearestMiss: notMet ? nearestMiss(ruleSet, facts).map(({ fact, words, clause }) => ({ fact, words, clause })) : [],
    otherCategories: notMet ? otherCategories(context, facts, ruleSet.category) : [],
  };
}

/** Why not: each broken condition with its clause and the answer that broke it, then what would have changed it. */
export function refusalWords(context: ConversationContext, ruleSet: RuleSet, facts: Facts): string {
  const told = verdictTold(context, ruleSet, facts);
  const reasons = decidingEntries(ruleSet, facts).map((leaf) => {
    const definition = ruleSet.facts.find((each) => each.id === leaf.fact);
    const value = facts[leaf.fact];
    const yours =
      definition && value !== undefined ? `（您答的是：${definition.label} ${said(definition, value)}）` : '';
    return `· ${leaf.clause} 要求：${leaf.words}${yours}`;
  });
  // Nobody is one step away from never having been barred.
  const nearest = told.nearestMiss
    .filter(({ clause }) => clause !== '三(三)')
    .map((miss) => `${miss.words}（${miss.clause}）`);
  const others = told.otherCategories.map((category) => categoryLabel[category]);
  return [
    `按您目前的回答，暂时还不能申报${categoryLabel[ruleSet.category]}：`,
    ...new Set(reasons),
    ...(nearest.length > 0 ? [`只差一步：如果满足“${nearest.join('”或“')}”，就还有可能。`] : []),
    others.length > 0 ? `按这些回答，您还可以考虑：${others.join('、')}。` : '按这些回答，目前没有其他类别可报。',
    '哪一项答错了可以改；也可以换个类别，已经答过的不用再答。',
  ].join('\n');
}

/** Not decided: what it hangs on, and that the person may come back. */
export function openWords(ruleSet: RuleSet, evaluation: Evaluation, deferred: readonly string[]): string {
  const open = evaluation.dependsOn.filter((fact) => deferred.includes(fact));
  const lines = open.map((fact) => {
    const definition = ruleSet.facts.find((each) => each.id === fact);
    return `· ${definition?.label ?? fact}（${definition?.clause ?? ruleSet.source}）`;
  });
  return [
    `目前还不能下结论：没有不符合${categoryLabel[ruleSet.category]}条件的地方，但取决于下面这些您说还不清楚的：`,
    ...lines,
    '弄清楚了随时回来告诉我，已经答过的都给您留着。',
  ].join('\n');
}

function admissibleWords(ruleSet: RuleSet, evaluation: Evaluation): string {
  const label = categoryLabel[ruleSet.category];
  if (evaluation.verdict === 'MET') return `好消息：按您的回答，您符合${label}的申报条件。接下来填申报表。`;
  const open = evaluation.reviewerDecides.map((fact) => {
    const definition = ruleSet.facts.find((each) => each.id === fact);
    return `${definition?.label ?? fact}（${definition?.clause ?? ruleSet.source}）`;
  });
  return `您可以申报${label}。其中${open.join('、')}是否符合，由审核人员认定，我先如实记下。接下来填申报表。`;
}

type Standing = 'ASKING' | 'NOT_MET' | 'OPEN' | 'ADMISSIBLE';

/** Where the conditions alone stand, whatever else is being talked about. */
function standingOf({
  context,
  state,
}: Conversing): { ruleSet: RuleSet; evaluation: Evaluation; at: Standing } | undefined {
  const ruleSet = state.consent && !state.ended ? findRuleSetOf(context, state) : undefined;
  if (!ruleSet) return undefined;
  const evaluation = evaluate(ruleSet, state.answers);
  if (evaluation.verdict === 'NOT_MET') return { ruleSet, evaluation, at: 'NOT_MET' };
  if (nextQuestion(ruleSet, state.answers, state.deferred)) return { ruleSet, evaluation, at: 'ASKING' };
  return { ruleSet, evaluation, at: evaluation.admissible ? 'ADMISSIBLE' : 'OPEN' };
}

/** The person was refused before this message, and it changed nothing of the reasons. */
export function sameRefusal(before: Conversing, after: Conversing): boolean {
  const was = standingOf(before);
  const is = standingOf(after);
  if (was?.at !== 'NOT_MET' || is?.at !== 'NOT_MET' || was.ruleSet.id !== is.ruleSet.id) return false;
  const words = (here: Conversing) => refusalWords(here.context, is.ruleSet, here.state.answers);
  return words(before) === words(after);
}

/** A verdict that this message brought or changed is said at once, also in the middle of the form. */
export function news(before: Conversing, after: Conversing, position: Position): Reply[] {
  const was = standingOf(before);
  const is = standingOf(after);
  if (!is) return [];
  const same = was?.at === is.at && was.ruleSet.id === is.ruleSet.id;
  if (same) return [];
  const verdict = verdictTold(after.context, is.ruleSet, after.state.answers);
  if (is.at === 'ADMISSIBLE') return [{ kind: 'VERDICT', text: admissibleWords(is.ruleSet, is.evaluation), verdict }];
  const turned = was?.at === 'ADMISSIBLE' && was.ruleSet.id === is.ruleSet.id;
  const lead: Reply[] = turned ? [{ kind: 'SAY', text: '这一改，条件的结论也跟着变了。' }] : [];
  if (is.at === 'NOT_MET' && position.at !== 'NOT_MET') {
    return [...lead, { kind: 'VERDICT', text: refusalWords(after.context, is.ruleSet, after.state.answers), verdict }];
  }
  if (is.at === 'ASKING' && was?.at === 'NOT_MET' && was.ruleSet.id === is.ruleSet.id) {
    return [{ kind: 'SAY', text: '改过以后又有可能符合了，我们接着来。' }];
  }
  return lead;
}
