import { expect, test } from 'vitest';
import type { Category } from '#domain/category';
import type { TrainingClass } from '#domain/class/training-class';
import { type Actor, anonymous } from '#operations/actor';
import { findApplication } from '#operations/application/reads';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { findCityRequests, listProvincialTrainingRequests } from '#operations/review/city-requests';
import { decideProvincialTraining } from '#operations/review/decide-provincial-training';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import { codesOf, done, newKey, readyApplication } from '#test/operations/journey';
import {
  agency,
  applicant,
  createWorld,
  dump,
  openClass,
  staff,
  type World,
  writeAgency,
  writeClass,
} from '#test/operations/world';

const chengdu = staff('city', '510100');
const mianyang = staff('city', '510700');
const province = staff('province');
const words = '本市今年没有条件办班，联系人金丝雀';

function ask({ deps }: World, actor: Actor, more: { city?: string; categories?: Category[]; year?: number } = {}) {
  const input = { city: '510100', year: 2026, categories: ['ASSESSOR'] as Category[], words, ...more };
  return requestProvincialTraining(deps, actor, input, newKey());
}

function answer({ deps }: World, decision: 'GRANT' | 'REFUSE', { actor = province, requestId = '510100-2026-1' } = {}) {
  return decideProvincialTraining(deps, actor, { requestId, decision, words: '名额已经用完' }, newKey());
}

