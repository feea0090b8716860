import { expect, test } from 'vitest';
import { requiredDocuments } from '#domain/application/required-documents';
import { objectKeyOf } from '#operations/application/confirm-document';
import { png } from '#test/operations/files';
import { agency, draftContent, openClass, writeAgency, writeClass, writeDraft } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

async function mutate(world: GraphqlWorld, name: string, fields: object): Promise<Json> {
  const field = `${name[0]?.toLowerCase()}${name.slice(1)}`;
  world.sent.length = 0;
  const { status, json } = await ask(world, operation(name), { as: 'zhang', variables: input(fields) });
  expect(status).toBe(200);
  expect(json.errors).toBeUndefined();
  expect(json.data[field].__typename).toBe(`${name}Success`);
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(json.extensions.cost).toMatchObject({ estimated: 2, actual: 2 });
  return json.data[field];
}

test('from the claim code of a chat to a submitted application, and back out of it', async () => {
  const world = await createGraphqlWorld();
  await writeAgency(world.deps, agency);
  await writeClass(world.deps, openClass('ASSESSOR'));
  const { claimCode } = await writeDraft(world.deps, { actor: { kind: 'anonymous' } });

  const claimed = await mutate(world, 'ClaimApplication', { code: claimCode?.toLowerCase().replaceAll('-', ' ') });
  const applicationId: string = claimed.application.id;
  expect(claimed.application.status).toBe('DRAFT');
  expect(claimed.application.missing.map(({ path }: Json) => path)).toContain('documents.ID_CARD');

  const { json: agencies } = await ask(world, operation('Agencies'), { variables: { city: '510100' } });
  const { json: classes } = await ask(world, operation('TrainingClasses'), { variables: { category: 'ASSESSOR' } });
  expect(classes.data.trainingClasses.edges[0].node).toMatchObject({ open: true, organiserLabel: '成都市职鉴中心' });
  await mutate(world, 'UpdateApplicationDraft', {
    applicationId,
    agencyId: agencies.data.agencies.edges[0].node.id,
    classId: classes.data.trainingClasses.edges[0].node.id,
    answers: [
      { fact: 'phone', texts: ['１３９ ００１３ ９０００'] },
      { fact: 'workYears', texts: ['十二年'] },
      { fact: 'education', texts: ['UNDERGRADUATE'] },
      { fact: 'city', texts: '510700' },
    ],
  });

  for (const { kind } of requiredDocuments('ASSESSOR', draftContent('ASSESSOR').facts)) {
    const { contentType, size, sha256, bytes } = png();
    const { document, upload } = await mutate(world, 'RequestDocumentUpload', {
      ...{ applicationId, kind, contentType, size, sha256 },
    });
    expect(upload).toMatchObject({ url: expect.stringContaining('https://'), headers: expect.any(Array) });
    const id = Buffer.from(applicationId, 'base64').toString().split(':')[1]!;
    world.objects.held.set(objectKeyOf(id, document.documentId), { contentType, bytes });
    await mutate(world, 'ConfirmDocument', { applicationId, documentId: document.documentId });
  }

  const submitted = await mutate(world, 'SubmitApplication', { applicationId });
  expect(submitted.application).toMatchObject({ status: 'AGENCY_REVIEW', missing: [expect.anything()] });

  const { json } = await ask(world, operation('Application'), { as: 'zhang', variables: { id: applicationId } });
  const { application } = json.data;
  const said = Object.fromEntries(application.facts.map((fact: Json) => [fact.fact, fact.said]));
  expect(said).toMatchObject({
    ...{ phone: '139****9000', idNumber: '510104********0019', workYears: '12年' },
    ...{ education: '大学本科', city: '绵阳市' },
  });
  expect(application.evaluation).toMatchObject({ verdict: 'MET', verdictLabel: '符合' });
  expect(application.history.edges.map(({ node }: Json) => node.action).slice(0, 3)).toEqual([
    'createDraft',
    'claimApplication',
    'updateApplicationDraft',
  ]);
  expect(application.requiredDocuments.every(({ present }: Json) => present)).toBe(true);

  const withdrawn = await mutate(world, 'WithdrawApplication', { applicationId, reason: '改报另一期' });
  expect(withdrawn.application).toMatchObject({ status: 'WITHDRAWN', statusLabel: '已撤回' });
});

