import { shanghaiDay } from '#domain/day';
import type { ExportJob } from '#domain/export/export-job';
import { provinceCode } from '#domain/vocabulary/place';
import type { Deps } from '#operations/deps';
import { officeLabel } from '#operations/office-label';
import { agencyRef } from '#store/agencies';
import { read } from '#store/read';

/** The office for which something is made, by its full name, as a file or a head line says it. */
export async function officeName(deps: Deps, { role, office }: Pick<ExportJob, 'role' | 'office'>): Promise<string> {
  if (role !== 'agency' || office === undefined) return centreName(office, role);
  const row = (await read(deps.store, [agencyRef(office)])).find(agencyRef(office));
  return row?.name ?? '评价机构';
}

/** `四川省职业技能鉴定指导中心` and the cities' own, by code. */
export function centreName(code: string | undefined, role = code === provinceCode ? 'province' : 'city'): string {
  return officeLabel({ role, ...(code !== undefined && { organisation: code }) });
}

export function today(deps: Deps): string {
  return shanghaiDay(deps.now());
}
