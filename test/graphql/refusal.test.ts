import { beforeAll, expect, test } from 'vitest';
import { objectKeyOf } from '#operations/application/confirm-document';
import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { png } from '#test/operations/files';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, writeDraft } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const zhang = applicant('zhang');
let world: GraphqlWorld;

beforeAll(async () => {
  world = await createGraphqlWorld();
});

async function mutate(name: string, fields: object, as: string | null = 'zhang'): Promise<Json> {
  const variables = 'input' in fields ? fields : input(fields);
  const { status, json } = await ask(world, operation(name), { as: as ?? undefined, variables });
  expect(status).toBe(200);
  expect(json.errors).toBeUndefined();
  return Object.values(json.data)[0];
}

async function draft(owner = 'zhang', facts = {}): Promise<string> {
  return globalId('Application', (await writeDraft(world.deps, { actor: applicant(owner), facts })).applicationId);
}

const { contentType, size, sha256 } = png();
const file = { kind: 'ID_CARD', contentType, size, sha256 };

/** The least that each mutation takes; what it is about is somebody else's unless said otherwise. */
const mutations: Record<string, (applicationId: string) => object> = {
  ClaimApplication: () => ({ code: 'AAAA-BBBB-CCCC-DDDD' }),
  UpdateApplicationDraft: (applicationId) => ({ applicationId, answers: [{ fact: 'workYears', texts: ['13'] }] }),
  RequestDocumentUpload: (applicationId) => ({ applicationId, ...file }),
  ConfirmDocument: (applicationId) => ({ applicationId, documentId: 'document-1' }),
  SubmitApplication: (applicationId) => ({ applicationId }),
  WithdrawApplication: (applicationId) => ({ applicationId }),
};
const names = Object.keys(mutations);

test.each(names)('%s without a token is UnauthenticatedError', async (name) => {
  expect(await mutate(name, mutations[name]!(await draft()), null)).toMatchObject({
    __typename: 'UnauthenticatedError',
    code: 'UNAUTHENTICATED',
    message: '请先登录。',
  });
});

test.each(names)('%s by staff of a city is ForbiddenError', async (name) => {
  const authorization = `Bearer ${await world.token('officer', { roles: ['city'], city: '510100', amr: ['mfa'] })}`;
  const variables = input(mutations[name]!(await draft()));
  const { json } = await ask(world, operation(name), { headers: { authorization }, variables });
  expect(Object.values(json.data)[0]).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN' });
});

test.each(names)('%s of what is not there and of what is not yours is the same NotFoundError', async (name) => {
  const missing = await mutate(name, mutations[name]!(globalId('Application', 'nothing')));
  const foreign = await mutate(name, mutations[name]!(await draft('li')));
  const malformed = await mutate(name, mutations[name]!('%%%'));
  expect(missing).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
  expect(foreign).toEqual(missing);
  expect(malformed).toEqual(missing);
});

test.each(names)('%s with an idempotency key that is none is ValidationError', async (name) => {
  const refused = await mutate(name, input(mutations[name]!(await draft()), '短'));
  expect(refused).toMatchObject({ __typename: 'ValidationError', problems: [{ code: 'IDEMPOTENCY_KEY' }] });
});

test.each(names)('%s with a key used for something else before is IdempotencyKeyReusedError', async (name) => {
  const applicationId = await draft();
  const key = newKey();
  const first = await mutate('UpdateApplicationDraft', input({ applicationId, removeFacts: ['certificateName'] }, key));
  expect(first.__typename).toBe('UpdateApplicationDraftSuccess');
  const again = await mutate(name, input(mutations[name]!(applicationId), key));
  expect(again).toMatchObject({ __typename: 'IdempotencyKeyReusedError', code: 'IDEMPOTENCY_KEY_REUSED' });
});

test.each<[string, (applicationId: string) => object]>([
  ['UpdateApplicationDraft', (applicationId) => ({ applicationId, removeFacts: ['certificateName'] })],
  ['SubmitApplication', (applicationId) => ({ applicationId })],
  ['WithdrawApplication', (applicationId) => ({ applicationId })],
])('%s against a version that has passed is ConflictError', async (name, fields) => {
  const refused = await mutate(name, { ...fields(await draft()), expectedVersion: 99 });
  expect(refused).toMatchObject({ __typename: 'ConflictError', code: 'VERSION_MOVED' });
});

test('a claim code works once: the second person hears that it was used', async () => {
  const { claimCode: code } = await writeDraft(world.deps, { actor: { kind: 'anonymous' } });
  expect((await mutate('ClaimApplication', { code })).__typename).toBe('ClaimApplicationSuccess');
  expect(await mutate('ClaimApplication', { code }, 'li')).toMatchObject({
    __typename: expect.stringMatching(/Error$/),
  });
});

