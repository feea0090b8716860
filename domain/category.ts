import * as z from 'zod';

/** The five kinds of application: what a person can become. */
export const Category = z.enum([
  'ASSESSOR',
  'SENIOR_ASSESSOR',
  'SPECIAL_ABILITY_ASSESSOR',
  'NEW_OCCUPATION_ASSESSOR',
  'QUALITY_SUPERVISOR',
]);
export type Category = z.infer<typeof Category>;

export const categoryLabel: Record<Category, string> = {
  ASSESSOR: '考评员',
  SENIOR_ASSESSOR: '高级考评员',
  SPECIAL_ABILITY_ASSESSOR: '专项职业能力考核考评员',
  NEW_OCCUPATION_ASSESSOR: '新职业考评员',
  QUALITY_SUPERVISOR: '质量督导员',
};
