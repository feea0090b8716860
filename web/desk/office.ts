import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskViewerQuery } from './queries/desk-viewer.ts';

export type Granted = NonNullable<DeskViewerQuery['viewer']>['roles'][number];

/** For which office somebody works at the desk now. */
export interface Office {
  role: 'AGENCY' | 'CITY' | 'PROVINCE' | 'AUDITOR';
  roleLabel: string;
  /** GB/T 2260; of a centre its own area, 510000 the province. */
  centre: string;
  /** The city that an agency stands in. */
  city: string;
  agencyId: string | undefined;
}

const province = '510000';

/** Undefined for whoever has no work at the desk: applicants. */
export function officeOf({ role, roleLabel, organisation, city, agencyId }: Granted): Office | undefined {
  if (role === 'APPLICANT') return undefined;
  const centre = role === 'PROVINCE' ? province : role === 'CITY' ? (city ?? organisation ?? '') : '';
  return { role, roleLabel, centre, city: city ?? '', agencyId: agencyId ?? undefined };
}

export const OfficeContext = createContext<Office | undefined>(undefined);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('the desk is only shown to offices');
  return office;
}

interface Entry {
  view: string;
  name: string;
  roles: readonly Office['role'][];
}

/** What each office has to do here, in the order of the work. */
const entries: readonly Entry[] = [
  { view: 'queue', name: '待审申报', roles: ['AGENCY', 'CITY', 'PROVINCE'] },
  { view: 'rosters', name: '汇总表', roles: ['AGENCY'] },
  { view: 'classes', name: '培训班', roles: ['AGENCY', 'CITY', 'PROVINCE', 'AUDITOR'] },
  { view: 'lists', name: '合格名单', roles: ['CITY', 'PROVINCE'] },
  { view: 'cards', name: '证卡', roles: ['CITY', 'PROVINCE', 'AUDITOR'] },
  { view: 'expiring', name: '到期与复核', roles: ['CITY', 'PROVINCE'] },
  { view: 'requests', name: '书面申请', roles: ['CITY', 'PROVINCE'] },
  { view: 'experts', name: '考评人员库', roles: ['CITY', 'PROVINCE'] },
  { view: 'panels', name: '派遣考评人员', roles: ['AGENCY', 'CITY', 'PROVINCE', 'AUDITOR'] },
  { view: 'statistics', name: '统计', roles: ['CITY', 'PROVINCE', 'AUDITOR'] },
  { view: 'exports', name: '导出文件', roles: ['AGENCY', 'CITY', 'PROVINCE', 'AUDITOR'] },
];

export function entriesFor({ role }: Pick<Office, 'role'>): readonly Entry[] {
  return entries.filter(({ roles }) => roles.includes(role));
}

/** Under which entry a view belongs that has none of its own. */
const parents: Readonly<Record<string, string>> = {
  application: 'queue',
  class: 'classes',
  plan: 'classes',
  roster: 'rosters',
  list: 'lists',
  card: 'cards',
};

export function entryOf(view: string): string {
  return parents[view] ?? view;
}