test('a city asks, the province answers, and both read the words of both', async () => {
  const world = await createWorld();
  const { request } = done(await ask(world, chengdu));
  expect(request).toEqual({
    ...{ id: '510100-2026-1', city: '510100', year: 2026, categories: ['ASSESSOR'], status: 'REQUESTED', words },
    requestedAt: '2026-11-23T02:00:00.000Z',
  });
  const decidedRequest = done(await answer(world, 'REFUSE')).request;
  expect(decidedRequest).toMatchObject({ status: 'REFUSED', words, decisionWords: '名额已经用完' });
  for (const actor of [chengdu, province]) {
    expect(done(await listProvincialTrainingRequests(world.deps, actor, { year: 2026 }))).toEqual([decidedRequest]);
    expect(await findCityRequests(world.deps, actor, [request.id, 'x'])).toEqual([decidedRequest, undefined]);
  }
  const raw = JSON.stringify(await dump(world.client), (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );
  expect(raw).not.toContain('金丝雀');
});

test('who may ask and answer: a city for itself, the province alone', async () => {
  const world = await createWorld();
  expect(codesOf(await ask(world, mianyang))[0]).toBe('NOT_FOUND');
  expect(codesOf(await ask(world, province))[0]).toBe('FORBIDDEN');
  expect(codesOf(await ask(world, applicant('li')))[0]).toBe('FORBIDDEN');
  expect(codesOf(await ask(world, staff('agency', 'agency-1')))[0]).toBe('FORBIDDEN');
  expect(codesOf(await ask(world, anonymous))[0]).toBe('UNAUTHENTICATED');
  done(await ask(world, chengdu));
  for (const actor of [chengdu, staff('auditor'), staff('agency', 'agency-1')]) {
    expect(codesOf(await answer(world, 'GRANT', { actor }))[0]).toBe('FORBIDDEN');
  }
  for (const requestId of ['510100-2026-2', '510100-2027-1', 'none']) {
    expect(codesOf(await answer(world, 'GRANT', { requestId }))[0]).toBe('NOT_FOUND');
  }
  expect(done(await listProvincialTrainingRequests(world.deps, mianyang, { year: 2026 }))).toEqual([]);
  expect(await findCityRequests(world.deps, mianyang, ['510100-2026-1'])).toEqual([undefined]);
  expect(codesOf(await listProvincialTrainingRequests(world.deps, staff('auditor'), { year: 2026 }))[0]).toBe(
    'FORBIDDEN',
  );
});

test('nobody of two offices answers what they asked themselves', async () => {
  const world = await createWorld();
  const both: Actor = {
    kind: 'person',
    subject: 'both',
    roles: [{ role: 'city', city: '510100' }, { role: 'province' }],
  };
  done(await ask(world, both));
  expect(codesOf(await answer(world, 'GRANT', { actor: both }))).toEqual(['CONFLICT', 'OWN_REQUEST']);
});

test('the province reads all cities of a year in one batch, oldest first, and by status', async () => {
  const world = await createWorld();
  for (const [actor, city] of [
    [mianyang, '510700'],
    [chengdu, '510100'],
  ] as const) {
    done(await ask(world, actor, { city }));
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
  }
  done(await ask(world, chengdu, { year: 2027 }));
  done(await answer(world, 'GRANT'));
  const listed = async (more: object = {}) =>
    done(await listProvincialTrainingRequests(world.deps, province, { year: 2026, ...more })).map(({ id }) => id);
  world.sent.length = 0;
  expect(await listed()).toEqual(['510700-2026-1', '510100-2026-1']);
  expect(world.sent).toEqual(['BatchGetItem']);
  expect(await listed({ status: 'GRANTED' })).toEqual(['510100-2026-1']);
  expect(await listed({ status: 'REFUSED' })).toEqual([]);
  for (const year of [1999, 2101, 2026.5]) {
    expect(codesOf(await listProvincialTrainingRequests(world.deps, province, { year }))).toEqual([
      'VALIDATION',
      'YEAR',
    ]);
  }
});

const li = applicant('li');
const P = '510000';
const X = '510100';
const provincialAgency = { ...agency, id: 'agency-provincial', kind: 'PROVINCIAL' } as const;
type Request = 'granted' | 'refused' | 'undecided' | 'none';
interface Routed {
  category?: Category;
  provincial?: boolean;
  hr?: string;
  route?: 'CITY' | 'PROVINCE';
  /** Of the chosen class. */
  organiser: string;
  request?: Request;
}

async function applied(world: World, { category = 'ASSESSOR', provincial, hr, route, organiser, request }: Routed) {
  if (request && request !== 'none') {
    done(await ask(world, chengdu, { categories: [category] }));
    if (request !== 'undecided') done(await answer(world, request === 'granted' ? 'GRANT' : 'REFUSE'));
  }
  const facts = hr ? { supervisorSource: 'HR_DEPARTMENT', city: hr } : {};
  const applicationId = await readyApplication(world, li, category, facts);
  const chosen: TrainingClass = openClass(category, { id: 'chosen', organiser });
  await writeClass(world.deps, chosen);
  await writeAgency(world.deps, provincialAgency);
  const input = {
    ...{ applicationId, classId: chosen.id },
    ...(provincial && { agencyId: provincialAgency.id }),
    ...(route && { route }),
  };
  return done(await updateApplicationDraft(world.deps, li, input, newKey())).application;
}

const blocked = ({ allowedActions }: Awaited<ReturnType<typeof applied>>) =>
  allowedActions.find(({ action }) => action === 'submitApplication')?.because.map(({ code }) => code);

const local: Routed = { organiser: X };
test.each<[string, Routed, string[] | string]>([
  ['属地, its city', local, [X, X, P, X]],
  ['属地 专项, its city', { ...local, category: 'SPECIAL_ABILITY_ASSESSOR' }, [X, X, P, X]],
  ['属地, its city although the province has granted it', { ...local, request: 'granted' }, [X, X, P, X]],
  ['属地, the province, granted', { organiser: P, request: 'granted' }, [X, P, P, P]],
  ['属地, the province, refused', { organiser: P, request: 'refused' }, 'CLASS_OF_ANOTHER_CENTRE'],
  ['属地, the province, undecided', { organiser: P, request: 'undecided' }, 'CLASS_OF_ANOTHER_CENTRE'],
  ['属地, the province, never asked', { organiser: P }, 'CLASS_OF_ANOTHER_CENTRE'],
  ['属地, another city', { organiser: '510700', request: 'granted' }, 'CLASS_OF_ANOTHER_CENTRE'],
  ['属地 高级', { category: 'SENIOR_ASSESSOR', organiser: P }, [X, P, P, P]],
  ['属地 高级, a city', { category: 'SENIOR_ASSESSOR', organiser: X }, 'CLASS_OF_ANOTHER_CENTRE'],
  ['省属, route not said', { provincial: true, organiser: P }, [P, P, P, P]],
  ['省属, the province', { provincial: true, route: 'PROVINCE', organiser: P }, [P, P, P, P]],
  ['省属 by the province, a city', { provincial: true, route: 'PROVINCE', organiser: X }, 'CLASS_OF_ANOTHER_CENTRE'],
  ['省属, the city', { provincial: true, route: 'CITY', organiser: X }, [X, X, P, X]],
  ['省属 by the city, the province', { provincial: true, route: 'CITY', organiser: P }, 'CLASS_OF_ANOTHER_CENTRE'],
  [
    '省属 by the city, the province, granted',
    { provincial: true, route: 'CITY', organiser: P, request: 'granted' },
    [X, P, P, P],
  ],
  ['省属 高级', { provincial: true, category: 'SENIOR_ASSESSOR', organiser: P }, [P, P, P, P]],
  [
    '省属 高级 by the city',
    { provincial: true, category: 'SENIOR_ASSESSOR', route: 'CITY', organiser: P },
    [X, P, P, P],
  ],
  ['属地 督导员', { category: 'QUALITY_SUPERVISOR', organiser: P }, [X, P, P, P]],
  ['人社部门 督导员', { category: 'QUALITY_SUPERVISOR', hr: '510700', organiser: P }, ['510700', P, P, P]],
  ['省属 督导员', { provincial: true, category: 'QUALITY_SUPERVISOR', organiser: P }, [P, P, P, P]],
  [
    '省属 督导员 by the city',
    { provincial: true, category: 'QUALITY_SUPERVISOR', route: 'CITY', organiser: P },
    'PROVINCE_ONLY',
  ],
])('at submission: %s', async (_, routed, expected) => {
  const world = await createWorld();
  const draft = await applied(world, routed);
  const outcome = await submitApplication(world.deps, li, { applicationId: draft.id }, newKey());
  if (typeof expected === 'string') {
    expect(codesOf(outcome)).toEqual(['VALIDATION', expected]);
    expect(blocked(draft)).toEqual([expected]);
    return;
  }
  const [reviewCentre, trainingOrganiser, numberIssuer, cardMaker] = expected;
  expect(done(outcome).application.routing).toEqual({ reviewCentre, trainingOrganiser, numberIssuer, cardMaker });
  // What it was told when the class was chosen was true.
  expect(blocked(draft)).toEqual([]);
});

test('a grant of another year, category or city opens nothing', async () => {
  for (const [actor, more] of [
    [chengdu, { year: 2027 }],
    [chengdu, { categories: ['SPECIAL_ABILITY_ASSESSOR'] as Category[] }],
    [mianyang, { city: '510700' }],
  ] as const) {
    const world = await createWorld();
    const { request } = done(await ask(world, actor, more));
    done(await answer(world, 'GRANT', { requestId: request.id }));
    const draft = await applied(world, { organiser: P });
    expect(codesOf(await submitApplication(world.deps, li, { applicationId: draft.id }, newKey()))).toEqual([
      'VALIDATION',
      'CLASS_OF_ANOTHER_CENTRE',
    ]);
  }
});

test('a grant that came after the class was chosen counts, for who looks and for who submits', async () => {
  const world = await createWorld();
  const draft = await applied(world, { organiser: P, request: 'undecided' });
  expect(blocked(draft)).toEqual(['CLASS_OF_ANOTHER_CENTRE']);
  done(await answer(world, 'GRANT'));
  expect(blocked((await findApplication(world.deps, li, draft.id))!)).toEqual([]);
  world.sent.length = 0;
  const submitted = done(await submitApplication(world.deps, li, { applicationId: draft.id }, newKey()));
  expect(submitted.application.routing?.trainingOrganiser).toBe(P);
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems', 'TransactWriteItems']);
});
