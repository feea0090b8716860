import type { Condition, Leaf } from '#domain/eligibility/rule-set';
import type { RuleFact } from './facts.ts';
import type { RuleParameters } from './parameters.ts';

/** One demand: which fact, what is tested, how a person is told, and where the notice demands it. */
export function demand(fact: RuleFact, test: Leaf['test'], words: string, clause: string): Leaf {
  return { fact, clause, words, test };
}

export function yes(fact: RuleFact, words: string, clause: string): Leaf {
  return demand(fact, { op: 'is', value: true }, words, clause);
}

/** 一(三)1 and 2, which every 考评员 and 高级考评员 declares: experience and knowledge are two answers. */
export const generalDemands: readonly Condition[] = [
  yes('trainingExperience', '有从事过职业技能培训、考核等相关方面的工作经历', '一(三)1'),
  yes('knowsPolicy', '熟悉政策法规和专业知识，掌握技能标准、考评技术与方法', '一(三)1'),
];

export const ethicsDemand: Leaf = yes('ethics', '具有良好的职业道德和敬业精神，能自觉遵守考评员守则', '一(三)2');

/** 三(三): whoever was barred for good cannot apply again. */
export const notRevoked: Leaf = demand(
  'permanentlyRevoked',
  { op: 'is', value: false },
  '未被永久取消考评或督导资格',
  '三(三)',
);

export function allowedClasses(parameters: RuleParameters): Leaf {
  const test: Leaf['test'] = { op: 'majorClassIn', values: [...parameters.majorClasses] };
  return demand('occupations', test, '申报职业属于职业分类大典第三、四、五、六类', '一(一)');
}

/** 相应职业（工种）…国家职业资格或…职称: a level or a title, and one that matches the occupation. */
export function levelOrTitle(
  level: { skill: string; title: string; words: readonly [skill: string, title: string]; clause: string },
  certificates: RuleParameters['skillLevelCertificates'],
): Condition[] {
  const skill = demand('skillLevel', { op: 'min', value: level.skill }, level.words[0], level.clause);
  const title = demand('titleLevel', { op: 'min', value: level.title }, level.words[1], level.clause);
  const matches = yes('certificateMatches', '证书或职称与申报的职业（工种）相应', level.clause);
  if (certificates === 'ACCEPTED') return [{ any: [skill, title] }, matches];
  const test: Leaf['test'] = {
    op: 'oneOf',
    values: ['NATIONAL_QUALIFICATION'],
    ...(certificates === 'REVIEWER' ? { reviewer: ['SKILL_LEVEL'] } : {}),
  };
  const kind = demand('certificateKind', test, '证书为国家职业资格证书', level.clause);
  return [{ any: [{ all: [skill, kind] }, title] }, matches];
}

/** What the filled form must satisfy: at most three items of one type, and a summary of 200 characters. */
export function formDemands(
  items: { fact: 'occupations' | 'projects'; noun: string; form: '附件1' | '附件2' },
  parameters: RuleParameters,
): Condition {
  const { fact, noun, form } = items;
  const reviewer = parameters.otherTypes === 'REVIEWER' && { reviewer: true };
  const sameType: Leaf['test'] = { op: 'sameType', parts: parameters.sameTypeParts, ...reviewer };
  return {
    all: [
      demand(fact, { op: 'maxItems', value: parameters.items }, `${noun}不超过${parameters.items}个`, `${form} 说明1`),
      demand(fact, sameType, `${noun}为同类型`, `${form} 说明1`),
      summaryDemand(`${form} 说明2`, parameters),
    ],
  };
}

export function summaryDemand(clause: string, parameters: RuleParameters): Leaf {
  const least = parameters.summaryCharacters;
  return demand('workSummary', { op: 'minCharacters', value: least }, `工作简介不少于${least}字`, clause);
}
