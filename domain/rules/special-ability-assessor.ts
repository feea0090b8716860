import type { Condition, RuleSet } from '#domain/eligibility/rule-set';
import { noticeNumber } from '#domain/notice';
import { demand, ethicsDemand, formDemands, levelOrTitle, notRevoked, yes } from './conditions.ts';
import { askFor } from './facts.ts';
import { defaultParameters, type RuleParameters } from './parameters.ts';

/**
 * 专项职业能力考核考评员: any one of 附件2's five conditions, which are alternative careers (a school teacher, ten years
 * in a trade). 一(三)5 leaves the professional conditions to the class's document, so that 一(三)1, 3 and 4 do
 * not add to them; 一(三)2 and 三(三) bind every assessor. Projects have no occupation class.
 */
export function specialAbilityRuleSet(parameters: RuleParameters = defaultParameters): RuleSet {
  return {
    id: 'special-ability-assessor@2024-11',
    category: 'SPECIAL_ABILITY_ASSESSOR',
    version: '2024-11',
    source: noticeNumber,
    facts: askFor(
      ['projects', '附件2 说明1'],
      ['skillLevel', '附件2 申报条件1'],
      ['titleLevel', '附件2 申报条件1'],
      ['certificateMatches', '附件2 申报条件1'],
      ['honour', '附件2 申报条件2'],
      ['education', '附件2 申报条件3'],
      ['teachingYears', '附件2 申报条件3'],
      ['tradeYears', '附件2 申报条件4'],
      ['tradeProof', '附件2 申报条件4'],
      ['competitionJudge', '附件2 申报条件5'],
      ['ethics', '一(三)2'],
      ['permanentlyRevoked', '三(三)'],
      ['workSummary', '附件2 说明2'],
    ),
    eligibility: { all: [{ any: alternatives(parameters) }, ethicsDemand, notRevoked] },
    entry: formDemands({ fact: 'projects', noun: '申报考评项目', form: '附件2' }, parameters),
  };
}

function alternatives(parameters: RuleParameters): Condition[] {
  const level = {
    skill: parameters.specialSkill,
    title: parameters.specialTitle,
    words: ['高级工（三级）及以上职业资格（技能等级）', '初级（员级、助理级）及以上专业技术职称'],
    clause: '附件2 申报条件1',
  } as const;
  const college: Condition = demand(
    'education',
    {
      op: 'oneOf',
      values: ['POSTGRADUATE', 'UNDERGRADUATE', 'JUNIOR_COLLEGE'],
      // Counted as 大专 for some purposes only.
      reviewer: ['ADVANCED_TECHNICAL_SCHOOL', 'TECHNICIAN_COLLEGE'],
    },
    '大专以上学历',
    '附件2 申报条件3',
  );
  const teaching = `从事相关专业课教学${parameters.teachingYears}年以上`;
  const trade = `从事相关工作${parameters.tradeYears}年以上`;
  return [
    // 申报条件1 itself writes （技能等级）.
    { all: levelOrTitle(level, 'ACCEPTED') },
    yes('honour', '获得荣誉证书或相关表彰，或为市级以上公共媒体宣传的典型', '附件2 申报条件2'),
    {
      all: [
        college,
        demand('teachingYears', { op: 'min', value: parameters.teachingYears }, teaching, '附件2 申报条件3'),
      ],
    },
    {
      all: [
        demand('tradeYears', { op: 'min', value: parameters.tradeYears }, trade, '附件2 申报条件4'),
        yes('tradeProof', '能提供从业的相关证明材料', '附件2 申报条件4'),
      ],
    },
    yes('competitionJudge', '担任过职业技能大赛执裁裁判或技术专家', '附件2 申报条件5'),
  ];
}
