import type { JWTPayload } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { personRef } from '#operations/person';
import { idNumberOf, writeLists, writePassed } from '#test/operations/card/card-world';
import { place } from '#test/operations/journey';
import { applicant, dump } from '#test/operations/world';
import { gid } from './permission-walk-asking.ts';
import { type Stage, setStage, type TargetName } from './permission-walk-stage.ts';
import { ask, type Json } from './world.ts';

/** Offices that one and the same person may work for, beside applying themselves. */
const offices: Record<string, JWTPayload> = {
  agency: { roles: ['applicant', 'agency'], organisation: 'agency-1', amr: ['mfa'] },
  city: { roles: ['applicant', 'city'], city: '510100', amr: ['mfa'] },
  province: { roles: ['applicant', 'province'], amr: ['mfa'] },
};

interface Duty {
  mutation: string;
  /** Who must not, and for which office. */
  person: string;
  office: keyof typeof offices;
  target: TargetName | 'ownList';
  input: (id: string) => object;
  code: string;
}

const application = (id: string) => ({ applicationId: gid('Application', id) });
const review = (id: string) => ({ ...application(id), decision: 'APPROVE' });
const one = (id: string) => ({ review: review(id) });
const batch = (id: string) => ({ reviews: [review(id)] });
const decided = (outcome: string) => (id: string) => ({ ...application(id), outcome, words: '已复查' });
const sanction = (number: string) => ({
  ...{ number, kind: 'SUSPENDED', ground: 'UNDER_INVESTIGATION', words: '收到举报，正在核实' },
});

const own = 'OWN_APPLICATION';
const before = 'DECIDED_BEFORE';
/** Operation × person × office: whoever applies, whoever decided before, whoever asked. */
const duties: readonly Duty[] = [
  { mutation: 'reviewApplication', person: 'zhang', office: 'agency', target: 'atAgency', input: one, code: own },
  { mutation: 'reviewApplication', person: 'zhang', office: 'city', target: 'atCity', input: one, code: own },
  { mutation: 'reviewApplication', person: 'zhang', office: 'province', target: 'atProvince', input: one, code: own },
  { mutation: 'reviewApplication', person: 'first', office: 'city', target: 'atCity', input: one, code: before },
  {
    mutation: 'reviewApplication',
    person: 'first',
    office: 'province',
    target: 'atProvince',
    input: one,
    code: before,
  },
  {
    mutation: 'reviewApplications',
    person: 'zhang',
    office: 'agency',
    target: 'alsoAtAgency',
    input: batch,
    code: own,
  },
  { mutation: 'reviewApplications', person: 'zhang', office: 'city', target: 'seniorAtCity', input: batch, code: own },
  {
    mutation: 'reviewApplications',
    person: 'first',
    office: 'city',
    target: 'seniorAtCity',
    input: batch,
    code: before,
  },
  ...(['UPHELD', 'OVERTURNED'] as const).flatMap((outcome): Duty[] => {
    const of = { mutation: 'decideAppeal', input: decided(outcome) };
    return [
      { ...of, person: 'zhang', office: 'city', target: 'appealed', code: own },
      { ...of, person: 'zhang', office: 'province', target: 'provinceAppealed', code: own },
      // Of the agency's stage, and of the centre's.
      { ...of, person: 'first', office: 'city', target: 'appealed', code: before },
      { ...of, person: 'second', office: 'city', target: 'appealed', code: before },
      { ...of, person: 'second', office: 'province', target: 'provinceAppealed', code: before },
    ];
  }),
  {
    ...{ mutation: 'recordResults', person: 'p0', office: 'city', target: 'seated', code: own },
    input: (id) => ({
      ...{ classId: gid('TrainingClass', 'class-running'), sitting: 'FIRST' },
      entries: [{ applicationId: gid('Application', id), theory: '90', practice: '90' }],
    }),
  },
  ...(['present', 'absent'] as const).map(
    (as): Duty => ({
      ...{ mutation: 'recordAttendance', person: 'p0', office: 'city', target: 'seated', code: own },
      input: (id) => ({
        ...{ classId: gid('TrainingClass', 'class-running'), day: '2026-11-23', present: [], absent: [] },
        ...{ [as]: [gid('Application', id)], reason: '登记错误' },
      }),
    }),
  ),
  {
    ...{ mutation: 'submitPassList', person: 'p0', office: 'city', target: 'seated', code: own },
    input: () => ({ classId: gid('TrainingClass', 'class-running') }),
  },
  {
    ...{ mutation: 'issueCardNumbers', person: 'zhang', office: 'province', target: 'ownList', code: own },
    input: (id) => ({ passListId: gid('PassList', id) }),
  },
  {
    mutation: 'sanctionCard',
    person: 'zhang',
    office: 'province',
    target: 'cityCard',
    input: sanction,
    code: 'OWN_CARD',
  },
  {
    ...{ mutation: 'liftSuspension', person: 'zhang', office: 'province', target: 'cityCard', code: 'OWN_CARD' },
    input: (number) => ({ number, words: '经核实不属实' }),
  },
  {
    ...{ mutation: 'renewCards', person: 'zhang', office: 'province', target: 'renewal', code: own },
    input: (id) => ({ applicationIds: [gid('Application', id)] }),
  },
  ...(['GRANT', 'REFUSE'] as const).map(
    (decision): Duty => ({
      ...{ mutation: 'decideProvincialTraining', person: 'clerk who was here before', office: 'province' },
      ...{ target: 'request', code: 'OWN_REQUEST' },
      input: (id) => ({ requestId: gid('ProvincialTrainingRequest', id), decision, words: '名额已满' }),
    }),
  ),
];

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  const { world, targets } = stage;
  const { seal } = world.deps;
  const record = (by: string, outcome: 'APPROVED' | 'REJECTED') => ({
    ...{ outcome, at: world.clock.now.toISOString(), by: personRef(seal, by), office: '510100', reasons: [] },
  });
  for (const name of ['atCity', 'atProvince', 'seniorAtCity', 'appealed', 'provinceAppealed'] as const) {
    const isAppeal = name.toLowerCase().includes('appealed');
    const reviews = {
      AGENCY_REVIEW: record('first', 'APPROVED'),
      ...(isAppeal && { CENTRE_REVIEW: record('second', 'REJECTED') }),
    };
    await place(world, targets[name].id, { reviews });
  }
  const facts = { idNumber: idNumberOf(400) };
  await writePassed(world, [{ id: 'passed by its own clerk', owner: applicant('zhang'), facts }]);
  await writeLists(world, [{ id: 'list-with-oneself', applicationIds: ['passed by its own clerk'] }]);
});

