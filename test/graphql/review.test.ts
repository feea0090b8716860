import type { JWTPayload } from 'jose';
import { beforeEach, expect, test } from 'vitest';
import { objectKeyOf } from '#operations/application/confirm-document';
import { submitApplication } from '#operations/application/submit-application';
import { idNumber } from '#test/operations/class/qualified';
import { png } from '#test/operations/files';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const mfa = { amr: ['mfa'] };
const claims: Record<string, JWTPayload> = {
  zhang: {},
  zhao: { roles: ['agency'], organisation: agency.id, ...mfa },
  wang: { roles: ['city'], city: '510100', ...mfa },
  sun: { roles: ['city'], city: '510100', ...mfa },
  mianyang: { roles: ['city'], city: '510700', ...mfa },
};
let world: GraphqlWorld;
let local: string;
let id: string;

beforeEach(async () => {
  world = await createGraphqlWorld();
  local = await handedIn('zhang', 1);
  id = globalId('Application', local);
});

async function handedIn(owner: string, person: number): Promise<string> {
  const applicationId = await readyApplication(world, applicant(owner), 'ASSESSOR', { idNumber: idNumber(person) });
  done(await submitApplication(world.deps, applicant(owner), { applicationId }, newKey()));
  return applicationId;
}

async function send(as: string, name: string, variables: object): Promise<Json> {
  const headers = { authorization: `Bearer ${await world.token(as, claims[as])}` };
  const { status, json } = await ask(world, operation(name), { headers, variables });
  expect([status, json.errors]).toEqual([200, undefined]);
  expect(json.extensions.cost.actual).toBeLessThanOrEqual(json.extensions.cost.estimated);
  return json;
}

async function mutate(as: string, name: string, fields: object): Promise<Json> {
  const { data } = await send(as, name, input(fields));
  return data[`${name[0]?.toLowerCase()}${name.slice(1)}`];
}

const review = (as: string, fields: object) =>
  mutate(as, 'ReviewApplication', { review: { applicationId: id, ...fields } });
const queue = async (as: string, variables: object) =>
  (await send(as, 'ReviewQueue', variables)).data.reviewQueue.edges;
const seen = async (as: string) => (await send(as, 'ApplicationUnderReview', { id })).data.application;

test('returned by the centre, corrected, handed in again with the difference, and found qualified', async () => {
  expect((await queue('zhao', { stage: 'AGENCY_REVIEW' })).map(({ node }: Json) => node.id)).toEqual([id]);
  const checked = await review('zhao', { decision: 'APPROVE' });
  expect(checked.application).toMatchObject({ statusLabel: '职鉴中心审核中', deadline: { dueOn: '2026-12-07' } });
  expect(await queue('zhao', { stage: 'AGENCY_REVIEW' })).toEqual([]);
  expect(await queue('mianyang', { stage: 'CENTRE_REVIEW' })).toEqual([]);
  const [waiting] = await queue('wang', { stage: 'CENTRE_REVIEW', idNumber: idNumber(1) });
  expect(waiting.node).toMatchObject({ id, agency: { name: agency.name }, trainingClass: { title: '样例培训班' } });

  const looked = await seen('wang');
  const level = looked.checklist.find(({ condition }: Json) => condition.label === '职业资格（技能等级）');
  expect(level).toMatchObject({
    ...{
      condition: { clause: '一(三)3', verdictLabel: '符合' },
      proofLabel: '职业资格（技能等级）证书',
      proofRequired: true,
    },
    documents: [{ statusLabel: '已确认' }],
  });
  expect(looked.notApprovable).toEqual([]);
  const returned = await review('wang', {
    ...{ decision: 'RETURN', reasons: ['PHOTO_UNFIT', 'CELL_INCOMPLETE'], words: '照片模糊，单位写全称' },
    ...{ facts: ['workplace'], documents: ['PHOTO'] },
  });
  expect(returned.application.correction).toMatchObject({
    facts: [{ fact: 'workplace' }],
    documents: [{ kind: 'PHOTO' }],
  });

  const change = { applicationId: id, answers: [{ fact: 'phone', texts: ['13912345678'] }] };
  expect(await mutate('zhang', 'UpdateApplicationDraft', change)).toMatchObject({
    __typename: 'ValidationError',
    problems: [{ code: 'NOT_RETURNED', path: 'answers.phone' }],
  });
  await mutate('zhang', 'UpdateApplicationDraft', {
    applicationId: id,
    answers: [{ fact: 'workplace', texts: ['成都某某科技有限公司'] }],
  });
  const { contentType, size, sha256, bytes } = png();
  const asked = { applicationId: id, kind: 'PHOTO', contentType, size, sha256 };
  const { document } = await mutate('zhang', 'RequestDocumentUpload', asked);
  world.objects.held.set(objectKeyOf(local, document.documentId), { contentType, bytes });
  await mutate('zhang', 'ConfirmDocument', { applicationId: id, documentId: document.documentId });
  await mutate('zhang', 'SubmitApplication', { applicationId: id });

  expect((await seen('wang')).differences).toEqual({
    facts: [
      {
        ...{ fact: 'workplace', label: '工作单位' },
        ...{ saidBefore: '四川某某职业技术学院', saidAfter: '成都某某科技有限公司' },
      },
    ],
    documents: [
      {
        ...{ kindLabel: '照片', before: [{ documentId: expect.any(String) }] },
        after: [{ documentId: document.documentId }],
      },
    ],
  });
  const qualified = await review('wang', { decision: 'APPROVE' });
  expect(qualified.application).toMatchObject({ status: 'QUALIFIED', deadline: null, correction: null });
  const decided = await seen('zhang');
  expect(decided.decisions).toMatchObject([
    { stageLabel: '评价机构初审', outcomeLabel: '通过', officeLabel: agency.name },
    { stageLabel: '职鉴中心审核', outcomeLabel: '通过', officeLabel: '成都市职鉴中心' },
  ]);
});

