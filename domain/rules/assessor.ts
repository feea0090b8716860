import type { Category } from '#domain/category';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { noticeNumber } from '#domain/notice';
import { allowedClasses, ethicsDemand, formDemands, generalDemands, levelOrTitle, notRevoked } from './conditions.ts';
import { askFor, occupationsAsked } from './facts.ts';
import { defaultParameters, type RuleParameters } from './parameters.ts';

/** 考评员: 一(一), 一(三)1–3, 三(三) and the notes of 附件1. */
export function assessorRuleSet(parameters: RuleParameters = defaultParameters): RuleSet {
  return ordinaryRuleSet('ASSESSOR', 'assessor@2024-11', parameters);
}

/**
 * 新职业考评员: 一(三)5 leaves the conditions to the class's own document. Until the province publishes that
 * document's rule set, the conditions of a 考评员 stand in; a 新职业 outside classes 3 to 6 stays shut out by 一(一).
 */
export function newOccupationRuleSet(parameters: RuleParameters = defaultParameters): RuleSet {
  return ordinaryRuleSet('NEW_OCCUPATION_ASSESSOR', 'new-occupation-assessor@2024-11', parameters);
}

function ordinaryRuleSet(category: Category, id: string, parameters: RuleParameters): RuleSet {
  const level = {
    skill: parameters.assessorSkill,
    title: parameters.assessorTitle,
    words: ['高级工（三级）及以上职业资格（技能等级）', '中级及以上专业技术职称'],
    clause: '一(三)3',
  } as const;
  return {
    id,
    category,
    version: '2024-11',
    source: noticeNumber,
    facts: [
      ...occupationsAsked(parameters),
      ...askFor(
        ['skillLevel', '一(三)3'],
        ...(parameters.skillLevelCertificates === 'ACCEPTED' ? [] : [['certificateKind', '一(三)3'] as const]),
        ['titleLevel', '一(三)3'],
        ['certificateMatches', '一(三)3'],
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
        ...levelOrTitle(level, parameters.skillLevelCertificates),
        ...generalDemands,
        ethicsDemand,
        notRevoked,
      ],
    },
    entry: formDemands({ fact: 'occupations', noun: '申报考评职业（工种）', form: '附件1' }, parameters),
  };
}