test('the same key answers the same bytes, also ten minutes later; another input under it is an error', async () => {
  const world = await createGraphqlWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: person('zhang') });
  const id = globalId('Application', applicationId);
  const variables = input({ applicationId: id, reason: '重复' }, 'the-same-key');
  const once = await ask(world, operation('WithdrawApplication'), { as: 'zhang', variables });
  world.clock.now = new Date(world.clock.now.getTime() + 11 * 60_000);
  const again = await ask(world, operation('WithdrawApplication'), { as: 'zhang', variables });
  expect(again.json.data).toEqual(once.json.data);
  const other = input({ applicationId: id, reason: '另一个' }, 'the-same-key');
  const { json } = await ask(world, operation('WithdrawApplication'), { as: 'zhang', variables: other });
  expect(json.data.withdrawApplication).toMatchObject({
    __typename: 'IdempotencyKeyReusedError',
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
});

function person(subject: string) {
  return { kind: 'person' as const, subject, roles: [{ role: 'applicant' as const }] };
}

test('a person sees who is signed in and the own applications, newest first, page by page', async () => {
  const world = await createGraphqlWorld();
  for (const category of ['ASSESSOR', 'SENIOR_ASSESSOR', 'QUALITY_SUPERVISOR'] as const) {
    await writeDraft(world.deps, { actor: person('zhang'), category });
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  }
  const { json } = await ask(world, operation('Viewer'), { as: 'zhang' });
  expect(json.data.viewer.roles).toEqual([
    { role: 'APPLICANT', roleLabel: '申请人', organisation: null, city: null, cityLabel: null },
  ]);
  expect(json.data.applications.edges.map(({ node }: Json) => node.categoryLabel)).toEqual([
    '质量督导员',
    '高级考评员',
    '考评员',
  ]);
  const page = `query ($after: String) { applications(first: 2, after: $after) {
    edges { node { category } } pageInfo { hasNextPage endCursor } asOf } }`;
  const first = (await ask(world, page, { as: 'zhang' })).json.data.applications;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const variables = { after: first.pageInfo.endCursor };
  const second = (await ask(world, page, { as: 'zhang', variables })).json.data.applications;
  expect([...first.edges, ...second.edges].map(({ node }) => node.category)).toEqual([
    'QUALITY_SUPERVISOR',
    'SENIOR_ASSESSOR',
    'ASSESSOR',
  ]);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

test('the rules can be read by anyone: conditions with clauses, facts with questions, the form with its cells', async () => {
  const world = await createGraphqlWorld();
  const { json } = await ask(world, operation('RuleSets'), { variables: { category: 'SPECIAL_ABILITY_ASSESSOR' } });
  const [rules] = json.data.eligibilityRuleSets;
  expect(json.data.eligibilityRuleSets).toHaveLength(1);
  expect(rules.conditions.find(({ kind }: Json) => kind === 'ANY').parent).toMatch(/^eligibility/);
  expect(rules.conditions.filter(({ fact }: Json) => fact).every(({ clause, words }: Json) => clause && words)).toBe(
    true,
  );
  expect(rules.formTitle).toBe('四川省专项职业能力考核考评员资格申报表');
  expect(rules.formCells.map(({ label }: Json) => label)).toContain('申报考评项目');
  expect(json.extensions.cost).toMatchObject({ estimated: 0, actual: 0 });
  const byName = await ask(world, '{ eligibilityRuleSet(id: "assessor@2024-11") { id name } }');
  const byId = await ask(
    world,
    'query ($id: ID!) { eligibilityRuleSet(id: $id) { name } node(id: $id) { __typename id } }',
    {
      variables: { id: byName.json.data.eligibilityRuleSet.id },
    },
  );
  expect(byId.json.data).toMatchObject({
    eligibilityRuleSet: { name: 'assessor@2024-11' },
    node: { __typename: 'EligibilityRuleSet' },
  });
});
