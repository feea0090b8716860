import { describe, expect, it } from 'vitest';
import type { Category } from '#domain/category';
import { decidingEntries, evaluate } from '#domain/eligibility/evaluate';
import type { Facts, FactValue } from '#domain/eligibility/fact';
import { findRuleSet } from '#domain/rules/shipped';
import { prose } from './prose.ts';

const general: Facts = {
  certificateMatches: true,
  trainingExperience: true,
  knowsPolicy: true,
  ethics: true,
  permanentlyRevoked: false,
};

/** Somebody who meets the conditions, so that one answer alone decides. */
const eligible: Record<Category, Facts> = {
  ASSESSOR: { ...general, occupations: ['6-31-01-03'], skillLevel: 'NONE', titleLevel: 'INTERMEDIATE' },
  SENIOR_ASSESSOR: {
    ...general,
    occupations: ['6-31-01-03'],
    holdsAssessorCard: true,
    assessingYears: 1,
    assessmentCount: 3,
    skillLevel: 'NONE',
    titleLevel: 'ASSOCIATE_SENIOR',
  },
  SPECIAL_ABILITY_ASSESSOR: {
    certificateMatches: true,
    ethics: true,
    permanentlyRevoked: false,
    skillLevel: 'NONE',
    titleLevel: 'NONE',
    honour: false,
    education: 'JUNIOR_COLLEGE',
    teachingYears: 0,
    tradeYears: 0,
    tradeProof: true,
    competitionJudge: false,
  },
  NEW_OCCUPATION_ASSESSOR: { ...general, occupations: ['4-04-05-05'], skillLevel: 'NONE', titleLevel: 'INTERMEDIATE' },
  QUALITY_SUPERVISOR: {
    supervisorSource: 'REGISTERED_AGENCY',
    agencyPosition: 'HEAD',
    evaluationWork: 'TECHNICAL',
    upholdsParty: true,
    mastersPolicy: true,
    integrity: true,
    organisingAbility: true,
    healthy: true,
    permanentlyRevoked: false,
  },
};

type Row = [category: Category, fact: string, value: FactValue, verdict: string, clause: string, others: Facts];

const noTitle: Facts = { titleLevel: 'NONE' };
const alike = ['6-18-01-01', '6-18-01-02', '6-18-01-07', '6-18-02-04'];

