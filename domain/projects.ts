import * as z from 'zod';

/**
 * A 专项职业能力 project. Projects have no official code; `ZX-0001` is our own id, and `occupation` links each to the
 * related occupation that 附件2 申报条件1 speaks of.
 */
export const Project = z.object({
  id: z.string().check(z.regex(/^ZX-\d{4}$/)),
  name: z.string(),
  occupation: z.string(),
  /** Not from the province's list, which no readable source gives whole: an example to be replaced. */
  isExample: z.boolean(),
});
export type Project = z.infer<typeof Project>;

/** The crafts' codes are outside the shipped occupations; only their 中类 (6-09) is relied on. */
const rows: readonly (readonly [name: string, occupation: string])[] = [
  ['川味火锅调味', '4-03-02-01'],
  ['川味卤菜制作', '4-03-02-01'],
  ['泡菜制作', '4-03-02-01'],
  ['川菜点菜', '4-03-02-05'],
  ['蜀绣制作', '6-09-03-11'],
  ['羌绣制作', '6-09-03-11'],
  ['竹编制作', '6-09-03-17'],
  ['藏式唐卡绘制', '6-09-03-10'],
  ['直播销售', '4-01-06-02'],
  ['收纳整理', '4-10-01-06'],
  ['柑橘栽培', '5-01-02-02'],
  ['头发洗护', '4-10-03-02'],
  ['鸡饲养', '5-03-02-02'],
  ['鸭饲养', '5-03-02-02'],
  ['猪饲养', '5-03-02-01'],
  ['山羊饲养', '5-03-02-01'],
];

export const projects: readonly Project[] = rows.map(([name, occupation], at) => ({
  id: `ZX-${String(at + 1).padStart(4, '0')}`,
  name,
  occupation,
  isExample: true,
}));

/** Stands for the id of every project outside the list. */
export const otherProject = 'ZX-OTHER';

/** By name or by id; a project outside the list is still a project, only its type is for the reviewer. */
export function findProject(nameOrId: string): Project | undefined {
  const wanted = nameOrId.trim();
  return projects.find((project) => project.name === wanted || project.id === wanted);
}