let keys = 0;

/** Codes of everything that stands in the way. */
async function attempt({ mutation, office, target, input }: Duty, person: string): Promise<string[]> {
  const { world, targets } = stage;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const items = mutation === 'reviewApplications' ? `... on ${type}Success { items { problems { code } } }` : '';
  const text = `mutation ($input: ${type}Input!) {
    f: ${mutation}(input: $input) { __typename ... on Error { problems { code } } ${items} } }`;
  const headers = { authorization: `Bearer ${await world.token(person, offices[office])}` };
  keys += 1;
  const id = target === 'ownList' ? 'list-with-oneself' : targets[target].id;
  const variables = { input: { idempotencyKey: `duty-${keys}-key`, ...input(id) } };
  const { json } = await ask(world, text, { headers, variables });
  expect(json.errors).toBeUndefined();
  const { problems = [], items: each = [] }: Json = json.data.f;
  return [...problems, ...each.flatMap((item: Json) => item.problems)].map(({ code }) => code);
}

test('nobody decides about themselves or twice on the way of one application: nothing changes', async () => {
  const approved: string[] = [];
  for (const duty of duties) {
    const untouched = await dump(stage.world.client);
    const codes = await attempt(duty, duty.person);
    expect(codes, `${duty.mutation} by ${duty.person} for the ${duty.office}`).toEqual([duty.code]);
    if (JSON.stringify(await dump(stage.world.client)) !== JSON.stringify(untouched)) approved.push(duty.mutation);
  }
  console.log(`${duties.length} attempts to decide about oneself or twice, ${approved.length} changed anything`);
  expect(approved).toEqual([]);
});

test('somebody else of the same office may: it was the person that stood in the way', async () => {
  for (const duty of duties) {
    const codes = await attempt(duty, `another one of the ${String(duty.office)}`);
    const personal = codes.filter((code) =>
      ['OWN_APPLICATION', 'OWN_CARD', 'OWN_REQUEST', 'DECIDED_BEFORE'].includes(code),
    );
    expect(personal, `${duty.mutation} for the ${duty.office}`).toEqual([]);
  }
});
