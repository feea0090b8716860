import * as z from 'zod';
import type { Agency } from '#domain/agency';
import { Category } from '#domain/category';
import { type Problem, type Result, refuse } from '#domain/problem';
import { cityLabel, provinceCode } from '#domain/vocabulary/place';

/** A centre: `510000` the provincial centre, else the code of the city whose centre it is. */
export type Centre = string;

/** Who reviews, who trains, who numbers and who makes the card are four separate answers. */
export interface Routing {
  reviewCentre: Centre;
  trainingOrganiser: Centre;
  numberIssuer: Centre;
  cardMaker: Centre;
}

export interface RoutingRequest {
  category: Category;
  /** The agency, or the HR department's place (`510000` for the province's own): 二(一)1. */
  applicant: { agency: Pick<Agency, 'kind' | 'city'> } | { hrDepartment: { city: string } };
  /** What a PROVINCIAL agency's applicant chose (一(六)1). */
  route?: 'CITY' | 'PROVINCE' | undefined;
  /** The city's 书面申请 to send its people to the provincial classes of this year was granted (一(二)2). */
  requestGranted?: boolean | undefined;
}

const Side = z.enum(['CITY', 'PROVINCE']);

/** What the notice leaves unsaid of who reviews, trains and makes cards. */
export const RoutingPractice = z.object({
  /** 一(二)2 lets a city train for its agencies; the plan of 一(二)1 may mean provincial sessions only for some kinds. */
  cityClasses: z._default(z.array(Category), ['ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR']),
  /** 一(六)1: 省属 agencies declare 直接 to the province unless they choose the city. */
  provincialRoute: z._default(Side, 'PROVINCE'),
  /** Cards of people reviewed by a city that joined a provincial class at its request: 省直 classes' are the province's. */
  requestedClassCards: z._default(Side, 'PROVINCE'),
  /** The supervisor part has no 证卡办理: by analogy the province. */
  supervisorCards: z._default(Side, 'PROVINCE'),
  /** Staff of a city's HR department are under no agency; their own city's centre reviews them. */
  hrStaffReview: z._default(Side, 'CITY'),
});
export type RoutingPractice = z.infer<typeof RoutingPractice>;

export const defaultRouting: RoutingPractice = RoutingPractice.parse({});

/** The decision table of 一(二)2, 一(六)1, 一(六)2, 一(七) and 二(六); refused where the notice gives no such way. */
export function routeApplication(request: RoutingRequest, practice: RoutingPractice = defaultRouting): Result<Routing> {
  const [first, ...rest] = routingProblems(request);
  if (first) return refuse(first, ...rest);
  const reviewCentre = reviewCentreOf(request, practice);
  const trainingOrganiser = trainingOrganiserOf(request, practice, reviewCentre);
  const cards = request.category === 'QUALITY_SUPERVISOR' ? practice.supervisorCards : cardsOf(request, practice);
  const byCity = trainingOrganiser !== provinceCode || cards === 'CITY';
  return {
    ok: true,
    value: {
      reviewCentre,
      trainingOrganiser,
      // 一(七): 省职鉴中心负责统一生成考评员证卡号.
      numberIssuer: provinceCode,
      cardMaker: byCity ? reviewCentre : provinceCode,
    },
  };
}

function reviewCentreOf({ applicant, category, route }: RoutingRequest, practice: RoutingPractice): Centre {
  if ('hrDepartment' in applicant)
    return practice.hrStaffReview === 'CITY' ? applicant.hrDepartment.city : provinceCode;
  const { kind, city } = applicant.agency;
  if (kind === 'LOCAL') return city;
  if (category === 'QUALITY_SUPERVISOR') return provinceCode;
  return (route ?? practice.provincialRoute) === 'CITY' ? city : provinceCode;
}

/** 一(二)2: all senior assessors train with the province; 二(六): so do supervisors. */
function trainingOrganiserOf(request: RoutingRequest, practice: RoutingPractice, reviewCentre: Centre): Centre {
  return practice.cityClasses.includes(request.category) && !request.requestGranted ? reviewCentre : provinceCode;
}

/** Who makes the card of a class that the province holds. */
function cardsOf({ category, requestGranted }: RoutingRequest, practice: RoutingPractice): 'CITY' | 'PROVINCE' {
  return requestGranted && practice.cityClasses.includes(category) ? practice.requestedClassCards : 'PROVINCE';
}

function routingProblems({ applicant, category, route }: RoutingRequest): Problem[] {
  const hr = 'hrDepartment' in applicant;
  const city = hr ? applicant.hrDepartment.city : applicant.agency.city;
  const problems: Problem[] = [];
  if (!cityLabel.has(city) && !(hr && city === provinceCode)) {
    problems.push({
      code: 'CITY_UNKNOWN',
      path: 'city',
      clause: '一(六)1',
      message: '所在地须是四川省21个市（州）之一。',
    });
  }
  if (hr && category !== 'QUALITY_SUPERVISOR') {
    const message = '人社部门工作人员只能申报质量督导员；申报考评员须由评价机构申报。';
    problems.push({ code: 'AGENCY_NEEDED', path: 'agencyId', clause: '一(六)1', message });
  }
  if (route === undefined) return problems;
  if (!hr && applicant.agency.kind === 'PROVINCIAL') {
    if (category === 'QUALITY_SUPERVISOR' && route === 'CITY') {
      const message = '省属备案评价机构的质量督导员申报由省职鉴中心审核，不能报市（州）职鉴中心。';
      problems.push({ code: 'PROVINCE_ONLY', path: 'route', clause: '二(六)', message });
    }
  } else if (route === 'PROVINCE') {
    const clause = category === 'QUALITY_SUPERVISOR' ? '二(六)' : '一(六)1';
    const message = '属地的申报由所在市（州）职鉴中心审核，不能直接报省职鉴中心。';
    problems.push({ code: 'CITY_ONLY', path: 'route', clause, message });
  }
  return problems;
}

/**
 * Whether a routed application may join a class of this centre (一(二)2): a city's people join a provincial class only once
 * the city's request is granted, and nobody another city's.
 */
export function classProblem(routing: Routing, organiser: Centre): Problem | undefined {
  if (routing.trainingOrganiser === organiser) return undefined;
  const own = cityLabel.get(routing.trainingOrganiser);
  const message =
    organiser === provinceCode
      ? `应参加${own ?? '所在市（州）'}职鉴中心的培训班；市（州）书面申请获准后，才能参加省职鉴中心的培训班。`
      : `应参加${own ?? '省'}职鉴中心组织的培训班。`;
  return { code: 'CLASS_OF_ANOTHER_CENTRE', path: 'classId', clause: '一(二)2', message };
}
