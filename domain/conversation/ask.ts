import { categoryLabel } from '#domain/category';
import type { FactDefinition } from '#domain/eligibility/fact';
import type { Problem } from '#domain/problem';
import { answerChoices, categoryChoices, correctChoice, switchChoices } from './choices.ts';
import { askConsent } from './consent.ts';
import { answeredFacts, type Conversing, findDefinition, type Position, progressAt } from './position.ts';
import { said } from './said.ts';
import { answerOf, type State } from './state.ts';
import { summaryWords } from './summary.ts';
import type { Reply } from './turn.ts';
import { openWords, otherCategories, refusalWords, verdictTold } from './verdict.ts';

/** Why the same thing is asked once more. */
export interface Again {
  text: string;
  problems?: Problem[];
}

type At<Name extends Position['at']> = Extract<Position, { at: Name }>;

/** What is said last in a turn: the question that the conversation now stands at, and what may be chosen. */
export function askAt(here: Conversing, position: Position, why: { again?: Again; brief?: true } = {}): Reply {
  const asked = question(here, position);
  const read = position.at === 'NOT_MET' || position.at === 'OPEN' || position.at === 'CONFIRM';
  // A long text that was just read is not said twice; its choices stay.
  const text = read && (why.again || why.brief) ? '您可以直接说要改哪一项、要换哪个类别，或者从选项里选。' : asked.text;
  const { again } = why;
  if (!again) return { ...asked, text };
  const problems = again.problems ? { problems: again.problems } : {};
  return { ...asked, kind: 'ASK_AGAIN', text: `${again.text}\n${text}`, ...problems };
}

function question(here: Conversing, position: Position): Reply {
  switch (position.at) {
    case 'ENDED':
      return ended(here.state);
    case 'HANDED_OVER':
      return { kind: 'SAY', text: '已经请工作人员接手。想继续自己填，请说“继续”。', choices: [resume] };
    case 'SURE':
      return sure(position);
    case 'CONSENT':
      return askConsent('ASK', '您同意按上面的说明处理个人信息吗？（说“说明”可以再看一遍）');
    case 'CATEGORY':
      return {
        kind: 'ASK',
        text: '您想申报哪一类？\n可以点选，也可以直接说您的情况，比如“我是电工高级技师，想当考评员”；分不清的，问“有什么区别”。〔依据 一(一)、二(一)〕',
        choices: categoryChoices(here.context),
        ask: { step: 'CATEGORY', label: '申报类别', clause: '一(一)' },
      };
    case 'PROPOSED':
      return proposed(here, position);
    case 'WHICH':
      return which(here);
    case 'CORRECT':
      return correct(here, position);
    case 'FACT':
      return fact(here, position);
    default:
      return settled(here, position);
  }
}

const resume = { id: 'resume', label: '继续自己填' };

function ended(state: State): Reply {
  const text = {
    DRAFTED: '您的申报草稿已经生成，这次对话到此为止。请到申报页面核对、上传材料并提交；要修改内容也在那里改。',
    CANCELLED: '这次对话已经结束，填过的内容已清除。想重新申报，请说“重新开始”。',
    REFUSED: '没有您的同意，我不会询问或保存任何个人信息。政策问题随时可以问我；改主意了请说“重新开始”。',
  }[state.ended ?? 'CANCELLED'];
  const choices = state.ended === 'DRAFTED' ? {} : { choices: [{ id: 'restart', label: '重新开始' }] };
  return { kind: 'ENDED', text, ...choices };
}

function sure(position: At<'SURE'>): Reply {
  const text =
    position.of === 'RESTART' ? '确定要清空已经答过的内容，从头开始吗？' : '确定要结束并删除已经填过的内容吗？';
  return {
    kind: 'ASK',
    text,
    choices: [
      { id: `sure:${position.of}`, label: position.of === 'RESTART' ? '确定，重新开始' : '确定，结束' },
      { id: 'back', label: '不，接着来' },
    ],
    ask: { step: 'CONFIRM', label: position.of === 'RESTART' ? '重新开始' : '结束' },
  };
}

function askOf(step: 'FACT' | 'CORRECT', { id, kind, label, clause }: FactDefinition) {
  return { step, fact: id, kind, label, clause };
}

function proposed(here: Conversing, { definition, value }: At<'PROPOSED'>): Reply {
  const old = answerOf(here.state, definition.id);
  const now = said(definition, value);
  const [text, taking, keeping] =
    old === undefined
      ? [`这段话像是${definition.label}：“${now}”，就用它吗？`, '就用它', '不用']
      : [
          `${definition.label}之前记的是“${said(definition, old)}”，刚才说的是“${now}”，以哪个为准？`,
          '用新的',
          '保留原来的',
        ];
  return {
    kind: 'ASK',
    text: `${text}〔依据 ${definition.clause}〕`,
    choices: [
      { id: `take@${definition.id}`, label: taking },
      { id: `keep@${definition.id}`, label: keeping },
    ],
    ask: askOf('CORRECT', definition),
  };
}

