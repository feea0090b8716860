import type { RuleSet } from '#domain/eligibility/rule-set';
import { noticeNumber } from '#domain/notice';
import { demand, notRevoked, summaryDemand, yes } from './conditions.ts';
import { askFor } from './facts.ts';
import { defaultParameters, type RuleParameters } from './parameters.ts';

/** 质量督导员: staff of an HR department, or head or manager of an agency registered or filed (二(一)), and 二(三). */
export function qualitySupervisorRuleSet(parameters: RuleParameters = defaultParameters): RuleSet {
  return {
    id: 'quality-supervisor@2024-11',
    category: 'QUALITY_SUPERVISOR',
    version: '2024-11',
    source: noticeNumber,
    facts: askFor(
      ['supervisorSource', '二(一)2'],
      ['agencyPosition', '二(一)2'],
      ['evaluationWork', '二(三)'],
      ['upholdsParty', '二(三)1'],
      ['mastersPolicy', '二(三)2'],
      ['integrity', '二(三)3'],
      ['organisingAbility', '二(三)4'],
      ['healthy', '二(三)5'],
      ['permanentlyRevoked', '三(三)'],
      ['workSummary', '附件4 督导工作经历'],
    ),
    eligibility: {
      all: [
        {
          any: [
            demand(
              'supervisorSource',
              { op: 'is', value: 'HR_DEPARTMENT' },
              '人社部门从事技能人才相关工作人员',
              '二(一)1',
            ),
            {
              all: [
                demand(
                  'supervisorSource',
                  { op: 'oneOf', values: ['REGISTERED_AGENCY', 'FILED_AGENCY'] },
                  '所在单位已完成备案，或已提交备案申请资料准备参与评价工作',
                  '二(一)2',
                ),
                demand(
                  'agencyPosition',
                  { op: 'oneOf', values: ['HEAD', 'QUALIFIED_MANAGER'] },
                  '是单位负责人或具备申报条件的管理人员',
                  '二(一)2',
                ),
              ],
            },
          ],
        },
        demand(
          'evaluationWork',
          { op: 'oneOf', values: ['ADMINISTRATIVE', 'TECHNICAL', 'ASSESSOR'] },
          '是从事技能人才评价工作的行政管理人员、技术管理人员或考评员',
          '二(三)',
        ),
        yes('upholdsParty', '坚持党的基本路线，热爱技能人才评价工作', '二(三)1'),
        yes('mastersPolicy', '掌握有关政策、法规和规章，熟悉评价理论和技术方法', '二(三)2'),
        yes('integrity', '坚持原则、廉洁奉公、办事公道、作风正派，具有良好的职业道德和敬业精神', '二(三)3'),
        yes('organisingAbility', '具有较强的组织协调和表达能力', '二(三)4'),
        yes('healthy', '身体健康，能胜任质量督导工作', '二(三)5'),
        notRevoked,
      ],
    },
    entry: { all: [summaryDemand('附件4 督导工作经历', parameters)] },
  };
}
