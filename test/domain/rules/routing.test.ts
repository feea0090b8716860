import { describe, expect, it } from 'vitest';
import type { Category } from '#domain/category';
import { classProblem, RoutingPractice, type RoutingRequest, routeApplication } from '#domain/review/routing';

const X = '510700';
const P = '510000';
const local = { agency: { kind: 'LOCAL', city: X } } as const;
const provincial = { agency: { kind: 'PROVINCIAL', city: X } } as const;
const hr = { hrDepartment: { city: X } } as const;
const ordinary: Category[] = ['ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'];

type Row = [name: string, RoutingRequest, review: string, training: string, number: string, card: string];

const rows: Row[] = [
  ...ordinary.flatMap((category): Row[] => [
    [`属地 ${category}`, { category, applicant: local }, X, X, P, X],
    [`属地 ${category}, route said`, { category, applicant: local, route: 'CITY' }, X, X, P, X],
    [`属地 ${category}, request granted`, { category, applicant: local, requestGranted: true }, X, P, P, P],
    [`省属 ${category} by the province`, { category, applicant: provincial, route: 'PROVINCE' }, P, P, P, P],
    [`省属 ${category}, route not said`, { category, applicant: provincial }, P, P, P, P],
    [`省属 ${category} by the city`, { category, applicant: provincial, route: 'CITY' }, X, X, P, X],
    [
      `省属 ${category} by the city, request granted`,
      { category, applicant: provincial, route: 'CITY', requestGranted: true },
      X,
      P,
      P,
      P,
    ],
  ]),
  ['属地 高级', { category: 'SENIOR_ASSESSOR', applicant: local }, X, P, P, P],
  ['属地 高级, request granted', { category: 'SENIOR_ASSESSOR', applicant: local, requestGranted: true }, X, P, P, P],
  ['省属 高级 by the province', { category: 'SENIOR_ASSESSOR', applicant: provincial, route: 'PROVINCE' }, P, P, P, P],
  ['省属 高级 by the city', { category: 'SENIOR_ASSESSOR', applicant: provincial, route: 'CITY' }, X, P, P, P],
  ['属地 督导员', { category: 'QUALITY_SUPERVISOR', applicant: local }, X, P, P, P],
  ['人社部门 督导员', { category: 'QUALITY_SUPERVISOR', applicant: hr }, X, P, P, P],
  ['省人社厅 督导员', { category: 'QUALITY_SUPERVISOR', applicant: { hrDepartment: { city: P } } }, P, P, P, P],
  ['省属 督导员', { category: 'QUALITY_SUPERVISOR', applicant: provincial }, P, P, P, P],
  ['省属 督导员, route said', { category: 'QUALITY_SUPERVISOR', applicant: provincial, route: 'PROVINCE' }, P, P, P, P],
];

describe('routing', () => {
  it.each(rows)('%s', (_, request, reviewCentre, trainingOrganiser, numberIssuer, cardMaker) => {
    const routed = routeApplication(request);
    expect(routed).toEqual({ ok: true, value: { reviewCentre, trainingOrganiser, numberIssuer, cardMaker } });
  });

  it.each<[string, RoutingRequest, string, string]>([
    [
      'a supervisor of a 省属 agency by the city',
      { category: 'QUALITY_SUPERVISOR', applicant: provincial, route: 'CITY' },
      'PROVINCE_ONLY',
      '二(六)',
    ],
    [
      'a 属地 assessor straight to the province',
      { category: 'ASSESSOR', applicant: local, route: 'PROVINCE' },
      'CITY_ONLY',
      '一(六)1',
    ],
    [
      'a 属地 supervisor straight to the province',
      { category: 'QUALITY_SUPERVISOR', applicant: local, route: 'PROVINCE' },
      'CITY_ONLY',
      '二(六)',
    ],
    ['HR staff as an assessor', { category: 'ASSESSOR', applicant: hr }, 'AGENCY_NEEDED', '一(六)1'],
    [
      'an agency outside the 21 cities',
      { category: 'ASSESSOR', applicant: { agency: { kind: 'LOCAL', city: '510200' } } },
      'CITY_UNKNOWN',
      '一(六)1',
    ],
    [
      'an agency that stands in no city',
      { category: 'ASSESSOR', applicant: { agency: { kind: 'PROVINCIAL', city: P } } },
      'CITY_UNKNOWN',
      '一(六)1',
    ],
  ])('%s is refused', (_, request, code, clause) => {
    const routed = routeApplication(request);
    expect(!routed.ok && routed.problems).toEqual([expect.objectContaining({ code, clause })]);
  });

  it('what the notice leaves unsaid is a matter of practice', () => {
    const granted: RoutingRequest = { category: 'ASSESSOR', applicant: local, requestGranted: true };
    const supervisor: RoutingRequest = { category: 'QUALITY_SUPERVISOR', applicant: hr };
    const special: RoutingRequest = { category: 'SPECIAL_ABILITY_ASSESSOR', applicant: local };
    const either: RoutingRequest = { category: 'ASSESSOR', applicant: provincial };
    for (const [request, practice, expected] of [
      [granted, { requestedClassCards: 'CITY' }, { cardMaker: X, trainingOrganiser: P }],
      [supervisor, { supervisorCards: 'CITY' }, { cardMaker: X, numberIssuer: P }],
      [supervisor, { hrStaffReview: 'PROVINCE' }, { reviewCentre: P }],
      [special, { cityClasses: ['ASSESSOR'] }, { reviewCentre: X, trainingOrganiser: P, cardMaker: P }],
      [either, { provincialRoute: 'CITY' }, { reviewCentre: X, trainingOrganiser: X }],
    ] as const) {
      expect(routeApplication(request, RoutingPractice.parse(practice))).toMatchObject({
        ok: true,
        value: expected,
      });
    }
  });

  it("a city's people join a provincial class only after the city's request is granted", () => {
    const before = routeApplication({ category: 'ASSESSOR', applicant: local });
    const after = routeApplication({ category: 'ASSESSOR', applicant: local, requestGranted: true });
    if (!before.ok || !after.ok) throw new Error('refused');
    expect(classProblem(before.value, P)).toMatchObject({ code: 'CLASS_OF_ANOTHER_CENTRE', clause: '一(二)2' });
    expect(classProblem(before.value, '510100')?.message).toContain('绵阳市');
    expect(classProblem(before.value, X)).toBeUndefined();
    expect(classProblem(after.value, P)).toBeUndefined();
  });
});
