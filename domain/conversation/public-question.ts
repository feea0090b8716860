import { type Category, categoryLabel } from '#domain/category';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Condition } from '#domain/eligibility/rule-set';
import { findClause, noticeNumber } from '#domain/notice';
import { categoryWords } from './category-words.ts';
import { categoriesOf } from './choices.ts';
import { consentWords } from './consent.ts';
import { findRuleSetOf } from './position.ts';
import type { State } from './state.ts';
import type { ConversationContext } from './turn.ts';

const asksSomething =
  /[?？]|什么|啥|哪[些几里儿]|在哪|多少|多久|好久|怎么|咋|如何|吗|么$|呢$|要不要|能不能|可不可以|得不得行|有没得|有没有|[有要能会是][^，,。]{1,8}(?:不|没得|没有|莫得)[嘛哦哈哟]*$/u;
const longestQuestion = 80;

interface Topic {
  words: RegExp;
  answer(context: ConversationContext, category: Category | undefined, state: State): string;
}

function clause(id: string): string {
  return `${id}：${findClause(id)?.text ?? ''}`;
}

const topics: readonly Topic[] = [
  {
    words: /你是[^，,。]{0,4}(?:机器人|真人|人工|谁|哪个|啥子?$)/u,
    answer: () => '我是自动申报助手，不是真人。想找工作人员，请说“转人工”。',
  },
  {
    words:
      /(?:政策|规定|文件|通知|守则).{0,6}(?:哪[里儿]|在哪|怎么看)|(?:哪[里儿]|在哪|怎么).{0,4}看.{0,4}(?:政策|规定|文件|通知|守则)/u,
    answer: () =>
      `依据是省职鉴中心的培训通知（${noticeNumber}）。每一问都可以问“为什么问这个”，我把那一条念给您；也可以问“考评员要什么条件”。`,
  },
  { words: /个人信息|隐私|存多久|保存多久|谁能看/u, answer: () => consentWords },
  {
    words: /材料|资料|带什么|带啥|交什么|交啥|盖章/u,
    answer: (_, category) => clause(category === 'QUALITY_SUPERVISOR' ? '二(六)' : '一(六)2(1)'),
  },
  {
    words: /流程|步骤|怎么报|咋个报|如何报|怎么申报|报名方式|在哪.{0,3}报/u,
    answer: (_, category) => clause(category === 'QUALITY_SUPERVISOR' ? '二(六)' : '一(六)1'),
  },
  {
    words: /好久开|什么时候|啥时候|几月|哪天|时间/u,
    answer: (_, category) =>
      `${clause(category === 'QUALITY_SUPERVISOR' ? '二(二)' : '一(二)1')}具体以当期培训文件为准。`,
  },
  {
    words: /地点|在哪.{0,2}(?:考|培训|学|上课)/u,
    answer: () => '培训的时间、地点以省、市（州）职鉴中心的培训文件通知为准（一(四)）。',
  },
  { words: /费用|收费|多少钱|要钱|交钱/u, answer: () => `${noticeNumber}没有规定收费，以当期培训文件为准。` },
  {
    words: /年龄限制|多大年龄|年龄.{0,4}(要求|限)|(?:\d{2}|[二三四五六七]十\p{Script=Han}?)岁/u,
    answer: () => `${noticeNumber}没有规定年龄限制。`,
  },
  {
    words: /有效期|几年有效|管几年|管好久|(?:多久|好久)(?:到期|过期)/u,
    answer: () => `${noticeNumber}没有规定证卡有效期，以省职鉴中心的规定为准。`,
  },
  {
    words: /区别|不同|不一样|有哪几类|哪几种|哪些类别|(?:什么|啥子?)是|是(?:(?:什么|啥)(?!条件|要求)|[干做])/u,
    answer: describedWords,
  },
  {
    words: /(?:能|可以|该|适合)(?:够)?(?:报|申报|考|当)(?:些|点|个|得)*(?:什么|啥|哪)|报(?:哪|啥)/u,
    answer: (context, _, state) => openWords(context, state),
  },
  {
    words: /(?:没|无|莫)(?:有|得)?[^，,。]{0,6}(?:证|职称)[^，,。]{0,8}(?:能|可以|得行|行不行|咋|怎么)/u,
    answer: (context) =>
      `没有等级证书和职称的，可以看看${categoryLabel.SPECIAL_ABILITY_ASSESSOR}。${conditionsWords(context, 'SPECIAL_ABILITY_ASSESSOR')}`,
  },
  { words: /条件|要求|资格|够不够格|哪些人|什么人|啥子人|(能|可以)(报|申报|当)/u, answer: conditionsWords },
];

