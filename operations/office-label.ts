import type { Agency } from '#domain/agency';
import { cityLabel } from '#domain/vocabulary/place';
import type { EventActor } from '#store/events';

/** The office that acted, in Chinese; never a person. An agency has its name only where its application still names it. */
export function officeLabel({ role, organisation }: EventActor, agency?: Pick<Agency, 'id' | 'name'>): string {
  switch (role) {
    case 'agency':
      return organisation !== undefined && organisation === agency?.id ? agency.name : '评价机构';
    case 'city':
      return `${cityLabel.get(organisation ?? '') ?? '市（州）'}职鉴中心`;
    case 'province':
      return '省职鉴中心';
    case 'auditor':
      return '监督人员';
    case 'applicant':
      return '申报人';
    default:
      return '未登录的申报人';
  }
}
