/** The levels at which an occupation is assessed, from the lowest; a 专项 project has none. */
export const levels = [
  { value: 'APPRENTICE', label: '学徒工' },
  { value: 'JUNIOR', label: '五级/初级工' },
  { value: 'INTERMEDIATE', label: '四级/中级工' },
  { value: 'SENIOR', label: '三级/高级工' },
  { value: 'TECHNICIAN', label: '二级/技师' },
  { value: 'SENIOR_TECHNICIAN', label: '一级/高级技师' },
  { value: 'SPECIAL_TECHNICIAN', label: '特级技师' },
  { value: 'CHIEF_TECHNICIAN', label: '首席技师' },
] as const;

export const categories = [
  { value: 'ASSESSOR', label: '考评员' },
  { value: 'SENIOR_ASSESSOR', label: '高级考评员' },
  { value: 'SPECIAL_ABILITY_ASSESSOR', label: '专项职业能力考核考评员' },
  { value: 'NEW_OCCUPATION_ASSESSOR', label: '新职业考评员' },
  { value: 'QUALITY_SUPERVISOR', label: '质量督导员' },
] as const;
export type Category = (typeof categories)[number]['value'];

/** One of a closed list, if that is what was chosen. */
export function chosenOf<Value extends string>(
  options: readonly { readonly value: Value }[],
  chosen: string,
): Value | undefined {
  return options.find(({ value }) => value === chosen)?.value;
}
