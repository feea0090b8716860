/** The levels at which an occupation is assessed, from the lowest; a 专项 project has none. */
export const levels = [
  { value: 'APPRENTICE', label: '学徒工' },
  { value: 'JUNIOR', label: '五级/初级工' },
  { value: 'INTERMEDIATE', label: '四级/中级工' },
  { value: 'SENIOR', label: '三级/高级工' },
  { value: 'TECHNICIAN', label: '二级/技师' },
  { value: 'SENIOR_TECHNICIAN', label: '一级/高级技师' },
] as const;
