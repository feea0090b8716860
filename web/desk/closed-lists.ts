import { useQuery } from '#web/api/use-query';
import type { Option } from '#web/parts/field.tsx';
import { useOffice } from './office.ts';
import { deskLists } from './queries/desk-lists.ts';

/** A closed list as options of a menu; empty until it is there. */
export function useClosedList(name: string): Option[] {
  const { data } = useQuery(deskLists, { names: [name] });
  return [...(data?.closedLists[0]?.values ?? [])];
}

/** The centres that the office may name: the province and auditors any, a city its own and the provincial one. */
export function useCentres(): Option[] {
  const { role, centre } = useOffice();
  const all = [{ value: '510000', label: '省职鉴中心' }, ...useClosedList('City')];
  return role === 'PROVINCE' || role === 'AUDITOR'
    ? all
    : all.filter(({ value }) => value === centre || value === '510000');
}
