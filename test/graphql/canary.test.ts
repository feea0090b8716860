import { afterEach, expect, test, vi } from 'vitest';
import { logToConsole } from '#functions/log';
import { captured, found, textOf } from '#test/canary';
import { createPerson } from '#test/intake/person';
import { png } from '#test/operations/files';
import { agency, dump, openClass, writeAgency, writeClass, writeDraft } from '#test/operations/world';
import { globalId, input, operation } from './operations.ts';
import { ask, createGraphqlWorld, type Json } from './world.ts';

afterEach(() => vi.restoreAllMocks());

test('the whole way of an application writes no name, number, address, code or token to any log or row', async () => {
  const world = await createGraphqlWorld({ log: logToConsole });
  const person = createPerson(733);
  // The subject of a token may be a phone number.
  const as = person.phone;
  await writeAgency(world.deps, agency);
  await writeClass(world.deps, openClass('ASSESSOR'));
  const { applicationId, claimCode = '' } = await writeDraft(world.deps, {
    actor: { kind: 'anonymous' },
    facts: { name: person.name, idNumber: person.idNumber, phone: person.phone, address: person.address },
  });
  const id = globalId('Application', applicationId);
  const token = await world.token(as);
  const canaries = [person.name, person.idNumber, person.phone, person.address];
  const secrets = [claimCode, claimCode.replaceAll('-', ''), token];

  const written = captured();
  const outcomes: string[] = [];
  const answers: string[] = [];
  // After each step: what is written over later was in the table all the same.
  const rows = [textOf(await dump(world.client))];
  const mutate = async (name: string, fields: object, key?: string): Promise<Json> => {
    const variables = input({ ...(name !== 'ClaimApplication' && { applicationId: id }), ...fields }, key);
    const { json, text } = await ask(world, operation(name), { as, variables });
    const [outcome]: Json[] = Object.values(json.data ?? {});
    outcomes.push(outcome?.__typename);
    rows.push(textOf(await dump(world.client)));
    answers.push(text);
    return outcome;
  };
  const typed = ['name', 'phone', 'idNumber', 'address'].map((fact) => ({ fact, texts: [person.answers[fact]!] }));
  await mutate('ClaimApplication', { code: claimCode }, 'the-claim-key');
  await mutate('ClaimApplication', { code: claimCode }, 'the-claim-key');
  await mutate('ClaimApplication', { code: claimCode });
  await mutate('UpdateApplicationDraft', {
    answers: typed,
    agencyId: globalId('Agency', agency.id),
    classId: globalId('TrainingClass', openClass('ASSESSOR').id),
  });
  await mutate('UpdateApplicationDraft', { answers: canaries.map((text) => ({ fact: text, texts: [text] })) });
  await mutate('UpdateApplicationDraft', { removeFacts: canaries, agencyId: person.idNumber });
  const { contentType, size, sha256 } = png();
  const asked = await mutate('RequestDocumentUpload', { kind: 'ID_CARD', contentType, size, sha256 });
  await mutate('ConfirmDocument', { documentId: asked.document.documentId });
  await mutate('SubmitApplication', {});
  await mutate('WithdrawApplication', { reason: `${person.name} ${person.phone}` });
  expect(outcomes).toEqual([
    ...['ClaimApplicationSuccess', 'ClaimApplicationSuccess', 'ConflictError'],
    ...['UpdateApplicationDraftSuccess', 'ValidationError', 'ValidationError'],
    ...['RequestDocumentUploadSuccess', 'ValidationError', 'ValidationError', 'WithdrawApplicationSuccess'],
  ]);
  await ask(world, operation('Application'), { as, variables: { id } });
  await ask(world, operation('Viewer'), { as });
  await ask(world, `{ application(id: "${person.idNumber}") { ${person.phone} } }`, { as });
  await ask(world, operation('Viewer'), { headers: { authorization: `Bearer ${token}x` } });
  vi.restoreAllMocks();

  expect(written.length).toBeGreaterThan(outcomes.length);
  expect(found(written.join('\n'), [...canaries, ...secrets])).toEqual([]);
  expect(found(rows.join('\n'), [...canaries, ...secrets])).toEqual([]);
  expect(asked.upload.url).not.toMatch(new RegExp(canaries.join('|')));
  expect(found(answers.slice(0, 4).join('\n'), [person.idNumber, person.phone, claimCode])).toEqual([]);
});