const rows: Row[] = [
  // 三级/四级, and everything above 三级.
  ['ASSESSOR', 'skillLevel', 'INTERMEDIATE', 'NOT_MET', '一(三)3', noTitle],
  ['ASSESSOR', 'skillLevel', 'SENIOR', 'MET', '一(三)3', noTitle],
  ['ASSESSOR', 'skillLevel', 'CHIEF_TECHNICIAN', 'MET', '一(三)3', noTitle],
  // 中级/助理级.
  ['ASSESSOR', 'titleLevel', 'ASSISTANT', 'NOT_MET', '一(三)3', {}],
  ['ASSESSOR', 'titleLevel', 'INTERMEDIATE', 'MET', '一(三)3', {}],
  ['ASSESSOR', 'certificateMatches', false, 'NOT_MET', '一(三)3', {}],
  ['ASSESSOR', 'trainingExperience', false, 'NOT_MET', '一(三)1', {}],
  ['ASSESSOR', 'knowsPolicy', false, 'NOT_MET', '一(三)1', {}],
  ['ASSESSOR', 'ethics', false, 'NOT_MET', '一(三)2', {}],
  ['ASSESSOR', 'permanentlyRevoked', true, 'NOT_MET', '三(三)', {}],
  // Classes 2/3 and 6/7.
  ['ASSESSOR', 'occupations', ['2-10-07-00'], 'NOT_MET', '一(一)', {}],
  ['ASSESSOR', 'occupations', ['3-01-02-02'], 'MET', '一(一)', {}],
  ['ASSESSOR', 'occupations', ['6-31-07-03'], 'MET', '一(一)', {}],
  ['ASSESSOR', 'occupations', ['7-01-01-00'], 'NOT_MET', '一(一)', {}],
  ['ASSESSOR', 'occupations', ['1-01-00-00'], 'NOT_MET', '一(一)', {}],
  ['ASSESSOR', 'occupations', ['8-00-00-00'], 'NOT_MET', '一(一)', {}],
  ['ASSESSOR', 'occupations', ['6-18-01-01', '2-09-06-02'], 'NOT_MET', '一(一)', {}],
  ['NEW_OCCUPATION_ASSESSOR', 'occupations', ['2-02-38-01'], 'NOT_MET', '一(一)', {}],
  ['NEW_OCCUPATION_ASSESSOR', 'occupations', ['4-01-06-02'], 'MET', '一(一)', {}],
  // 3/4 occupations, one type.
  ['ASSESSOR', 'occupations', alike.slice(0, 3), 'MET', '附件1 说明1', {}],
  ['ASSESSOR', 'occupations', alike, 'NOT_MET', '附件1 说明1', {}],
  ['ASSESSOR', 'occupations', ['6-18-01-01', '6-18-02-04'], 'MET', '附件1 说明1', {}],
  ['ASSESSOR', 'occupations', ['6-31-01-03', '6-29-03-02'], 'NOT_MET', '附件1 说明1', {}],
  ['ASSESSOR', 'occupations', ['6-18-01-01:数控车工', '6-18-01-01:普通车工'], 'MET', '附件1 说明1', {}],
  // 199/200 characters.
  ['ASSESSOR', 'workSummary', prose(199), 'NOT_MET', '附件1 说明2', {}],
  ['ASSESSOR', 'workSummary', prose(200), 'MET', '附件1 说明2', {}],
  ['ASSESSOR', 'workSummary', `${prose(199)} 　\n`, 'NOT_MET', '附件1 说明2', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'workSummary', prose(199), 'NOT_MET', '附件2 说明2', { honour: true }],
  ['SPECIAL_ABILITY_ASSESSOR', 'workSummary', prose(200), 'MET', '附件2 说明2', { honour: true }],
  ['QUALITY_SUPERVISOR', 'workSummary', prose(199), 'NOT_MET', '附件4 督导工作经历', {}],
  ['QUALITY_SUPERVISOR', 'workSummary', prose(200), 'MET', '附件4 督导工作经历', {}],
  // 一级/二级 and 副高/中级.
  ['SENIOR_ASSESSOR', 'skillLevel', 'TECHNICIAN', 'NOT_MET', '一(三)4', noTitle],
  ['SENIOR_ASSESSOR', 'skillLevel', 'SENIOR_TECHNICIAN', 'MET', '一(三)4', noTitle],
  ['SENIOR_ASSESSOR', 'skillLevel', 'SPECIAL_TECHNICIAN', 'MET', '一(三)4', noTitle],
  ['SENIOR_ASSESSOR', 'titleLevel', 'INTERMEDIATE', 'NOT_MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'titleLevel', 'ASSOCIATE_SENIOR', 'MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'titleLevel', 'FULL_SENIOR', 'MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'holdsAssessorCard', false, 'NOT_MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'assessingYears', 0.9, 'NOT_MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'assessingYears', 1, 'MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'assessmentCount', 2, 'NOT_MET', '一(三)4', {}],
  ['SENIOR_ASSESSOR', 'assessmentCount', 3, 'MET', '一(三)4', {}],
  // 附件2: each condition alone.
  ['SPECIAL_ABILITY_ASSESSOR', 'skillLevel', 'INTERMEDIATE', 'NOT_MET', '附件2 申报条件1', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'skillLevel', 'SENIOR', 'MET', '附件2 申报条件1', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'titleLevel', 'NONE', 'NOT_MET', '附件2 申报条件1', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'titleLevel', 'STAFF', 'MET', '附件2 申报条件1', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'titleLevel', 'STAFF', 'NOT_MET', '附件2 申报条件1', { certificateMatches: false }],
  ['SPECIAL_ABILITY_ASSESSOR', 'honour', false, 'NOT_MET', '附件2 申报条件2', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'honour', true, 'MET', '附件2 申报条件2', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'teachingYears', 2.9, 'NOT_MET', '附件2 申报条件3', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'teachingYears', 3, 'MET', '附件2 申报条件3', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'education', 'JUNIOR_COLLEGE', 'MET', '附件2 申报条件3', { teachingYears: 3 }],
  [
    'SPECIAL_ABILITY_ASSESSOR',
    'education',
    'SECONDARY_SPECIALISED',
    'NOT_MET',
    '附件2 申报条件3',
    { teachingYears: 3 },
  ],
  ['SPECIAL_ABILITY_ASSESSOR', 'education', 'TECHNICIAN_COLLEGE', 'UNKNOWN', '附件2 申报条件3', { teachingYears: 3 }],
  ['SPECIAL_ABILITY_ASSESSOR', 'tradeYears', 9.9, 'NOT_MET', '附件2 申报条件4', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'tradeYears', 10, 'MET', '附件2 申报条件4', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'tradeYears', 10, 'NOT_MET', '附件2 申报条件4', { tradeProof: false }],
  ['SPECIAL_ABILITY_ASSESSOR', 'competitionJudge', true, 'MET', '附件2 申报条件5', {}],
  ['SPECIAL_ABILITY_ASSESSOR', 'projects', ['甲', '乙', '丙'], 'MET', '附件2 说明1', { honour: true }],
  ['SPECIAL_ABILITY_ASSESSOR', 'projects', ['甲', '乙', '丙', '丁'], 'NOT_MET', '附件2 说明1', { honour: true }],
  ['SPECIAL_ABILITY_ASSESSOR', 'projects', ['蜀绣制作', '羌绣制作'], 'MET', '附件2 说明1', { honour: true }],
  ['SPECIAL_ABILITY_ASSESSOR', 'projects', ['蜀绣制作', '猪饲养'], 'NOT_MET', '附件2 说明1', { honour: true }],
  ['SPECIAL_ABILITY_ASSESSOR', 'ethics', false, 'NOT_MET', '一(三)2', { honour: true }],
  ['SPECIAL_ABILITY_ASSESSOR', 'permanentlyRevoked', true, 'NOT_MET', '三(三)', { honour: true }],
  // 质量督导员.
  ['QUALITY_SUPERVISOR', 'supervisorSource', 'HR_DEPARTMENT', 'MET', '二(一)1', { agencyPosition: 'OTHER' }],
  ['QUALITY_SUPERVISOR', 'supervisorSource', 'FILED_AGENCY', 'MET', '二(一)2', {}],
  ['QUALITY_SUPERVISOR', 'supervisorSource', 'OTHER', 'NOT_MET', '二(一)2', {}],
  ['QUALITY_SUPERVISOR', 'agencyPosition', 'QUALIFIED_MANAGER', 'MET', '二(一)2', {}],
  ['QUALITY_SUPERVISOR', 'agencyPosition', 'OTHER', 'NOT_MET', '二(一)2', {}],
  ['QUALITY_SUPERVISOR', 'evaluationWork', 'ASSESSOR', 'MET', '二(三)', {}],
  ['QUALITY_SUPERVISOR', 'evaluationWork', 'NONE', 'NOT_MET', '二(三)', {}],
  ['QUALITY_SUPERVISOR', 'upholdsParty', false, 'NOT_MET', '二(三)1', {}],
  ['QUALITY_SUPERVISOR', 'mastersPolicy', false, 'NOT_MET', '二(三)2', {}],
  ['QUALITY_SUPERVISOR', 'integrity', false, 'NOT_MET', '二(三)3', {}],
  ['QUALITY_SUPERVISOR', 'organisingAbility', false, 'NOT_MET', '二(三)4', {}],
  ['QUALITY_SUPERVISOR', 'healthy', false, 'NOT_MET', '二(三)5', {}],
  ['QUALITY_SUPERVISOR', 'permanentlyRevoked', true, 'NOT_MET', '三(三)', {}],
];