test('answers that cannot be understood come back all at once, each with its path and clause', async () => {
  const refused = await mutate('UpdateApplicationDraft', {
    applicationId: await draft(),
    answers: [
      { fact: 'idNumber', texts: ['510104199001010018'] },
      { fact: 'phone', texts: ['12345'] },
      { fact: 'skillLevel', texts: ['高级'] },
      { fact: 'city', texts: ['上海'] },
      { fact: 'workYears', texts: ['快十年了'] },
    ],
  });
  expect(refused.__typename).toBe('ValidationError');
  expect(refused.problems.map(({ path }: Json) => path)).toEqual([
    'answers.idNumber',
    'answers.phone',
    'answers.skillLevel',
    'answers.city',
    'answers.workYears',
  ]);
  for (const problem of refused.problems) {
    expect(problem).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), clause: expect.any(String) });
    expect(problem.message).toMatch(/\p{Script=Han}/u);
  }
});

test('a fact that does not exist, an agency and a class that do not, are told with their paths', async () => {
  const applicationId = await draft();
  const unknown = { applicationId, answers: [{ fact: 'shoeSize', texts: ['42'] }] };
  expect((await mutate('UpdateApplicationDraft', unknown)).problems).toMatchObject([{ path: 'answers.shoeSize' }]);
  const nowhere = { applicationId, agencyId: globalId('Agency', 'none'), classId: 'rubbish' };
  const refused = await mutate('UpdateApplicationDraft', nowhere);
  expect(refused).toMatchObject({ __typename: 'ValidationError' });
  expect(refused.problems.map(({ path }: Json) => path).sort()).toEqual(['agencyId', 'classId']);
});

test('everything that a submission lacks is told at once', async () => {
  const refused = await mutate('SubmitApplication', { applicationId: await draft() });
  expect(refused.__typename).toBe('ValidationError');
  expect(refused.problems.map(({ path }: Json) => path)).toEqual(
    expect.arrayContaining(['documents.ID_CARD', 'agencyId', 'classId']),
  );
});

test('an application that fails the conditions is NotEligibleError with the trace and its clauses', async () => {
  const applicationId = globalId('Application', await readyApplication(world, zhang));
  const worse = { applicationId, answers: [{ fact: 'skillLevel', texts: ['中级工'] }] };
  expect((await mutate('UpdateApplicationDraft', worse)).__typename).toBe('UpdateApplicationDraftSuccess');
  const refused = await mutate('SubmitApplication', { applicationId });
  expect(refused.__typename).toBe('NotEligibleError');
  expect(refused.problems.map(({ clause }: Json) => clause)).toContain('一(三)3');
  expect(refused.evaluation.verdictLabel).toBe('不符合');
  expect(refused.evaluation.trace.some(({ verdictLabel }: Json) => verdictLabel === '不符合')).toBe(true);
});

test.each<[string, object, string]>([
  ['a kind that is not asked for', { kind: 'SELFIE' }, 'kind'],
  ['a type that may carry a script', { contentType: 'image/svg+xml' }, 'contentType'],
  ['no bytes', { size: 0 }, 'size'],
  ['half a byte', { size: 10.5 }, 'size'],
  ['one byte too many', { size: 10 * 1024 * 1024 + 1 }, 'size'],
  ['a digest that is none', { sha256: 'abc' }, 'sha256'],
])('an upload of %s is ValidationError at %s', async (_, more, path) => {
  const refused = await mutate('RequestDocumentUpload', { applicationId: await draft(), ...file, ...more });
  expect(refused).toMatchObject({ __typename: 'ValidationError', problems: [{ path }] });
});

test('a scan that was not uploaded, or is something else, is not confirmed', async () => {
  const applicationId = await draft();
  const asked = await mutate('RequestDocumentUpload', { applicationId, ...file });
  const { documentId } = asked.document;
  expect((await mutate('ConfirmDocument', { applicationId, documentId })).__typename).toMatch(/Error$/);
  const id = Buffer.from(applicationId, 'base64').toString().split(':')[1]!;
  world.objects.held.set(objectKeyOf(id, documentId), { contentType, bytes: Buffer.from('MZ') });
  expect((await mutate('ConfirmDocument', { applicationId, documentId })).__typename).toMatch(/Error$/);
});

test('what was handed in or withdrawn is changed no more: ConflictError, and allowedActions say so', async () => {
  const id = await readyApplication(world, applicant('wang'));
  done(await submitApplication(world.deps, applicant('wang'), { applicationId: id }, newKey()));
  const applicationId = globalId('Application', id);
  for (const name of ['UpdateApplicationDraft', 'RequestDocumentUpload', 'SubmitApplication']) {
    const refused = await mutate(name, mutations[name]!(applicationId), 'wang');
    expect([name, refused.__typename]).toEqual([name, 'ConflictError']);
  }
  done(await withdrawApplication(world.deps, applicant('wang'), { applicationId: id }, newKey()));
  expect((await mutate('WithdrawApplication', { applicationId }, 'wang')).__typename).toBe('ConflictError');
  const { json } = await ask(world, operation('Application'), { as: 'wang', variables: { id: applicationId } });
  const { allowedActions } = json.data.application;
  expect([allowedActions.length, allowedActions.filter(({ enabled }: Json) => enabled)]).toEqual([5, []]);
});
