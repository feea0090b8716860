import * as z from 'zod';
import { type Category, categoryLabel } from '#domain/category';
import { claimedEntries } from '#domain/eligibility/evaluate';
import type { Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { findRuleSet } from '#domain/rules/shipped';

export const DocumentKind = z.enum([
  'APPLICATION_FORM',
  'ID_CARD',
  'PHOTO',
  'SKILL_CERTIFICATE',
  'TITLE_CERTIFICATE',
  'ASSESSOR_CARD',
  'HONOUR_PROOF',
  'EDUCATION_PROOF',
  'TEACHING_PROOF',
  'TRADE_PROOF',
  'JUDGE_PROOF',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

export interface RequiredDocument {
  kind: DocumentKind;
  label: string;
  clause: string;
}

/** The proof that fits each answer; those of 附件2 stand under the condition that was ticked. */
const proofs: Readonly<Record<string, RequiredDocument>> = {
  skillLevel: {
    kind: 'SKILL_CERTIFICATE',
    label: '职业资格证书（职业技能等级证书）原件扫描件',
    clause: '一(六)2(1)',
  },
  titleLevel: { kind: 'TITLE_CERTIFICATE', label: '专业技术职称证书原件扫描件', clause: '一(六)2(1)' },
  holdsAssessorCard: { kind: 'ASSESSOR_CARD', label: '考评员资格证卡原件扫描件', clause: '一(六)2(1)' },
  honour: {
    kind: 'HONOUR_PROOF',
    label: '荣誉证书、表彰文件或市级以上公共媒体宣传材料',
    clause: '附件2 申报条件2',
  },
  education: { kind: 'EDUCATION_PROOF', label: '学历证书扫描件', clause: '附件2 申报条件3' },
  teachingYears: { kind: 'TEACHING_PROOF', label: '院校相关专业课教学经历证明', clause: '附件2 申报条件3' },
  tradeProof: {
    kind: 'TRADE_PROOF',
    label: '从业证明材料（行政部门推荐函、工作经历证明、社保证明、聘书等）',
    clause: '附件2 申报条件4',
  },
  competitionJudge: {
    kind: 'JUDGE_PROOF',
    label: '职业技能大赛执裁裁判或技术专家证明',
    clause: '附件2 申报条件5',
  },
};

/** The scan that proves an answer; undefined for what is only declared. */
export function proofOf(fact: string): RequiredDocument | undefined {
  return proofs[fact];
}

/**
 * The scans an application needs. 一(六)2(1) lists a certificate or a title, which does not fit the other conditions of
 * 附件2: there the proof of each condition met takes its place. Where level and title both suffice, the notice asks for
 * one; it is the certificate. For supervisors the notice names the form alone (二(六)).
 */
export function requiredDocuments(
  category: Category,
  facts: Facts,
  ruleSet: RuleSet | undefined = findRuleSet(category),
): RequiredDocument[] {
  const claimed = ruleSet ? claimedEntries(ruleSet, facts).map((entry) => entry.fact) : [];
  const titleToo = !claimed.includes('skillLevel');
  const proved = [...new Set(claimed)].flatMap((fact) => proofs[fact] ?? []);
  return [...always(category), ...proved.filter((one) => one.kind !== 'TITLE_CERTIFICATE' || titleToo)];
}

function always(category: Category): RequiredDocument[] {
  const form = category === 'SPECIAL_ABILITY_ASSESSOR' ? '附件2' : '附件1';
  const photo = { kind: 'PHOTO', label: '本人照片' } as const;
  if (category === 'QUALITY_SUPERVISOR') {
    const label = `${categoryLabel[category]}推荐表（所在单位盖章）扫描件`;
    return [
      { kind: 'APPLICATION_FORM', label, clause: '二(六)' },
      { ...photo, clause: '附件4' },
    ];
  }
  return [
    { kind: 'APPLICATION_FORM', label: '申报表（本人签字、所在单位盖章）扫描件', clause: '一(六)2(1)' },
    { kind: 'ID_CARD', label: '身份证原件扫描件', clause: '一(六)2(1)' },
    { ...photo, clause: form },
  ];
}
