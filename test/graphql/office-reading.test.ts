import type { JWTPayload } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { submitApplication } from '#operations/application/submit-application';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant } from '#test/operations/world';
import { globalId, operation } from './operations.ts';
import { type Answered, ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const mfa = { amr: ['mfa'] };
const offices: Record<string, JWTPayload> = {
  nobody: {},
  applicant: { sub: 'li' },
  agency: { sub: 'a', roles: ['agency'], organisation: agency.id, ...mfa },
  otherAgency: { sub: 'b', roles: ['agency'], organisation: 'agency-2', ...mfa },
  city: { sub: 'c', roles: ['city'], city: '510100', ...mfa },
  otherCity: { sub: 'd', roles: ['city'], city: '510700', ...mfa },
  province: { sub: 'e', roles: ['province'], ...mfa },
  auditor: { sub: 'f', roles: ['auditor'], ...mfa },
};
const purpose = '核对身份证原件';
let world: GraphqlWorld;
let local: string;
let id: string;
let documentId: string;

beforeAll(async () => {
  world = await createGraphqlWorld();
  const zhang = applicant('zhang');
  local = await readyApplication(world, zhang);
  done(await submitApplication(world.deps, zhang, { applicationId: local }, newKey()));
  id = globalId('Application', local);
  const { json } = await ask(world, operation('Application'), { as: 'zhang', variables: { id } });
  documentId = json.data.application.requiredDocuments[0].documents[0].documentId;
});

async function asked(as: string, name: string, variables: object): Promise<Answered> {
  const claims = offices[as];
  const sub = claims?.sub ?? (as === 'zhang' ? 'zhang' : undefined);
  const headers: Record<string, string> = sub
    ? { authorization: `Bearer ${await world.token(sub, claims ?? {})}` }
    : {};
  return ask(world, operation(name), { headers, variables });
}

const codesOf = ({ json }: Answered): Json => (json.errors ?? []).map(({ extensions }: Json) => extensions.code);

test.each([
  ['nobody', null],
  ['applicant', null],
  ['otherAgency', null],
  ['otherCity', null],
  ['auditor', null],
  ['zhang', {}],
  ['agency', {}],
  ['city', {}],
  ['province', {}],
])('an application that was handed in, asked for by %s, is %j; its numbers are masked', async (as, found) => {
  const query = 'query ($id: ID!) { application(id: $id) { id facts { fact said } } node(id: $id) { id } }';
  const claims = offices[as];
  const sub = claims?.sub ?? (as === 'zhang' ? 'zhang' : undefined);
  const headers: Record<string, string> = sub
    ? { authorization: `Bearer ${await world.token(sub, claims ?? {})}` }
    : {};
  const { json, text } = await ask(world, query, { headers, variables: { id } });
  expect(json.errors).toBeUndefined();
  expect(json.data).toMatchObject({ application: found && { id }, node: found && { id } });
  expect(text).not.toMatch(/510104199001010019|13800138000/);
  if (found) expect(text).toContain('510104********0019');
});

test.each([
  ['nobody', 'UNAUTHENTICATED'],
  ['zhang', 'FORBIDDEN'],
  ['otherAgency', 'NOT_FOUND'],
  ['otherCity', 'NOT_FOUND'],
  ['auditor', 'FORBIDDEN'],
  ['agency', undefined],
  ['city', undefined],
  ['province', undefined],
])('the identity is refused to %s with %s', async (as, code) => {
  const answer = await asked(as, 'ApplicantIdentity', { applicationId: id, purpose });
  expect(codesOf(answer)).toEqual(code ? [code] : []);
  if (code) expect(answer.text).not.toContain('510104199001010019');
  else expect(answer.json.data.applicantIdentity.idNumber).toBe('510104199001010019');
});

test.each([
  ['nobody', 'UNAUTHENTICATED'],
  ['applicant', 'NOT_FOUND'],
  ['otherAgency', 'NOT_FOUND'],
  ['otherCity', 'NOT_FOUND'],
  ['auditor', 'FORBIDDEN'],
  ['zhang', undefined],
  ['agency', undefined],
  ['city', undefined],
  ['province', undefined],
])('a scan is refused to %s with %s', async (as, code) => {
  const answer = await asked(as, 'DocumentDownload', { applicationId: id, documentId, purpose });
  expect(codesOf(answer)).toEqual(code ? [code] : []);
  if (!code) expect(answer.json.data.documentDownload.url).toContain(documentId);
});

test('without a purpose nothing is unmasked, and the answer says which argument is wrong', async () => {
  const { json } = await asked('city', 'ApplicantIdentity', { applicationId: id, purpose: '看看' });
  expect(json.data.applicantIdentity).toBeNull();
  const problems = [{ code: 'PURPOSE_TOO_SHORT', path: 'purpose' }];
  expect(json.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', problems } }]);
});

test('the person and the auditor read who saw what, when and what for', async () => {
  const fresh = await createGraphqlWorld();
  const zhang = applicant('zhang');
  const applicationId = await readyApplication(fresh, zhang);
  done(await submitApplication(fresh.deps, zhang, { applicationId }, newKey()));
  const variables = { applicationId: globalId('Application', applicationId) };
  const bearer = async (of: JWTPayload) => ({ authorization: `Bearer ${await fresh.token(String(of.sub), of)}` });
  const headers = await bearer(offices.city!);
  await ask(fresh, operation('ApplicantIdentity'), { headers, variables: { ...variables, purpose } });
  const mine = await ask(fresh, operation('AccessLog'), { as: 'zhang', variables });
  expect(mine.json.data.accessLog.edges.map(({ node }: Json) => node)).toMatchObject([
    { kind: 'IDENTITY', kindLabel: '查看完整身份信息', purpose, reader: { label: '成都市职鉴中心' } },
  ]);
  const theirs = await ask(fresh, operation('AccessLog'), { headers: await bearer(offices.auditor!), variables });
  expect(theirs.json.data).toEqual(mine.json.data);
  const field = 'query ($id: ID!) { application(id: $id) { accessLog(first: 1) { edges { node { kindLabel } } } } }';
  const own = await ask(fresh, field, { as: 'zhang', variables: { id: variables.applicationId } });
  expect(own.json.data.application.accessLog.edges).toHaveLength(1);
  // Those who are watched do not see the log.
  const watched = await ask(fresh, field, { headers, variables: { id: variables.applicationId } });
  expect(watched.json.data.application.accessLog).toBeNull();
  expect(codesOf(watched)).toEqual(['FORBIDDEN']);
});
