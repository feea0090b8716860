import type { Category } from '#domain/category';
import type { TrainingClass } from './training-class.ts';

/** 一(五), verbatim. */
const assessorSyllabus = [
  '国家技能人才评价政策、制度体系及相关规章制度',
  '国家职业标准、分类及命（审）题技术方法',
  '考评员概述及考评技术方法',
  '技能人才评价考务管理流程及规范要求',
];

/** 二(五), verbatim. */
const supervisorSyllabus = [
  '技能人才评价政策法规及违规事件调查核实、处理',
  '质量督导概述及质量体系建设',
  '质量督导员管理使用及现场督导、经常性检查、检查评估技术方法',
];

type Curriculum = Pick<TrainingClass, 'mode' | 'syllabus' | 'examination'>;

/**
 * What the notice says of every class of a category: content (一(五), 二(五)), how it is held (一(四), 二(四)) and what is
 * examined. It says no pass mark, no least attendance and nothing of a resit: those are the class's own.
 */
export function curriculumOf(category: Category): Curriculum {
  if (category === 'QUALITY_SUPERVISOR') {
    return {
      mode: 'OFFLINE',
      syllabus: [...supervisorSyllabus],
      examination: { parts: ['UNIFIED_ONLINE'], resit: false },
    };
  }
  return {
    mode: 'BOTH',
    syllabus: [...assessorSyllabus],
    examination: { parts: ['THEORY', 'PRACTICE'], resit: false },
  };
}
