import { type FormCell, formOf, staysEmpty } from '#domain/application/form';
import { derivedFacts, tickBoxes } from '#domain/application/form-check';
import { categoryLabel } from '#domain/category';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { type Conversing, findDefinition, findRuleSetOf } from './position.ts';
import { said } from './said.ts';
import { answerOf } from './state.ts';

/** Everything answered so far, masked: the conditions first, then the form under its own labels. */
export function summaryWords(here: Conversing): string {
  const ruleSet = findRuleSetOf(here.context, here.state);
  const answered = Object.keys(here.state.answers);
  if (!ruleSet) {
    const lines = answered.flatMap((id) => line(here, id) ?? []);
    return lines.length > 0 ? `到目前为止记下了：\n${lines.join('\n')}` : '到目前为止还没有记下什么。';
  }
  const form = formOf(ruleSet.category);
  const cells = [...form.cells, ...form.roster];
  const inForm = new Set(cells.map((cell) => (cell.holds === 'fact' ? cell.fact : '')));
  const conditions = answered.filter((id) => !inForm.has(id)).flatMap((id) => line(here, id) ?? []);
  const fields = cells.flatMap((cell) => cellLine(here, ruleSet, cell) ?? []);
  const deferred = here.state.deferred.flatMap((id) => findDefinition(here.context, here.state, id)?.label ?? []);
  return [
    `申报类别：${categoryLabel[ruleSet.category]}（${ruleSet.source}）`,
    ...(conditions.length > 0 ? ['【申报条件】', ...conditions] : []),
    ...(fields.length > 0 ? [`【${form.id} ${form.title}】`, ...fields] : []),
    ...(deferred.length > 0 ? [`【还不清楚】${deferred.join('、')}`] : []),
  ].join('\n');
}

function line(here: Conversing, id: string): string | undefined {
  const definition = findDefinition(here.context, here.state, id);
  const value = answerOf(here.state, id);
  return definition && value !== undefined ? `· ${definition.label}：${said(definition, value)}` : undefined;
}

function cellLine(here: Conversing, ruleSet: RuleSet, cell: FormCell): string | string[] | undefined {
  const { answers } = here.state;
  switch (cell.holds) {
    case 'fact':
      return (
        line(here, cell.fact) ?? (staysEmpty(ruleSet.category, cell.fact, answers) ? `· ${cell.label}：无` : undefined)
      );
    case 'derived': {
      const derived = derivedFacts(answers, here.context.today);
      return derived && `· ${cell.label}：${derived[cell.derived]}（由身份证号得出）`;
    }
    case 'conditions':
      return tickBoxes(ruleSet, answers).map((box) => `${box.ticked ? '☑' : '□'} ${box.clause}：${box.words}`);
    default:
      return undefined;
  }
}
