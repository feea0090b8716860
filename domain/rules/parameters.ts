/**
 * What the notice puts in numbers and levels, and how we read it where it is silent. Another year's notice or a class's own
 * document gives other values; `shipped.ts` builds its rule sets with these.
 */
export interface RuleParameters {
  /** 一(一): 第三、四、五、六类. */
  majorClasses: readonly string[];
  /** 一(三)3: 高级 = 三级/高级工. */
  assessorSkill: string;
  /** 一(三)3: 中级. */
  assessorTitle: string;
  /** 一(三)4: 高级技师 = 一级; 特级技师 and 首席技师 rank above it. */
  seniorSkill: string;
  /** 一(三)4: 高级 = 副高级 and 正高级. */
  seniorTitle: string;
  /** 一(三)4: 1年以上, the year itself included. */
  assessingYears: number;
  /** 一(三)4: 不少于3次. */
  assessmentCount: number;
  /** 附件2 申报条件1: 高级. */
  specialSkill: string;
  /** 附件2 申报条件1: 初级, and 员级 is 初级. */
  specialTitle: string;
  /** 附件2 申报条件3: 3年以上. */
  teachingYears: number;
  /** 附件2 申报条件4: 10年以上. */
  tradeYears: number;
  /** 附件1 说明1, 附件2 说明1: 不超过3个. */
  items: number;
  /** 附件1 说明1: 同类型 is not defined; 2 code parts = the same 中类. */
  sameTypeParts: number;
  /** What is not of one type by that: refused, or left to the reviewer, who decides with a reason (docs/decisions/0007-what-is-left-open-of-one-type-is-judged.md). */
  otherTypes: 'REFUSED' | 'REVIEWER';
  /** 附件1 说明2, 附件2 说明2, 附件4: 少于200字 fails. */
  summaryCharacters: number;
  /**
   * 一(三)3 and 4 say only 国家职业资格, 附件2 申报条件1 adds （技能等级）. Most level qualifications have become
   * 职业技能等级 since 2020, so by default both count; REVIEWER leaves a 技能等级 certificate to the review, REFUSED
   * takes the words literally.
   */
  skillLevelCertificates: 'ACCEPTED' | 'REVIEWER' | 'REFUSED';
}

export const defaultParameters: RuleParameters = {
  majorClasses: ['3', '4', '5', '6'],
  assessorSkill: 'SENIOR',
  assessorTitle: 'INTERMEDIATE',
  seniorSkill: 'SENIOR_TECHNICIAN',
  seniorTitle: 'ASSOCIATE_SENIOR',
  assessingYears: 1,
  assessmentCount: 3,
  specialSkill: 'SENIOR',
  specialTitle: 'STAFF',
  teachingYears: 3,
  tradeYears: 10,
  items: 3,
  sameTypeParts: 2,
  otherTypes: 'REFUSED',
  summaryCharacters: 200,
  skillLevelCertificates: 'ACCEPTED',
};