describe('the bounds of the notice', () => {
  it.each(rows)('%s with %s = %j is %s under %s', (category, fact, value, verdict, clause, others) => {
    const ruleSet = findRuleSet(category)!;
    const facts = { ...eligible[category], ...others, [fact]: value };
    const evaluation = evaluate(ruleSet, facts);
    expect(evaluation.verdict).toBe(verdict);
    expect(evaluation.admissible).toBe(verdict !== 'NOT_MET');
    expect(evaluation.dependsOn).toEqual([]);
    const decided = verdict === 'MET' ? evaluation.trace : decidingEntries(ruleSet, facts);
    expect(decided.map((entry) => entry.clause)).toContain(clause);
  });

  it('an entry condition not yet answered holds nothing open', () => {
    expect(evaluate(findRuleSet('ASSESSOR')!, eligible.ASSESSOR).verdict).toBe('MET');
  });

  it('a value only a reviewer can judge leaves the application admissible and says so', () => {
    const facts = { ...eligible.SPECIAL_ABILITY_ASSESSOR, education: 'TECHNICIAN_COLLEGE', teachingYears: 3 };
    expect(evaluate(findRuleSet('SPECIAL_ABILITY_ASSESSOR')!, facts)).toMatchObject({
      verdict: 'UNKNOWN',
      admissible: true,
      reviewerDecides: ['education'],
    });
  });

  it('with another alternative met nothing is left to the reviewer', () => {
    const facts = {
      ...eligible.SPECIAL_ABILITY_ASSESSOR,
      education: 'TECHNICIAN_COLLEGE',
      teachingYears: 3,
      honour: true,
    };
    const evaluation = evaluate(findRuleSet('SPECIAL_ABILITY_ASSESSOR')!, facts);
    expect(evaluation).toMatchObject({ verdict: 'MET', reviewerDecides: [] });
  });

  it('a value that is no answer counts as unanswered', () => {
    for (const [fact, value] of [
      ['skillLevel', '高级工'],
      ['occupations', []],
      ['occupations', ['电工']],
      ['ethics', 'yes'],
    ] as const) {
      const facts = { ...eligible.ASSESSOR, ...noTitle, skillLevel: 'SENIOR', [fact]: value } as Facts;
      expect(evaluate(findRuleSet('ASSESSOR')!, facts)).toMatchObject({ verdict: 'UNKNOWN', dependsOn: [fact] });
    }
  });
});
