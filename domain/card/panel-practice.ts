import * as z from 'zod';
import { SkillLevel } from '#domain/vocabulary/skill-level';

/** Who may sit on a panel or supervise. The notice names only the three checks of 三(二); the rest is from where each line says. */
export const PanelPractice = z.object({
  /** 考评人员为3人（含）以上单数: 保育师国家职业技能标准（2021）1.9.3; each occupation's own standard may say otherwise. */
  leastMembers: z._default(z.number(), 3),
  odd: z._default(z.boolean(), true),
  /** How many supervise one examination, no rule that was found says: one is enough. */
  leastSupervisors: z._default(z.number(), 1),
  /**
   * 劳社培就司〔2003〕117号 第三条: 考评员 assess 五级、四级、三级, 高级考评员 all levels. 学徒工 came later
   * (人社部发〔2022〕14号) and lies below 五级.
   */
  assessorLevels: z._default(z.array(SkillLevel), ['APPRENTICE', 'JUNIOR', 'INTERMEDIATE', 'SENIOR']),
});
export type PanelPractice = z.infer<typeof PanelPractice>;
