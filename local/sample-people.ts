import type { Role } from '#operations/actor';

/** Somebody who can sign in on this machine; everybody here is made up. */
export interface SamplePerson {
  /** The token's subject. */
  id: string;
  name: string;
  role: Role;
  /** An agency's registration number, or the GB/T 2260 code of a centre's area (510000: the province). */
  organisation?: string;
  city?: string;
}

export const samplePeople: readonly SamplePerson[] = [
  { id: 'applicant-zhang', name: '张建国（样例申报人）', role: 'applicant' },
  { id: 'applicant-li', name: '李秀英（样例申报人）', role: 'applicant' },
  { id: 'applicant-wang', name: '王强（样例申报人）', role: 'applicant' },
  { id: 'applicant-aga', name: '阿嘎·尔古（样例申报人）', role: 'applicant' },
  { id: 'applicant-chen', name: '陈志远（样例申报人）', role: 'applicant' },
  agencyStaff('agency-chengdu', '成都样例评价机构经办人', 'Y000051990001', '510100'),
  agencyStaff('agency-mianyang', '绵阳样例评价机构经办人', 'S000051990003', '510700'),
  agencyStaff('agency-liangshan', '凉山样例评价机构经办人', 'S000051990007', '513400'),
  agencyStaff('agency-yibin', '宜宾样例评价机构经办人', 'S000051990005', '511500'),
  agencyStaff('agency-provincial', '省属样例评价机构经办人（成都）', 'Y000051990011', '510100'),
  agencyStaff('agency-provincial-yibin', '省属样例评价机构经办人（宜宾）', 'S000051990012', '511500'),
  { id: 'city-chengdu', name: '成都市职鉴中心经办人', role: 'city', organisation: '510100', city: '510100' },
  { id: 'city-mianyang', name: '绵阳市职鉴中心经办人', role: 'city', organisation: '510700', city: '510700' },
  { id: 'city-liangshan', name: '凉山州职鉴中心经办人', role: 'city', organisation: '513400', city: '513400' },
  { id: 'city-yibin', name: '宜宾市职鉴中心经办人', role: 'city', organisation: '511500', city: '511500' },
  { id: 'province', name: '省职鉴中心经办人', role: 'province', organisation: '510000' },
  { id: 'auditor', name: '监督人员', role: 'auditor' },
];

function agencyStaff(id: string, name: string, organisation: string, city: string): SamplePerson {
  return { id, name, role: 'agency', organisation, city };
}
