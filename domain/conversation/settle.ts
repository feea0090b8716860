import type { DraftContent } from '#domain/application/draft';
import { applicationFacts, formTitle, staysEmpty } from '#domain/application/form';
import { type Category, categoryLabel } from '#domain/category';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { leaveCorrection } from './command.ts';
import { consentVersion, consentWords, greeting } from './consent.ts';
import { again, type Moved, moved, say } from './moved.ts';
import { type Conversing, findRuleSetOf } from './position.ts';
import { answerOf, emptyState, type State, sortedFacts } from './state.ts';

/** Turning points of a conversation: consent, the category, the draft, the end. */
export function agree(here: Conversing): Moved {
  const consent = { version: consentVersion, on: here.context.today };
  return moved({ ...here.state, consent }, say('谢谢您的信任，我们开始。'));
}

/** Nothing that was said before is kept. */
export function refuseConsent(): Moved {
  return moved({ ...emptyState, ended: 'REFUSED' }, say('好的，尊重您的决定，您说过的我都没有保留。'));
}

/** The answers are shared between categories: whoever changes over is asked only for what is new. */
export function chooseCategory(here: Conversing, category: Category): Moved {
  const ruleSet = here.context.ruleSets.find((each) => each.category === category);
  if (!ruleSet)
    return again(here.state, 'CATEGORY_NOT_OPEN', `${categoryLabel[category]}目前没有开放申报，请换一个类别。`);
  const before = here.state.category;
  const state = { ...leaveCorrection(here.state), category, ruleSetId: ruleSet.id };
  if (before === category) return moved(state);
  const kept = before ? `已经答过的不用再答。` : '';
  return moved(state, say(`好的，${before ? '改为' : ''}申报${categoryLabel[category]}（${ruleSet.source}）。${kept}`));
}

export function restart(state: State): Moved {
  if (state.consent && !state.ended) return moved({ ...emptyState, consent: state.consent }, say('好的，从头开始。'));
  return moved(emptyState, say(greeting), say(consentWords));
}

export function cancel(): Moved {
  return moved({ ...emptyState, ended: 'CANCELLED' }, say('好的，这次申报已取消。欢迎随时再来。'));
}

/** Only what the category's conditions and form ask for: answers given for another category stay out of the draft. */
function draftFacts(ruleSet: RuleSet, state: State): Facts {
  const wanted = applicationFacts(ruleSet).filter((each) => !staysEmpty(ruleSet.category, each.id, state.answers));
  return sortedFacts(
    Object.fromEntries(
      wanted.flatMap(({ id }) => {
        const value = answerOf(state, id);
        return value === undefined ? [] : [[id, value]];
      }),
    ),
  );
}

/** The one draft of this conversation. Called only where the form is full, admissible and confirmed. */
export function createDraft(here: Conversing): Moved {
  const ruleSet = findRuleSetOf(here.context, here.state);
  const { consent, category } = here.state;
  if (!ruleSet || !consent || !category) return again(here.state, 'NOTHING_TO_CONFIRM', '现在还没到确认这一步。');
  const facts = draftFacts(ruleSet, here.state);
  const evaluation = evaluate(ruleSet, facts);
  if (!evaluation.admissible) return again(here.state, 'NOT_ADMISSIBLE', '按目前的回答还不能申报，请再看看。');
  const draft: DraftContent = { category, ruleSetId: ruleSet.id, facts, evaluation, consent };
  const text = [
    `申报草稿已生成：${formTitle(category)}。`,
    '接下来：打印申报表，本人签名、单位盖章，连同证书和身份证等材料扫描上传，再提交审核。',
    '提交之前都可以修改。祝您顺利！',
  ].join('\n');
  return { state: { ...here.state, ended: 'DRAFTED' }, lead: [{ kind: 'DRAFT_CREATED', text }], draft };
}
