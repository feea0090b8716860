import * as z from 'zod';
import { labelsOf, type Term } from './term.ts';

/** 文化程度, the closed list of 附件5 说明3 (不能简写), highest first as printed there. */
export const Education = z.enum([
  'POSTGRADUATE',
  'UNDERGRADUATE',
  'JUNIOR_COLLEGE',
  'SECONDARY_SPECIALISED',
  'TECHNICAL_SCHOOL',
  'ADVANCED_TECHNICAL_SCHOOL',
  'TECHNICIAN_COLLEGE',
  'HIGH_SCHOOL',
  'VOCATIONAL_HIGH_SCHOOL',
  'JUNIOR_HIGH',
  'PRIMARY',
]);
export type Education = z.infer<typeof Education>;

export const educations: readonly Term<Education>[] = [
  {
    code: 'POSTGRADUATE',
    label: '研究生',
    aliases: ['硕士', '博士', '博士后', '硕士研究生', '博士研究生', '研究生学历', '硕研', '博研', 'mba', 'emba', 'mpa'],
  },
  { code: 'UNDERGRADUATE', label: '大学本科', aliases: ['本科', '学士', '本科生', '大本', '一本', '二本', '三本'] },
  {
    code: 'JUNIOR_COLLEGE',
    label: '大学专科',
    aliases: ['大专', '专科', '高职', '高专', '高职高专', '大专生', '高等专科', '专科生', '高职专科'],
  },
  { code: 'SECONDARY_SPECIALISED', label: '中专', aliases: ['中等专业学校', '中专生', '普通中专', '职业中专'] },
  { code: 'TECHNICAL_SCHOOL', label: '技校', aliases: ['中技', '技工学校', '中级技校', '普通技校', '技校生'] },
  { code: 'ADVANCED_TECHNICAL_SCHOOL', label: '高级技校', aliases: ['高级技工学校', '高技校', '高级技工学院'] },
  { code: 'TECHNICIAN_COLLEGE', label: '技师学院', aliases: [] },
  { code: 'HIGH_SCHOOL', label: '高中', aliases: ['普高', '普通高中', '高级中学', '高中生'] },
  { code: 'VOCATIONAL_HIGH_SCHOOL', label: '职高', aliases: ['职业高中', '职业高级中学', '职中', '职高生'] },
  { code: 'JUNIOR_HIGH', label: '初中', aliases: ['初级中学', '初中生'] },
  { code: 'PRIMARY', label: '小学', aliases: ['小学生'] },
];

export const educationLabel = labelsOf(educations);

/**
 * Schooling that exceeds another, for 大专以上 and for "中专后来读了大专". The technical colleges stand between 高中
 * and 大专 here; whether they equal 大专 for a purpose is left to the rule set's reviewer values.
 */
const rank: Readonly<Record<Education, number>> = {
  POSTGRADUATE: 9,
  UNDERGRADUATE: 8,
  JUNIOR_COLLEGE: 7,
  TECHNICIAN_COLLEGE: 6,
  ADVANCED_TECHNICAL_SCHOOL: 5,
  SECONDARY_SPECIALISED: 4,
  TECHNICAL_SCHOOL: 4,
  HIGH_SCHOOL: 4,
  VOCATIONAL_HIGH_SCHOOL: 4,
  JUNIOR_HIGH: 2,
  PRIMARY: 1,
};

export function educationRank(education: Education): number {
  return rank[education];
}