/** 那我能报啥子嘛: every category that the answers given so far do not rule out. */
export function openWords(context: ConversationContext, state: State): string {
  if (Object.keys(state.answers).length === 0) return kindsWords(context);
  const open = categoriesOf(context).filter((category) => {
    const ruleSet = context.ruleSets.find((each) => each.category === category);
    return ruleSet && evaluate(ruleSet, state.answers).verdict !== 'NOT_MET';
  });
  if (open.length === 0) return '按您目前的回答，没有可以申报的类别；哪一项答错了可以改。';
  return `按您目前的回答，还可以考虑：${open.map((category) => categoryLabel[category]).join('、')}。`;
}

/** For whoever does not know the names yet. */
function describedWords(context: ConversationContext): string {
  return [
    '可以申报：',
    ...categoriesOf(context).map((each) => `· ${categoryLabel[each]}：${categoryWords[each]}`),
  ].join('\n');
}

function kindsWords(context: ConversationContext): string {
  return `可以申报：${categoriesOf(context)
    .map((category) => categoryLabel[category])
    .join('、')}。`;
}

function conditionsWords(context: ConversationContext, category: Category | undefined): string {
  const asked = category ? context.ruleSets.filter((each) => each.category === category).slice(0, 1) : [];
  if (asked.length === 0) return `${kindsWords(context)}想看哪一类的条件，请说类别名称，比如“考评员要什么条件”。`;
  return asked
    .map((ruleSet) => {
      const lines = [...conditionLines(ruleSet.eligibility), ...conditionLines(ruleSet.entry)];
      return [`申报${categoryLabel[ruleSet.category]}的条件（${ruleSet.source}）：`, ...lines].join('\n');
    })
    .join('\n');
}

/** A tree of conditions as an indented list. */
function conditionLines(condition: Condition, indent = ''): string[] {
  if ('all' in condition) return condition.all.flatMap((part) => conditionLines(part, indent));
  if ('any' in condition) {
    return [`${indent}· 以下满足一项即可：`, ...condition.any.flatMap((part) => alternative(part, `${indent}　`))];
  }
  if ('of' in condition) {
    const head = `${indent}· 以下至少满足${condition.atLeast}项：`;
    return [head, ...condition.of.flatMap((part) => alternative(part, `${indent}　`))];
  }
  return [`${indent}· ${condition.words}（${condition.clause}）`];
}

/** One of several: what must hold together stands under its own head, so that none of it reads as enough alone. */
function alternative(part: Condition, indent: string): string[] {
  if (!('all' in part)) return conditionLines(part, indent);
  return [`${indent}· 同时满足：`, ...part.all.flatMap((each) => conditionLines(each, `${indent}　`))];
}

/** The category that a question names; the longest name first, since 高级考评员 contains 考评员. */
function namedCategory(text: string): Category | undefined {
  const names: [RegExp, Category][] = [
    [/高级考评/u, 'SENIOR_ASSESSOR'],
    [/专项/u, 'SPECIAL_ABILITY_ASSESSOR'],
    [/新职业/u, 'NEW_OCCUPATION_ASSESSOR'],
    [/督导/u, 'QUALITY_SUPERVISOR'],
    [/考评员/u, 'ASSESSOR'],
  ];
  return names.find(([name]) => name.test(text))?.[1];
}

/**
 * The answer to a question about the public rules: anyone may ask, before consent and after refusing it too. Undefined
 * where the text is not such a question.
 */
export function answerPublicQuestion(context: ConversationContext, state: State, text: string): string | undefined {
  if ([...text].length > longestQuestion || !asksSomething.test(text)) return undefined;
  const topic = topics.find((each) => each.words.test(text));
  return topic?.answer(context, namedCategory(text) ?? findRuleSetOf(context, state)?.category, state);
}
