import { describe, expect, test } from 'vitest';
import { missingFields } from '#domain/application/form-check';
import type { Category } from '#domain/category';
import { summary } from '#test/conversation/answers';
import { askedFact, begin, context, positionOf, say, type Talk, textOf } from '#test/conversation/talk';

/** How a person answers each question, in words only. */
type Words = Record<string, string>;

const form: Words = {
  name: '我叫张建华',
  idNumber: '身份证是510104199001010019',
  phone: '１３８ ００１３ ８０００',
  education: '大专',
  workplace: '四川机电技师学院',
  workYears: '十二年',
  address: '成都市锦江区东大街1号，610000',
  titleName: '没得',
  certificateName: '电工 一级/高级技师',
  city: '我在郫都区',
  workSummary: summary,
  skillLevel: '高级技师',
  titleLevel: '没得职称',
  certificateMatches: '对得上',
  trainingExperience: '做过噻',
  knowsPolicy: '晓得的，都学过',
  ethics: '能，要得',
  permanentlyRevoked: '没有，从来没有被处分过',
  formerSupervisorCard: '第一次申报',
  ethnicity: '彝',
  politicalStatus: '党员',
  email: 'zhang@example.com',
  currentOccupation: '技能评价管理',
  remarks: '无',
};

function journey(opening: string[], words: Words): Talk {
  let talk = opening.reduce((now, each) => say(now, each), begin());
  for (let turn = 0; turn < 60 && positionOf(talk).at === 'FACT'; turn += 1) {
    const fact = askedFact(talk) ?? '';
    const answer = words[fact] ?? form[fact];
    expect(answer, `nobody answers ${fact}`).toBeDefined();
    talk = say(talk, answer!);
    expect(askedFact(talk), talk.transcript.slice(-3).join('\n')).not.toBe(fact);
  }
  return talk;
}

const people: [string, Category, string[], Words][] = [
  ['an electrician becomes an assessor', 'ASSESSOR', ['我是电工高级技师，想当考评员', '同意'], { occupations: '电工' }],
  [
    'an assessor of five years becomes a senior assessor',
    'SENIOR_ASSESSOR',
    ['你好', '要得，我同意', '想当高级考评员，考评员证拿了三年了', '我是焊工高级技师，考评过12次'],
    {
      occupations: '焊工',
      assessingYears: '两年多',
      assessmentCount: '12次',
      certificateName: '焊工高级技师',
      holdsAssessorCard: '有',
    },
  ],
  [
    'a teacher of pickling becomes a special-ability assessor',
    'SPECIAL_ABILITY_ASSESSOR',
    ['同意', '泡菜制作专项考评员'],
    {
      projects: '泡菜制作',
      skillLevel: '没得',
      titleLevel: '没得职称',
      honour: '没有',
      competitionJudge: '没当过',
      teachingYears: '六年',
      tradeYears: '干了十一年',
      tradeProof: '能提供',
      certificateMatches: '对得上',
      certificateName: '无',
    },
  ],
  [
    'a network anchor applies for a new occupation',
    'NEW_OCCUPATION_ASSESSOR',
    ['我想报新职业考评员', '同意'],
    { occupations: '互联网营销师', certificateName: '互联网营销师 高级技师' },
  ],
  [
    'the head of an agency becomes a quality supervisor',
    'QUALITY_SUPERVISOR',
    ['我们单位喊我来报个外督', '同意'],
    {
      supervisorSource: '已备案的评价机构',
      agencyPosition: '负责人',
      evaluationWork: '行政管理',
      upholdsParty: '是的',
      mastersPolicy: '掌握了',
      integrity: '能',
      organisingAbility: '有',
      healthy: '身体好得很',
    },
  ],
];

describe('journeys in free text', () => {
  test.each(people)('%s', (_, category, opening, words) => {
    const full = journey(opening, words);
    expect(positionOf(full).at, full.transcript.slice(-4).join('\n')).toBe('CONFIRM');
    expect(textOf(full)).toContain('510104********0019');
    const done = say(full, '没得错，就这样交了');
    expect(done.drafts).toHaveLength(1);
    const [draft] = done.drafts;
    expect(draft).toMatchObject({ category, evaluation: { verdict: 'MET' }, consent: { on: context.today } });
    expect(draft?.facts).toMatchObject({ city: '510100', phone: '13800138000', name: '张建华', workYears: 12 });
    expect(missingFields(category, draft?.facts ?? {}, context.today)).toEqual([]);
    expect(draft?.facts).not.toHaveProperty('age');
  });

  test('who is not eligible learns the clause, the nearest miss and another category, and goes on there', () => {
    const refused = journey(['我想当高级考评员', '同意'], {
      occupations: '电工',
      holdsAssessorCard: '还没有',
      skillLevel: '高级工',
    });
    const verdict = refused.replies.at(-1)?.verdict;
    expect(verdict).toMatchObject({ verdict: 'NOT_MET', clauses: ['一(三)4'] });
    expect(verdict?.nearestMiss.map((miss) => miss.fact)).toEqual(['holdsAssessorCard']);
    expect(verdict?.otherCategories).toContain('ASSESSOR');
    expect(refused.drafts).toHaveLength(0);
    const asked: string[] = [];
    let talk = say(refused, '那我报普通考评员嘛');
    expect(talk.state.category).toBe('ASSESSOR');
    for (let turn = 0; turn < 60 && positionOf(talk).at === 'FACT'; turn += 1) {
      const fact = askedFact(talk) ?? '';
      asked.push(fact);
      talk = say(talk, { ...form, skillLevel: '高级工' }[fact] ?? '');
    }
    expect(asked).not.toContain('occupations');
    expect(asked).not.toContain('holdsAssessorCard');
    expect(say(talk, '确认').drafts).toMatchObject([{ category: 'ASSESSOR' }]);
    expect(say(talk, '确认').drafts[0]?.facts).not.toHaveProperty('holdsAssessorCard');
  });
});
