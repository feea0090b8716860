import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { occupationLabel } from '#domain/occupations';
import { educationLabel } from '#domain/vocabulary/education';
import { ethnicityLabel } from '#domain/vocabulary/ethnicity';
import { cityLabel } from '#domain/vocabulary/place';
import { politicalStatusLabel } from '#domain/vocabulary/political-status';
import { skillLevelLabel } from '#domain/vocabulary/skill-level';
import { titleLevelLabel } from '#domain/vocabulary/title-level';

const closedLists: Partial<Record<FactDefinition['kind'], ReadonlyMap<string, string>>> = {
  skillLevel: skillLevelLabel,
  titleLevel: titleLevelLabel,
  education: educationLabel,
  politicalStatus: politicalStatusLabel,
  ethnicity: ethnicityLabel,
  city: cityLabel,
};

/** 1.5 → 1年6个月, 0.5 → 6个月, 2 → 2年. */
function yearsLabel(years: number): string {
  const months = Math.round(years * 12);
  const [whole, rest] = [Math.floor(months / 12), months % 12];
  if (rest === 0) return `${whole}年`;
  return whole === 0 ? `${rest}个月` : `${whole}年${rest}个月`;
}

function dayLabel(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** How a value is said back to the person, in the words of the official forms. */
export function labelOf(definition: Pick<FactDefinition, 'kind' | 'choices'>, value: FactValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) {
    return value.map((item) => (definition.kind === 'occupations' ? occupationLabel(item) : item)).join('、');
  }
  if (typeof value === 'number') return definition.kind === 'years' ? yearsLabel(value) : `${value}次`;
  if (definition.kind === 'choice') {
    return definition.choices?.find((choice) => choice.value === value)?.label ?? value;
  }
  if (definition.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) return dayLabel(value);
  return closedLists[definition.kind]?.get(value) ?? value;
}
