import { useQuery } from '#web/api/use-query';
import type { Option } from '#web/parts/field.tsx';
import { useOffice } from './office.ts';
import { deskLists } from './queries/desk-lists.ts';

/** A closed list as options of a menu; empty until it is there. */
export function useClosedList(name: string): Option[] {
  const { data } = useQuery(deskLists, { names: [name] });
  return [...(data?.closedLists[0]?.values ?? [])];
}

/** The centres that the office may name: the province any, a city its own and the provincial one. */
export function useCentres(): Option[] {
  const { role, centre } = useOffice();
  const all = [{ value: '510000', label: '省职鉴中心' }, ...useClosedList('City')];
  return role === 'PROVINCE' ? all : all.filter(({ value }) => value === centre || value === '510000');
}

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