test('rejected with reason and clause, appealed once, and overturned by somebody else', async () => {
  await review('zhao', { decision: 'APPROVE' });
  const rejected = await review('wang', { decision: 'REJECT', reasons: ['LEVEL_NOT_REACHED'], words: '只到中级工' });
  expect(rejected.application).toMatchObject({
    ...{ status: 'REJECTED', rejection: { clause: '一(三)3', appealUntil: '2026-12-08' } },
  });
  const told = (await send('zhang', 'Application', { id })).data.application;
  expect(told.rejection).toMatchObject({ stageLabel: '职鉴中心审核', words: '只到中级工' });
  expect(told.allowedActions.find(({ action }: Json) => action === 'APPEAL_REJECTION')).toMatchObject({
    ...{ actionLabel: '申诉', enabled: true },
  });
  await mutate('zhang', 'AppealRejection', { applicationId: id, words: '证书是高级工' });
  expect((await queue('sun', { stage: 'APPEAL' })).map(({ node }: Json) => node.id)).toEqual([id]);
  const decision = { applicationId: id, outcome: 'OVERTURNED', words: '经核对，证书为高级工' };
  expect(await mutate('wang', 'DecideAppeal', decision)).toMatchObject({
    ...{ __typename: 'ForbiddenError', code: 'DECIDED_BEFORE' },
  });
  const decided = await mutate('sun', 'DecideAppeal', decision);
  expect(decided.application).toMatchObject({ status: 'QUALIFIED', appeal: { outcomeLabel: '撤销原审核结论' } });
});

test('what does not meet the conditions comes back with the trace, what is not one’s turn as forbidden', async () => {
  expect(await review('wang', { decision: 'APPROVE' })).toMatchObject({
    ...{ __typename: 'ForbiddenError', problems: [{ code: 'NOT_AT_YOUR_OFFICE', clause: '一(六)2' }] },
  });
  expect(await review('mianyang', { decision: 'APPROVE' })).toMatchObject({ __typename: 'NotFoundError' });
  expect(await review('zhao', { decision: 'REJECT', reasons: ['FORM_UNSIGNED'] })).toMatchObject({
    ...{
      __typename: 'ValidationError',
      problems: [{ code: 'REASON_UNFITTING', path: 'reasons.0', clause: '一(六)2(1)' }],
    },
  });
});

test('a batch answers for each, and costs two requests for each', async () => {
  const other = globalId('Application', await handedIn('feng', 2));
  const reviews = [
    { applicationId: id, decision: 'APPROVE' },
    { applicationId: other, decision: 'RETURN', reasons: ['ROUTE_WRONG'], choices: ['ROUTE'], words: '请改报省' },
    { applicationId: 'none', decision: 'APPROVE' },
  ];
  const { data, extensions } = await send('zhao', 'ReviewApplications', input({ reviews }));
  const { items } = data.reviewApplications;
  expect(items.map(({ application }: Json) => application?.status ?? null)).toEqual([
    'CENTRE_REVIEW',
    'RETURNED',
    null,
  ]);
  expect(items[2].problems).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(extensions.cost).toMatchObject({ estimated: 9, actual: 5, limit: 300 });
});

test('the closed list of reasons can be read by anyone, by category and stage', async () => {
  const { json } = await ask(world, operation('ReviewReasons'), {
    variables: { category: 'QUALITY_SUPERVISOR', stage: 'AGENCY_REVIEW' },
  });
  const reasons: Json[] = json.data.reviewReasons;
  expect(reasons.find(({ reason }) => reason === 'HEALTH')).toMatchObject({
    ...{ reasonLabel: '身体状况不能胜任质量督导工作', clause: '二(三)5', kindLabel: '不可补正（不予通过）' },
  });
  expect(reasons.some(({ reason }) => reason === 'BARRED_FOR_GOOD' || reason === 'FORM_UNSIGNED')).toBe(false);
  expect(json.extensions.cost).toMatchObject({ estimated: 0, actual: 0 });
});

test('a queue that is asked for wrongly says what is wrong with the code of a bad request', async () => {
  const headers = { authorization: `Bearer ${await world.token('zhao', claims.zhao)}` };
  const variables = { stage: 'AGENCY_REVIEW', idNumber: '510104199001010018' };
  const { json } = await ask(world, operation('ReviewQueue'), { headers, variables });
  expect(json.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: 'idNumber' }] });
  expect(JSON.stringify(json)).not.toContain('510104199001010018');
});
