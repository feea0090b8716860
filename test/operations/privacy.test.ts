import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { anonymous } from '#operations/actor';
import { claimApplication } from '#operations/application/claim-application';
import { findApplication } from '#operations/application/reads';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { viewOf } from '#operations/application/view';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { startConversation } from '#operations/chat/conversation';
import { MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import { sendMessage } from '#operations/chat/message';
import { applicationRef, openApplication } from '#store/applications';
import { read } from '#store/read';
import { createPerson, replyTo } from '#test/intake/person';
import { choose, done, newKey } from './journey.ts';
import { applicant, began, createWorld, dump, writeDraft } from './world.ts';

/** The subject of a token may be a phone number. */
const person = createPerson(7);
const owner = applicant(person.phone);

/** The ways in which a text could lie about: as it is, wide, encoded, hashed without a key. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const wide = text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  return [
    text,
    wide,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(text),
    ...['md5', 'sha1', 'sha256'].flatMap((name) => [
      createHash(name).update(text).digest('hex'),
      createHash(name).update(text).digest('base64'),
    ]),
  ];
}

/** Bytes too, each in the ways they could be read. */
function rawText(value: AttributeValue | undefined): string {
  if (value?.B) return ['utf8', 'hex', 'base64'].map((as) => Buffer.from(value.B!).toString(as as 'hex')).join('\n');
  if (value?.L) return value.L.map(rawText).join('\n');
  if (value?.M)
    return Object.entries(value.M)
      .map(([name, each]) => `${name}\n${rawText(each)}`)
      .join('\n');
  return JSON.stringify(value);
}

test('no ID number, phone, name, address or free words lie anywhere in the table', async () => {
  const world = await createWorld();
  const { json } = done(await startConversation(world.deps, anonymous, newKey()));
  const opening = StartAnswer.parse(JSON.parse(json));
  let answer: Pick<MessageAnswer, 'replies' | 'application'> = opening;
  for (let turn = 0; !answer.application; turn += 1) {
    const message = replyTo(person, answer.replies)!;
    const { conversationId, token } = opening;
    const input = { conversationId, token, messageId: `m-${turn}`, message };
    answer = MessageAnswer.parse(JSON.parse(done(await sendMessage(world.deps, anonymous, input)).json));
  }
  const code = answer.application.claimCode!;
  const { application } = done(await claimApplication(world.deps, owner, { code }, newKey()));
  await choose(world, owner, { applicationId: application.id, category: 'ASSESSOR' });
  const facts = { workplace: '金丝雀机械厂', occupations: [`6-31-01-03:${person.name}${person.phone}`] };
  done(await updateApplicationDraft(world.deps, owner, { applicationId: application.id, facts }, newKey()));
  const misused = { applicationId: application.id, removeFacts: [person.idNumber, person.name] };
  expect((await updateApplicationDraft(world.deps, owner, misused, newKey())).ok).toBe(false);
  const withdrawal = { applicationId: application.id, reason: `我是${person.name}，电话${person.phone}` };
  done(await withdrawApplication(world.deps, owner, withdrawal, newKey()));

  const view = (await findApplication(world.deps, owner, application.id))!;
  expect(view.facts).toMatchObject({ workplace: '金丝雀机械厂', name: person.name });
  expect(view.facts.idNumber).toBe(`${person.idNumber.slice(0, 6)}********${person.idNumber.slice(14)}`);
  expect(view.facts.phone).toBe(`${person.phone.slice(0, 3)}****${person.phone.slice(7)}`);
  expect(JSON.stringify(view)).not.toContain(person.idNumber);

  const raw = (await dump(world.client)).map((item) => rawText({ M: item })).join('\n');
  const canaries = [person.idNumber, person.phone, person.name, person.address, '金丝雀机械厂', opening.token, code];
  expect(raw.length).toBeGreaterThan(100_000);
  for (const canary of canaries) for (const form of formsOf(canary)) expect(raw).not.toContain(form);
});

test('the search finds a canary in each of its forms', () => {
  for (const form of formsOf(person.idNumber)) {
    expect(formsOf(person.idNumber).some((each) => rawText({ M: { x: { S: form } } }).includes(each))).toBe(true);
    expect(rawText({ L: [{ B: Buffer.from(form) }] })).toContain(form);
  }
});

test('a condition on an ID number or a phone shows the number masked, in the trace too', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: owner });
  const ref = applicationRef(applicationId);
  const row = (await read(world.deps.store, [ref])).find(ref)!;
  const { application } = await openApplication(world.deps.seal, applicationId, row);
  const decided = { path: 'eligibility', clause: '一(三)1', words: '', verdict: 'MET' } as const;
  const trace = [
    { ...decided, fact: 'idNumber', value: person.idNumber },
    { ...decided, fact: 'phone', value: person.phone },
  ];
  const view = viewOf(
    world.deps,
    { ...application, evaluation: { ...application.evaluation, trace } },
    { actor: applicant('li'), now: began },
  );
  expect(view.evaluation.trace.map(({ value }) => value)).toEqual([
    `${person.idNumber.slice(0, 6)}********${person.idNumber.slice(14)}`,
    `${person.phone.slice(0, 3)}****${person.phone.slice(7)}`,
  ]);
});
