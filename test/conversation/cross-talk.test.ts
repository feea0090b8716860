import { describe, expect, test } from 'vitest';
import { fitsQuestion } from '#domain/conversation/fits';
import { askedFact, consented, say, sayAll, type Talk } from '#test/conversation/talk';

/**
 * Words that answer one yes/no question, typed while another one stands: late, early, or because two messages crossed. None of
 * them may be taken for the answer to what is asked: it could refuse a person, or let somebody through.
 */
const matters: Record<string, readonly string[]> = {
  certificateMatches: ['证书跟我报的工种是对得上的', '专业是对口的，没得问题', '证书和报的职业不是一个'],
  trainingExperience: ['在职校上过培训课', '参加过技能竞赛的命题', '我带过徒弟，也监过考', '没搞过培训考核这些'],
  policy: ['政策文件我都学过的', '考评的规矩我清楚', '理论知识和技能标准我掌握得很好', '政策法规不是很懂'],
  conduct: ['守则我保证遵守', '作风正派，廉洁自律没问题', '肯定秉公执裁'],
  permanentlyRevoked: ['从来没有被取消过资格', '没被处理过，清白得很', '因为违规被取消过资格'],
  holdsAssessorCard: ['考评员证我有的', '考评员的证卡早就拿到了', '还没有考评员证'],
  honour: ['得过市上的荣誉证书', '评过市级工匠', '没得过表彰'],
  competitionJudge: ['省上的技能大赛我当过裁判', '没当过裁判'],
  tradeProof: ['劳动合同和社保都拿得出来', '证明材料能提供', '证明材料没得了'],
  upholdsParty: ['党的基本路线我坚持', '热爱这个工作'],
  organisingAbility: ['组织协调我在行', '表达能力没问题'],
  healthy: ['身体好得很', '身体健康，没得病'],
};

/** Two questions for one matter, of assessors and of supervisors. */
const matterOf: Record<string, string> = {
  ...{ knowsPolicy: 'policy', mastersPolicy: 'policy', ethics: 'conduct', integrity: 'conduct' },
};

/** A ban is asked for again in one word rather than taken from a sentence. */
const askedAgain = new Set(['因为违规被取消过资格']);

/** What may fairly be heard as the answer to another matter too. */
const shared = new Set([
  'competitionJudge 参加过技能竞赛的命题',
  'trainingExperience 省上的技能大赛我当过裁判',
  'trainingExperience 没当过裁判',
  'honour 省上的技能大赛我当过裁判',
  'honour 参加过技能竞赛的命题',
  'honour 没当过裁判',
]);

const plain: Record<string, string> = {
  ...{ skillLevel: '高级技师', titleLevel: '无', assessingYears: '4年', assessmentCount: '30次', education: '高中' },
  ...{ permanentlyRevoked: '否', occupations: '电工', projects: '泡菜制作', teachingYears: '0年', tradeYears: '12年' },
  ...{ supervisorSource: '已备案的评价机构', agencyPosition: '负责人', evaluationWork: '行政管理' },
};

/** Each yes/no question of a category, with the conversation that stands at it; where `no` says so, after a no to the one before. */
function questionsOf(category: string): [string, Talk][] {
  const found = new Map<string, Talk>();
  const walk = (talk: Talk, depth: number) => {
    const fact = askedFact(talk);
    if (fact === undefined || depth > 16 || fact === 'name') return;
    const isYesNo = talk.replies.at(-1)?.ask?.kind === 'yesNo';
    const isNew = isYesNo && !found.has(fact);
    if (isNew) found.set(fact, talk);
    const answers = plain[fact] !== undefined ? [plain[fact]] : isYesNo ? (isNew ? ['是', '否'] : ['是']) : [];
    for (const answer of answers) walk(say(talk, answer), depth + 1);
  };
  walk(sayAll(consented(), { choice: `category:${category}` }), 0);
  return [...found];
}

