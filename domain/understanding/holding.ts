import type { FactValue } from '#domain/eligibility/fact';
import { type Clause, type Standing, standingOf, tookBack } from './clause.ts';
import { durationsIn, isVague, notOnce, oneQuantity, type Quantity, timesIn } from './quantity.ts';

/** What a clause says about one fact, or why it is not sure. */
export type Finding = { fact: string; value: FactValue } | { fact: string; why: string };

interface YesNoWords {
  fact: string;
  words: RegExp;
  /** What must stand in the clause for it to say yes; without it the clause says nothing. */
  yes: RegExp;
}

const got = /已经|满|拿|有|取得|考|办|持|领|发|获|得|评|当|是|做|在手/u;

/** Facts of yes and no that people mention by themselves, each by the words that name it. */
const yesNoFacts: readonly YesNoWords[] = [
  { fact: 'holdsAssessorCard', words: /考评员?(?:的)?(?:资格)?(?:证书|证卡|证|卡|资格)/u, yes: got },
  {
    fact: 'honour',
    words: /技术能手|工匠|劳动模范|劳模|传承人|工艺美术大师|荣誉(?:证书|称号)?|表彰|劳动奖章|技术标兵/u,
    yes: /拿|有|获|得|评|是|授予|当选|^(?!.*(?:认识|采访|请|参观|见|听|找|学|和|跟|给|为)).{0,8}$/u,
  },
  { fact: 'competitionJudge', words: /裁判|评委|大赛.{0,6}专家|竞赛.{0,6}专家/u, yes: /当|做|担任|是|任|聘|干|执裁/u },
  {
    fact: 'trainingExperience',
    words: /(?:带|做|搞|干|从事|参与|上|讲)过.{0,8}(?:培训|实训|考核|鉴定|命题)/u,
    yes: /过/u,
  },
  {
    fact: 'healthy',
    words:
      /身体(?:都|也|很|一直|还|挺|倍儿|非常|状况)*(?:健康|好|硬朗|棒|没[得有]?(?:问题|毛病|病)|莫得(?:问题|毛病))|健康状况(?:良好|好)/u,
    yes: /./u,
  },
];

const wish = /想|要(?!求)|准备|打算|报(?!告)|申请|申报|申领|怎么|咋/u;

function doubtful(standing: Standing): boolean {
  return standing === 'HEDGED' || standing === 'PENDING' || standing === 'LAPSED';
}

function yesNoIn(clauses: readonly Clause[], at: number): Finding[] {
  const clause = clauses[at];
  if (clause === undefined || clause.ofOthers || clause.asked) return [];
  return yesNoFacts.flatMap(({ fact, words, yes }): Finding[] => {
    const match = words.exec(clause.text);
    if (match === null) return [];
    const denied = /[没莫无未不](?!问题|毛病|病|得(?:问题|毛病|病)|有(?:问题|毛病|病))/u.test(
      clause.text.replace(/不错/gu, ''),
    );
    const standing = tookBack(clauses[at + 1]) ?? standingOf(clauses, at, match.index, match.index + match[0].length);
    if (standing === 'NEGATED' || (denied && fact !== 'healthy'))
      return wish.test(clause.text) || /取消|吊销|撤销/u.test(clause.text) ? [] : [{ fact, value: false }];
    if (doubtful(standing)) return [{ fact, why: '说得不确定' }];
    if (fact === 'healthy') return [{ fact, value: true }];
    if (standing !== 'ASSERTED' || wish.test(clause.text)) return [];
    return yes.test(clause.text.replace(words, '')) || clause.text === match[0] ? [{ fact, value: true }] : [];
  });
}

/** 我是考评员 says that the card is held; 我想当考评员 does not. */
function isAssessor(clause: Clause): Finding[] {
  if (clause.asked || clause.ofOthers || wish.test(clause.text)) return [];
  if (/(?:不是|还不是|没当).{0,3}考评员/u.test(clause.text)) return [{ fact: 'holdsAssessorCard', value: false }];
  const is =
    /(?:我|本人|本来|已经|现在|目前|就)(?:就|已经|现在)?是(?:一?名|个|一个)?(?:省级|市级|正式|国家|职业技能|高级)*考评员$/u;
  return is.test(clause.text) ? [{ fact: 'holdsAssessorCard', value: true }] : [];
}

function revoked(clause: Clause): Finding[] {
  if (
    clause.asked ||
    clause.ofOthers ||
    !/(?:取消|吊销|撤销).{0,6}资格|资格.{0,6}(?:取消|吊销|撤销)|(?:取消|吊销)过/u.test(clause.text)
  )
    return [];
  const fact = 'permanentlyRevoked';
  if (/没|莫|未|不曾|从不|无/u.test(clause.text)) return [{ fact, value: false }];
  return [{ fact, why: '是否永久取消要问清' }];
}

