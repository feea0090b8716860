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
  // Every sample agency and every centre over one has a clerk, so that whatever is applied for can also be reviewed.
  agencyStaff('agency-chengdu', '成都样例精密机械有限公司经办人', 'Y000051990001', '510100'),
  agencyStaff('agency-chengdu-centre', '成都样例职业技能评价中心经办人', 'S000051990002', '510100'),
  agencyStaff('agency-mianyang', '绵阳样例技师学院经办人', 'S000051990003', '510700'),
  agencyStaff('agency-deyang', '德阳样例重型装备有限公司经办人', 'Y000051990004', '510600'),
  agencyStaff('agency-yibin', '宜宾样例酿造行业协会经办人', 'S000051990005', '511500'),
  agencyStaff('agency-aba', '阿坝州样例民族工艺评价站经办人', 'S000051990006', '513200'),
  agencyStaff('agency-liangshan', '凉山州样例职业培训学校经办人', 'S000051990007', '513400'),
  agencyStaff('agency-nanchong', '南充样例烹饪学校经办人', 'S000051990008', '511300'),
  agencyStaff('agency-provincial', '四川样例能源集团（省属）经办人', 'Y000051990011', '510100'),
  agencyStaff('agency-provincial-yibin', '四川样例白酒产业学院（省属）经办人', 'S000051990012', '511500'),
  agencyStaff('agency-provincial-mianyang', '四川样例交通建设集团（省属）经办人', 'Y000051990013', '510700'),
  cityStaff('city-chengdu', '成都市职鉴中心经办人', '510100'),
  // Whoever rejected does not decide on the appeal: here, and at the province, there is somebody else.
  cityStaff('city-chengdu-second', '成都市职鉴中心复核人', '510100'),
  cityStaff('city-mianyang', '绵阳市职鉴中心经办人', '510700'),
  cityStaff('city-deyang', '德阳市职鉴中心经办人', '510600'),
  cityStaff('city-yibin', '宜宾市职鉴中心经办人', '511500'),
  cityStaff('city-aba', '阿坝州职鉴中心经办人', '513200'),
  cityStaff('city-liangshan', '凉山州职鉴中心经办人', '513400'),
  cityStaff('city-nanchong', '南充市职鉴中心经办人', '511300'),
  { id: 'province', name: '省职鉴中心经办人', role: 'province', organisation: '510000' },
  { id: 'province-second', name: '省职鉴中心复核人', role: 'province', organisation: '510000' },
  { id: 'auditor', name: '监督人员', role: 'auditor' },
];

function agencyStaff(id: string, name: string, organisation: string, city: string): SamplePerson {
  return { id, name, role: 'agency', organisation, city };
}

function cityStaff(id: string, name: string, city: string): SamplePerson {
  return { id, name, role: 'city', organisation: city, city };
}
