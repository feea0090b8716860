import type { RuleSet } from '#domain/eligibility/rule-set';
import { noticeNumber } from '#domain/notice';
import {
  allowedClasses,
  demand,
  ethicsDemand,
  formDemands,
  generalDemands,
  levelOrTitle,
  notRevoked,
  yes,
} from './conditions.ts';
import { askFor, occupationsAsked } from './facts.ts';
import { defaultParameters, type RuleParameters } from './parameters.ts';

/** 高级考评员: an assessor already, a year and three assessments of it, and the top level or a high title (一(三)4). */
export function seniorAssessorRuleSet(parameters: RuleParameters = defaultParameters): RuleSet {
  const level = {
    skill: parameters.seniorSkill,
    title: parameters.seniorTitle,
    words: ['高级技师（一级）职业资格（技能等级）', '高级（副高级及以上）专业技术职称'],
    clause: '一(三)4',
  } as const;
  return {
    id: 'senior-assessor@2024-11',
    category: 'SENIOR_ASSESSOR',
    version: '2024-11',
    source: noticeNumber,
    facts: [
      ...occupationsAsked(parameters),
      ...askFor(
        ['holdsAssessorCard', '一(三)4'],
        ['assessingYears', '一(三)4'],
        ['assessmentCount', '一(三)4'],
        ['skillLevel', '一(三)4'],
        ...(parameters.skillLevelCertificates === 'ACCEPTED' ? [] : [['certificateKind', '一(三)4'] as const]),
        ['titleLevel', '一(三)4'],
        ['certificateMatches', '一(三)4'],
        ['trainingExperience', '一(三)1'],
        ['knowsPolicy', '一(三)1'],
        ['ethics', '一(三)2'],
        ['permanentlyRevoked', '三(三)'],
        ['workSummary', '附件1 说明2'],
      ),
    ],
    eligibility: {
      all: [
        allowedClasses(parameters),
        yes('holdsAssessorCard', '已取得考评员资格', '一(三)4'),
        demand(
          'assessingYears',
          { op: 'min', value: parameters.assessingYears },
          `有${parameters.assessingYears}年以上实际考评工作经历`,
          '一(三)4',
        ),
        demand(
          'assessmentCount',
          { op: 'min', value: parameters.assessmentCount },
          `不少于${parameters.assessmentCount}次考评经历`,
          '一(三)4',
        ),
        ...levelOrTitle(level, parameters.skillLevelCertificates),
        ...generalDemands,
        ethicsDemand,
        notRevoked,
      ],
    },
    entry: formDemands({ fact: 'occupations', noun: '申报考评职业（工种）', form: '附件1' }, parameters),
  };
}
