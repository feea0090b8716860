import type { Agency } from '#domain/agency';
import { type Actor, anonymous, type Role } from '#operations/actor';
import { idNumber } from '#test/operations/class/qualified';

/** An office and the role in which somebody acts for it. */
export interface Post {
  role: Role;
  /** An agency's id, a city's code, or `510000`. */
  office: string;
}

export const province = '510000';
export const cities = ['510100', '510700'] as const;

export const agencies: readonly Agency[] = [
  { id: 'A1', name: '成都样例评价中心', kind: 'LOCAL', city: '510100', active: true },
  { id: 'A2', name: '绵阳样例评价中心', kind: 'LOCAL', city: '510700', active: true },
  { id: 'A3', name: '省属样例评价中心', kind: 'PROVINCIAL', city: '510100', active: true },
];

/** Twelve who apply; some of them sit in an office too. The last two are one person with two accounts. */
export const applicants = Array.from({ length: 12 }, (_, at) => `p${at}`);

const posts: Record<string, readonly Post[]> = {
  p0: [{ role: 'agency', office: 'A1' }],
  p1: [{ role: 'city', office: '510100' }],
  p2: [{ role: 'province', office: province }],
  // Of two offices at once, and no applicant: nobody decides both stages of one application.
  both: [
    { role: 'agency', office: 'A1' },
    { role: 'city', office: '510100' },
  ],
  ...staffOf('agency', 'A1', 2),
  ...staffOf('agency', 'A2', 2),
  ...staffOf('agency', 'A3', 2),
  ...staffOf('city', '510100', 2),
  ...staffOf('city', '510700', 3),
  ...staffOf('province', province, 3),
  auditor: [{ role: 'auditor', office: '' }],
  nobody: [],
};

function staffOf(role: Role, office: string, count: number): Record<string, readonly Post[]> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${office}-${at}`, [{ role, office }]]));
}

export const everybody = [...new Set([...applicants, ...Object.keys(posts)])];

export function postsOf(name: string): readonly Post[] {
  const own: readonly Post[] = applicants.includes(name) ? [{ role: 'applicant', office: '' }] : [];
  return [...own, ...(posts[name] ?? [])];
}

/** Everybody who acts for this office. */
export function staffAt(office: string): string[] {
  return everybody.filter((name) => postsOf(name).some((post) => post.office === office));
}

export function actorOf(name: string): Actor {
  if (name === 'nobody') return anonymous;
  const roles = postsOf(name).map(({ role, office }) => ({
    role,
    ...(role === 'agency' && { organisation: office }),
    ...(role === 'city' && { city: office }),
  }));
  return { kind: 'person', subject: name, roles };
}

/** Which human being it is. */
export function identityOf(name: string): string {
  return name === 'p11' ? 'p10' : name;
}

const given = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '甲'];

export function factsOf(name: string): { name: string; idNumber: string } {
  const at = applicants.indexOf(identityOf(name));
  return { name: `样例${given[at] ?? ''}`, idNumber: idNumber(at + 1) };
}
