import type { Category } from '#domain/category';

/** What each is and for whom, as the notice says it: for those who do not know the names yet. */
export const categoryWords: Record<Category, string> = {
  ASSESSOR: '考评职业（工种）；要有相应职业（工种）高级及以上职业资格，或者中级及以上职称（一(三)3）',
  SENIOR_ASSESSOR: '已经是考评员，有1年以上、不少于3次考评经历；要有高级技师职业资格，或者高级职称（一(三)4）',
  SPECIAL_ABILITY_ASSESSOR: '考评专项职业能力，如泡菜制作、蜀绣制作；条件以当期培训文件为准（一(三)5）',
  NEW_OCCUPATION_ASSESSOR: '考评新职业；条件以当期培训文件为准（一(三)5）',
  QUALITY_SUPERVISOR: '督导评价工作的质量；人社部门、评价机构里从事评价工作的人员（二(一)、二(三)）',
};
