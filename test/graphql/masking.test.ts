import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { applicant, writeDraft } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

/** What must never be seen outside: on a fault's lips, in the log, in another person's answer. */
const canary = { idNumber: '510703198506150027', phone: '13912345678', name: '欧阳金丝雀' };
const forms = Object.values(canary).flatMap((value) => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(value).toString('hex'),
  value.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
]);
const seen = (text: string): string[] => forms.filter((form) => text.includes(form));

async function broken(error: unknown): Promise<GraphqlWorld> {
  const world = await createGraphqlWorld();
  world.state = 'ODD';
  world.client.middlewareStack.add(() => () => Promise.reject(error), {
    step: 'initialize',
    name: 'break',
    priority: 'low',
  });
  return world;
}

const fault = Object.assign(new Error(`cannot read ${canary.name} ${canary.idNumber}`), { detail: canary });

test('a thrown error says nothing about itself: neither to the caller nor to the log', async () => {
  const world = await broken(fault);
  const { status, json, text } = await ask(world, operation('Viewer'), { as: 'zhang' });
  expect(status).toBe(200);
  expect(json.errors).toEqual([
    {
      message: '系统出现意外错误，请稍后再试；如仍不行，请联系职鉴中心。',
      path: ['applications'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
  ]);
  const log = JSON.stringify(world.lines);
  expect(seen(text + log)).toEqual([]);
  expect(world.lines.find(({ level }) => level === 'ERROR')).toMatchObject({
    ...{ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1', route: 'viewer,applications', error: 'Error' },
    frames: expect.any(Array),
  });
});

test.each<[string, unknown]>([
  ['a text', `thrown ${canary.name}`],
  ['an object', canary],
  ['nothing', undefined],
  ['an error of GraphQL without a code', new GraphQLError(`about ${canary.phone}`)],
  [
    'an error of GraphQL with the code of a fault',
    new GraphQLError(canary.phone, { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
  ],
  ['an error with an error inside', new Error('outer', { cause: fault })],
])('%s thrown is masked', async (_, thrown) => {
  const world = await broken(thrown);
  const variables = input({ applicationId: globalId('Application', 'a') });
  const { json, text } = await ask(world, operation('SubmitApplication'), { as: 'zhang', variables });
  expect(json.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(Object.keys(json.errors[0].extensions)).toEqual(['code']);
  expect(seen(text + JSON.stringify(world.lines))).toEqual([]);
});

test('a table out of reach is TEMPORARILY_UNAVAILABLE with 503: safe to send again, and logged as such', async () => {
  const down = Object.assign(new Error(canary.name), { name: 'ServiceUnavailable' });
  const world = await broken(down);
  const { status, headers, json, text } = await ask(world, operation('SubmitApplication'), {
    as: 'zhang',
    variables: input({ applicationId: globalId('Application', 'a') }),
  });
  expect([status, headers['retry-after']]).toEqual([503, '2']);
  expect(json).toMatchObject({ data: null, errors: [{ extensions: { code: 'TEMPORARILY_UNAVAILABLE' } }] });
  expect(world.lines).toContainEqual(
    expect.objectContaining({ level: 'WARN', code: 'TEMPORARILY_UNAVAILABLE', route: 'submitApplication' }),
  );
  expect(seen(text + JSON.stringify(world.lines))).toEqual([]);
});

test('no request is begun that could not end before the invocation does', async () => {
  const world = await createGraphqlWorld();
  const { httpEvent, lambda } = await import('./world.ts');
  const authorization = `Bearer ${await world.token('zhang')}`;
  const event = httpEvent({ headers: { authorization }, body: JSON.stringify({ query: operation('Viewer') }) });
  const answer = await world.handler(event, { ...lambda, getRemainingTimeInMillis: () => 200 });
  expect(JSON.parse(answer.body).errors[0].extensions.code).toBe('TEMPORARILY_UNAVAILABLE');
  expect(world.sent).toEqual([]);
});

test("a person's data is in nobody else's answer and in no log line, whatever is asked and however it fails", async () => {
  const world = await createGraphqlWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: applicant('zhang'), facts: canary });
  const id = globalId('Application', applicationId);
  const answers: string[] = [];
  const asAnyone = async (as: string | undefined) => {
    for (const variables of [input({ applicationId: id }), input({ applicationId: id, documentId: 'x' })]) {
      for (const name of ['SubmitApplication', 'WithdrawApplication', 'ConfirmDocument']) {
        answers.push((await ask(world, operation(name), { as, variables })).text);
      }
    }
    answers.push((await ask(world, operation('Application'), { as, variables: { id } })).text);
    answers.push((await ask(world, operation('Viewer'), { as })).text);
  };
  await asAnyone(undefined);
  await asAnyone('li');
  expect(seen(answers.join('\n'))).toEqual([]);

  const own = await ask(world, operation('Application'), { as: 'zhang', variables: { id } });
  const facts: Json = Object.fromEntries(own.json.data.application.facts.map((fact: Json) => [fact.fact, fact.said]));
  expect(facts).toMatchObject({ idNumber: '510703********0027', phone: '139****5678', name: canary.name });
  const bad = {
    applicationId: id,
    answers: [
      { fact: 'idNumber', texts: [`${canary.idNumber.slice(0, 17)}8`] },
      { fact: 'phone', texts: [`${canary.phone}9`] },
    ],
  };
  const refused = await ask(world, operation('UpdateApplicationDraft'), { as: 'zhang', variables: input(bad) });
  expect(refused.json.data.updateApplicationDraft.__typename).toBe('ValidationError');
  await ask(world, `query ${'x'.repeat(10)} { application(id: "${canary.idNumber}") { nothing } }`, { as: 'zhang' });
  await ask(world, `{ application(id: "${canary.name}") `, { as: 'zhang' });
  await ask(world, 'query ($first: Int) { applications(first: $first) { asOf } }', {
    as: 'zhang',
    variables: { first: canary },
  });
  expect(seen(JSON.stringify(world.lines))).toEqual([]);
});