function which(here: Conversing): Reply {
  const answered = answeredFacts(here);
  return {
    kind: 'ASK',
    text: answered.length > 0 ? '要改哪一项？可以点选，也可以直接说，比如“手机号填错了”。' : '还没有答过什么可改的。',
    choices: [...answered.map(correctChoice), { id: 'back', label: '不改了，接着来' }],
    ask: { step: 'CORRECT', label: '修改' },
  };
}

function correct(here: Conversing, { definition }: At<'CORRECT'>): Reply {
  const old = answerOf(here.state, definition.id);
  const before = old === undefined ? '' : `${definition.label}现在记的是“${said(definition, old)}”，改好以前不会动。\n`;
  return {
    kind: 'ASK',
    text: `${before}${wordsOf(definition)}\n〔依据 ${definition.clause}〕`,
    choices: [
      ...answerChoices(definition, definition.optional === true).filter((choice) => !choice.id.startsWith('unknown')),
      { id: 'back', label: '不改了，接着来' },
    ],
    ask: askOf('CORRECT', definition),
  };
}

function wordsOf(definition: FactDefinition): string {
  return definition.help ? `${definition.question}\n${definition.help}` : definition.question;
}

function fact(here: Conversing, position: At<'FACT'>): Reply {
  const { definition, optional } = position;
  const progress = progressAt(here.state, position);
  return {
    kind: 'ASK',
    text: `${wordsOf(definition)}\n〔依据 ${definition.clause}${progress ? `；${leftWords(progress)}` : ''}〕`,
    choices: answerChoices(definition, optional || definition.optional === true),
    ask: askOf('FACT', definition),
    ...(progress ? { progress } : {}),
  };
}

export function leftWords({ atLeast, atMost }: { atLeast: number; atMost: number }): string {
  return atLeast === atMost ? `还有${atMost}个问题` : `还有${atLeast}到${atMost}个问题`;
}

const human = { id: 'human', label: '找工作人员' };
const end = { id: 'cancel', label: '结束' };

/** Nothing is left to ask: a verdict stands, or the form is full. */
function settled(here: Conversing, position: At<'NOT_MET' | 'OPEN' | 'OPEN_FORM' | 'CONFIRM'>): Reply {
  const { context, state } = here;
  const { ruleSet } = position;
  if (position.at === 'NOT_MET') {
    const verdict = verdictTold(context, ruleSet, state.answers);
    const nearest = verdict.nearestMiss.flatMap((miss) => findDefinition(context, state, miss.fact) ?? []);
    const choices = [...switchChoices(verdict.otherCategories), ...nearest.map(correctChoice), edit, human, end];
    return { kind: 'VERDICT', text: refusalWords(context, ruleSet, state.answers), choices, verdict };
  }
  if (position.at === 'OPEN') {
    const open = position.evaluation.dependsOn.filter((id) => state.deferred.includes(id));
    const answers = open.flatMap((id) => findDefinition(context, state, id) ?? []).map(answerNow);
    const others = switchChoices(otherCategories(context, state.answers, ruleSet.category));
    const verdict = verdictTold(context, ruleSet, state.answers);
    const text = openWords(ruleSet, position.evaluation, state.deferred);
    return { kind: 'VERDICT', text, choices: [...answers, ...others, edit, human, end], verdict };
  }
  if (position.at === 'OPEN_FORM') {
    const labels = position.deferred.map((each) => each.label).join('、');
    const choices = [...position.deferred.map(answerNow), edit, human, end];
    return {
      kind: 'ASK',
      text: `就差这几项了：${labels}。弄清楚了随时回来告诉我，填齐就能生成申报草稿。`,
      choices,
      ask: confirm,
    };
  }
  return {
    kind: 'SUMMARY',
    text: `${summaryWords(here)}\n都对的话请回复“确认”，我就生成${categoryLabel[ruleSet.category]}申报草稿；哪里不对直接说。`,
    choices: [{ id: 'confirm', label: '确认无误' }, edit, human],
    ask: confirm,
    progress: { atLeast: 0, atMost: 0 },
  };
}

const edit = { id: 'edit', label: '修改某一项' };
const confirm = { step: 'CONFIRM' as const, label: '确认' };

function answerNow(definition: FactDefinition) {
  return { id: `correct:${definition.id}`, label: `现在答：${definition.label}` };
}