interface AmountWords {
  fact: string;
  words: RegExp;
  find: (text: string) => Quantity[];
}

/** Which years are meant, by the words beside them; the first that fits. A card held two years is not two years of assessing. */
const amounts: readonly AmountWords[] = [
  { fact: 'assessmentCount', words: /考评|考核过|评过|参加|执考/u, find: timesIn },
  { fact: 'teachingYears', words: /教(?!材|育|练)|授课|任教|讲课|教龄|教学/u, find: durationsIn },
  {
    fact: 'workYears',
    words:
      /工龄|工作年限|参加工作|工作(?=了|已|有|满|\d|[一二三四五六七八九十两])|从业|从事|[干做]了?(?:这行|本行|这一行)|入行|上班/u,
    find: durationsIn,
  },
];
const assessing =
  /实际考评|考评(?:工作|经历|经验)?(?:干|做|搞|当|了|已|有|满|共|年限|时间|工作|经历|经验|$)|[当做干搞]了?.{0,8}考评|考评员[干做当]/u;
const cardHeld = /(?:证|卡|资格).{0,6}(?:拿|有|考|办|取得|持|领|到手|下来)|(?:拿|持|取得|领).{0,8}(?:证|卡|资格)/u;

function amountFinding(fact: string, clause: Clause, find: (text: string) => Quantity[]): Finding[] {
  const read = oneQuantity([clause.text], find);
  if ('value' in read) return [{ fact, value: read.value }];
  return read.doubt === 'NOT_UNDERSTOOD' ? [] : [{ fact, why: '数目不确定' }];
}

/** 一次都没考评过, 书一天都没教过. */
function noneIn(text: string, topic: string): Finding[] {
  if (/[去今前]年/u.test(text)) return [];
  if (!/[一半][天日]|[零0]年/u.test(text))
    return /考评|考核过|评过|执考/u.test(topic) ? [{ fact: 'assessmentCount', value: 0 }] : [];
  if (/考评/u.test(text)) return [{ fact: 'assessingYears', value: 0 }];
  return /教(?!材|育|练)|讲课|授课/u.test(text) ? [{ fact: 'teachingYears', value: 0 }] : [];
}

/** A number of years or times takes its subject from its clause, or from the one before: 考评过，一共12次. */
function amountsIn(clauses: readonly Clause[], at: number): Finding[] {
  const clause = clauses[at];
  if (clause === undefined || clause.ofOthers || clause.asked || /如果|要是|需要|必须|要求/u.test(clause.text))
    return [];
  const topic = clauses
    .slice(Math.max(0, at - 2), at + 1)
    .map((each) => each.text)
    .join(',');
  if (notOnce.test(clause.text)) return noneIn(clause.text, topic);
  const found: Finding[] = [];
  const [times] = amounts;
  if (times !== undefined && timesIn(clause.text).length > 0 && times.words.test(topic)) {
    const period = /每|去年|今年|上半年|下半年/u.test(clause.text) && !/一共|总共|共/u.test(clause.text);
    found.push(...(period ? [{ fact: times.fact, why: '不是总次数' }] : amountFinding(times.fact, clause, timesIn)));
  }
  if (/(?:还|从来)?(?:没有?|没得|莫得|未)(?:实际|正式)?(?:参加|参与)?考评过$/u.test(clause.text))
    found.push({ fact: 'assessmentCount', value: 0 });
  // 有两年没考评了 counts the years without.
  if (durationsIn(clause.text).length === 0 || /年[都也就]?[没未莫]/u.test(clause.text)) return found;
  if (cardHeld.test(clause.text)) return [...found, { fact: 'assessingYears', why: '拿证的年数不等于实际考评的年数' }];
  if (assessing.test(clause.text)) return [...found, ...amountFinding('assessingYears', clause, durationsIn)];
  const years = amounts.slice(1).find(({ words }) => words.test(clause.text));
  if (years !== undefined) return [...found, ...amountFinding(years.fact, clause, durationsIn)];
  return isVague(clause.text) || /干|做|搞/u.test(clause.text)
    ? [...found, { fact: 'workYears', why: '没说清是做什么的年数' }]
    : found;
}

/** Everything of yes and no, years and times in the clauses. */
export function holdingsIn(clauses: readonly Clause[]): Finding[] {
  return clauses.flatMap((clause, at) => [
    ...yesNoIn(clauses, at),
    ...isAssessor(clause),
    ...revoked(clause),
    ...amountsIn(clauses, at),
  ]);
}