const categories = ['ASSESSOR', 'SENIOR_ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'QUALITY_SUPERVISOR'];

describe.each(categories)('%s', (category) => {
  const questions = questionsOf(category);

  test('its yes/no questions are found', () => {
    expect(questions.length).toBeGreaterThanOrEqual(4);
  });

  test.each(questions)('%s is answered by its own matter alone', (fact, talk) => {
    const wrong: string[] = [];
    for (const [matter, texts] of Object.entries(matters)) {
      if (matter === (matterOf[fact] ?? fact)) continue;
      for (const text of texts) {
        if (shared.has(`${fact} ${text}`)) continue;
        const { answers } = say(talk, text).state;
        if (answers[fact] !== undefined) wrong.push(`${text}: ${String(answers[fact])}`);
        if (answers.permanentlyRevoked === true) wrong.push(`${text}: banned`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(questions.filter(([fact]) => matters[matterOf[fact] ?? fact]))(
    '%s is answered by its own words',
    (fact, talk) => {
      const texts = matters[matterOf[fact] ?? fact] ?? [];
      const unheard = texts.filter(
        (text) => !askedAgain.has(text) && say(talk, text).state.answers[fact] === undefined,
      );
      expect(unheard).toEqual([]);
    },
  );
});

/** Where years are asked for: which of these are theirs. */
const years: Record<string, readonly string[]> = {
  assessingYears: ['考评工作做了五年', '当考评员实际考评了三年半'],
  teachingYears: ['在职校教专业课教了六年'],
  tradeYears: ['做泡菜做了十二年'],
  none: ['取得考评员证到现在六年了', '上了四年大学', '当了五年兵'],
};

describe.each([
  ['SENIOR_ASSESSOR', 'assessingYears', { holdsAssessorCard: '是' }],
  ['SPECIAL_ABILITY_ASSESSOR', 'tradeYears', { honour: '否', competitionJudge: '否', skillLevel: '无' }],
])('%s, asked for %s', (category, fact, answers: Record<string, string>) => {
  test('takes its own years alone', () => {
    let talk = sayAll(consented(), { choice: `category:${category}` });
    for (let turn = 0; turn < 16 && askedFact(talk) !== fact; turn += 1) {
      const asked = askedFact(talk) ?? '';
      talk = say(talk, answers[asked] ?? plain[asked] ?? '是');
    }
    expect(askedFact(talk)).toBe(fact);
    const taken = Object.values(years)
      .flat()
      .filter((text) => say(talk, text).state.answers[fact] !== undefined);
    expect(taken).toEqual(years[fact]);
  });
});

test('a question of an operator’s own rules takes what it names itself', () => {
  const definition = { id: 'party', kind: 'yesNo' as const, label: '党员', question: '您是党员吗？', clause: '' };
  expect(fitsQuestion(definition, '是党员')).toBe(true);
  expect(fitsQuestion(definition, '政策我都熟悉')).toBe(false);
});

/** Of all categories. */
const everyQuestion = () => categories.flatMap(questionsOf);

/** What somebody is, has or can, which no question asks for: at each question it stands open as before. */
const statements = [
  '我是成都人',
  '我是女的',
  '我有两个娃',
  '我是厂里的',
  '我是周敏',
  '那我是电焊班的',
  '本人是退伍军人',
];

test.each(statements)('%s is no yes to any question', (words) => {
  const heard = everyQuestion().flatMap(([fact, talk]) =>
    say(talk, words).state.answers[fact] === undefined ? [] : [fact],
  );
  expect(heard).toEqual([]);
});

test.each(['我是电工', '是电工', '我会开车', '我能开挖掘机'])('%s is no yes to whether one was barred', (words) => {
  const [, talk] = everyQuestion().find(([fact]) => fact === 'permanentlyRevoked')!;
  expect(say(talk, words).state.answers.permanentlyRevoked).toBeUndefined();
  expect(say(talk, '是').state.answers.permanentlyRevoked).toBe(true);
});

test.each([
  ['honour', '我是非遗传承人'],
  ['honour', '我是技术能手'],
  ['trainingExperience', '我有相关工作'],
  ['ethics', '我有职业道德'],
  ['holdsAssessorCard', '我有考评员证'],
  ['holdsAssessorCard', '我有证'],
])('who is or has what %s asks for says yes: %s', (fact, words) => {
  const [, talk] = everyQuestion().find(([each]) => each === fact)!;
  expect(say(talk, words).state.answers[fact]).toBe(true);
});
