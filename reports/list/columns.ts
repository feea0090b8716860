import type { Category } from '#domain/category';
import type { ListColumn } from './layout.ts';

/** Columns that several lists have. */
export const serialColumn: ListColumn = { header: '序号', width: 6 };
export const nameColumn: ListColumn = { header: '姓名', width: 12 };
export const sexColumn: ListColumn = { header: '性别', width: 6 };
export const idNumberColumn: ListColumn = { header: '身份证号码', width: 21 };
export const workplaceColumn: ListColumn = { header: '工作单位', width: 28, align: 'left' };

/** A supervisor applies for no occupation: what there is, is 从事职业. */
export function appliedColumn(category: Category): ListColumn {
  const header = category === 'QUALITY_SUPERVISOR' ? '从事职业' : '申报考评职业(工种)';
  return { header, width: 28, align: 'left' };
}
