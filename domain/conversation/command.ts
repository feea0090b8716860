import { findClause, noticeNumber } from '#domain/notice';
import type { Command } from '#domain/understanding/understanding';
import { leftWords } from './ask.ts';
import { categoriesOf, switchChoices } from './choices.ts';
import { consentWords } from './consent.ts';
import { again, explained, type Moved, moved, say } from './moved.ts';
import { type Conversing, findDefinition, type Position, progressAt } from './position.ts';
import { type State, withDeferred } from './state.ts';
import { summaryWords } from './summary.ts';
import type { Reply } from './turn.ts';
import { verdictTold } from './verdict.ts';

/** What may be said at any time. Nothing here loses an answer without a yes first. */
export function obey(here: Conversing, position: Position, command: Command): Moved {
  const { state } = here;
  switch (command.command) {
    case 'BACK':
      return moved(goBack(state));
    case 'RESTART':
      return moved({ ...state, confirming: 'RESTART' });
    case 'CANCEL':
      return moved({ ...state, confirming: 'CANCEL' });
    case 'WHY':
      return explained(state, why(here, position));
    case 'PROGRESS':
      return explained(state, say(progressWords(here, position)));
    case 'SUMMARY':
      if (position.at === 'CONFIRM') return moved(state);
      return explained(state, { kind: 'SUMMARY', text: summaryWords(here) });
    case 'HELP':
      return explained(state, say(helpWords));
    case 'HUMAN':
      return handOver(here);
    case 'UNKNOWN':
      return unknown(here, position);
    case 'CORRECT':
      return correct(here, command.target);
    case 'CONFIRM':
      return again(state, 'NOTHING_TO_CONFIRM', '现在还没到确认这一步。');
  }
}

const helpWords = [
  '您可以直接说情况，一句话说几项也行，比如“我是电工高级技师，考评过5次”。还可以随时说：',
  '· “上一题”改刚答的；“手机号填错了”改某一项；“不知道”先跳过，以后再补',
  '· “为什么问这个”看依据；“还有多少题”看进度；“看看我填的”看汇总',
  '· “改报质量督导员”换类别；“重新开始”；“取消”；“转人工”',
].join('\n');

/** The last answer is asked once more; said again, the one before it. The old answer stands meanwhile. */
function goBack(state: State): State {
  const { proposed, choosingCorrection, confirming, correcting, ...rest } = state;
  if (confirming || choosingCorrection || proposed) return { ...rest, ...(correcting ? { correcting } : {}) };
  const at = correcting ? state.recent.indexOf(correcting) : state.recent.length;
  const before = at > 0 ? state.recent[at - 1] : undefined;
  return before ? { ...rest, correcting: before } : rest;
}

/** Leaves whatever is being changed as it was. */
export function leaveCorrection(state: State): State {
  const { proposed, choosingCorrection, confirming, correcting, ...rest } = state;
  return rest;
}

function correct(here: Conversing, target: string | undefined): Moved {
  const { choosingCorrection, correcting, ...rest } = here.state;
  if (target === 'category') return moved(rest, whichCategory(here));
  const derived: Record<string, string> = { sex: '性别', age: '年龄', birthDate: '出生日期' };
  const own = target && Object.hasOwn(derived, target) ? derived[target] : undefined;
  if (own) {
    const lead = say(`${own}是由身份证号码得出的，改身份证号码就会一起变。`);
    return moved({ ...rest, correcting: 'idNumber' }, lead);
  }
  const definition = target ? findDefinition(here.context, here.state, target) : undefined;
  const nothing = Object.keys(rest.answers).length === 0;
  if (!definition && nothing) return again(rest, 'NOTHING_TO_CORRECT', '还没有记下什么，没有要改的。');
  return moved(definition ? { ...rest, correcting: definition.id } : { ...rest, choosingCorrection: true });
}

function whichCategory(here: Conversing): Reply {
  const others = categoriesOf(here.context).filter((category) => category !== here.state.category);
  return {
    kind: 'SAY',
    text: '要改报哪一类？点选或者直接说“改报……”都行，已经答过的不用再答。',
    choices: switchChoices(others),
  };
}

/** 不知道 is an answer: the fact is set aside. While a fact is being corrected it means that the old answer stays. */
function unknown(here: Conversing, position: Position): Moved {
  const { state } = here;
  switch (position.at) {
    case 'FACT': {
      const { definition, optional } = position;
      const text = optional
        ? `好的，${definition.label}先空着。`
        : `没关系，${definition.label}先放一放，弄清楚了随时告诉我。`;
      return moved(withDeferred(state, definition.id), say(text));
    }
    case 'CORRECT':
    case 'PROPOSED':
    case 'WHICH':
      return moved(leaveCorrection(state), say('好的，那就保留原来的。'));
    case 'CATEGORY':
      return again(state, 'CATEGORY_UNDECIDED', '没关系，先说说您的情况：有什么职业资格或者职称，做什么工作？');
    default:
      return again(state, 'NOT_ANSWERED', '没关系，想好了再告诉我。');
  }
}

function handOver(here: Conversing): Moved {
  const text = [
    '好的，已请工作人员接手。下面是您到目前为止说的，会一并转给他们，不用再说一遍：',
    summaryWords(here),
    '之后您发的话我会记作留言。',
  ].join('\n');
  return moved({ ...here.state, handedOver: true }, { kind: 'HANDED_OVER', text });
}

function progressWords(here: Conversing, position: Position): string {
  const progress = progressAt(here.state, position);
  const count = Object.keys(here.state.answers).length;
  if (progress?.atMost === 0) return `都答完了（已记下${count}项），就等您确认。`;
  return progress ? `已记下${count}项，${leftWords(progress)}。` : `已记下${count}项。`;
}

/** The clause's own words; for a form's cell, the form that has it. */
function clauseWords(clause: string, label: string): string {
  const found = findClause(clause);
  if (!found) return `依据${clause}，需要知道${label}。`;
  if (/^附件\d$/u.test(clause)) return `${noticeNumber}${clause}《${found.text}》上有“${label}”这一栏，须如实填写。`;
  return `${noticeNumber} ${clause}规定：“${found.text}”所以需要知道：${label}。`;
}

function why(here: Conversing, position: Position): Reply {
  switch (position.at) {
    case 'FACT':
    case 'CORRECT':
    case 'PROPOSED':
      return { kind: 'WHY', text: clauseWords(position.definition.clause, position.definition.label) };
    case 'NOT_MET':
    case 'OPEN': {
      const { clauses } = verdictTold(here.context, position.ruleSet, here.state.answers);
      const texts = clauses.map((clause) => `${clause}：“${findClause(clause)?.text ?? clause}”`);
      return { kind: 'WHY', text: `依据${position.ruleSet.source}：\n${texts.join('\n') || '条件还没有定下来。'}` };
    }
    case 'CATEGORY':
      return { kind: 'WHY', text: clauseWords('一(一)', '您要申报的类别，不同类别条件不同') };
    case 'CONSENT':
      return { kind: 'WHY', text: consentWords };
    default:
      return { kind: 'WHY', text: '确认之后才会生成申报草稿，内容须真实有效，请您核对。' };
  }
}
