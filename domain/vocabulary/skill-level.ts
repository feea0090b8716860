import * as z from 'zod';
import { labelsOf, type Term } from './term.ts';

/**
 * The skill ladder, lowest first (人社部发〔2022〕14号, the 新八级工). The old numbers run the other way: 五级 is 初级工,
 * 一级 is 高级技师. NONE is "no certificate at all".
 */
export const SkillLevel = z.enum([
  'NONE',
  'APPRENTICE',
  'JUNIOR',
  'INTERMEDIATE',
  'SENIOR',
  'TECHNICIAN',
  'SENIOR_TECHNICIAN',
  'SPECIAL_TECHNICIAN',
  'CHIEF_TECHNICIAN',
]);
export type SkillLevel = z.infer<typeof SkillLevel>;

/** Aliases are whole names: a bare 高级, 中级 or 初级 is no alias, for it may be a title just as well. */
export const skillLevels: readonly Term<SkillLevel>[] = [
  { code: 'NONE', label: '无职业资格（技能等级）', aliases: [] },
  { code: 'APPRENTICE', label: '学徒工', aliases: ['学徒'] },
  { code: 'JUNIOR', label: '五级/初级工', aliases: ['初级工', '初级技工', '初级技能', '五级工'] },
  { code: 'INTERMEDIATE', label: '四级/中级工', aliases: ['中级工', '中级技工', '中级技能', '四级工'] },
  { code: 'SENIOR', label: '三级/高级工', aliases: ['高级工', '高级技工', '高级技能', '三级工'] },
  { code: 'TECHNICIAN', label: '二级/技师', aliases: ['技师', '二级工'] },
  { code: 'SENIOR_TECHNICIAN', label: '一级/高级技师', aliases: ['高级技师', '一级工'] },
  { code: 'SPECIAL_TECHNICIAN', label: '特级技师', aliases: [] },
  { code: 'CHIEF_TECHNICIAN', label: '首席技师', aliases: [] },
];

export const skillLevelLabel = labelsOf(skillLevels);

/** 五级 … 一级 of the old numbering; there is no number above 一级. */
export const skillLevelByNumber: Readonly<Record<number, SkillLevel>> = {
  5: 'JUNIOR',
  4: 'INTERMEDIATE',
  3: 'SENIOR',
  2: 'TECHNICIAN',
  1: 'SENIOR_TECHNICIAN',
};

/** Position on the ladder; 及以上 compares by it. */
export function skillLevelRank(level: SkillLevel): number {
  return SkillLevel.options.indexOf(level);
}
