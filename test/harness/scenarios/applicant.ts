import { requiredDocuments } from '#domain/application/required-documents';
import { anonymous } from '#operations/actor';
import { claimApplication } from '#operations/application/claim-application';
import { confirmDocument } from '#operations/application/confirm-document';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { startConversation } from '#operations/chat/conversation';
import { MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import { sendMessage } from '#operations/chat/message';
import type { Cast, Scenario, Stage } from '#test/harness/stage';
import { confirms, createPerson, replyTo } from '#test/intake/person';
import { choose, done, newKey, readyApplication, upload } from '#test/operations/journey';
import { applicant, draftContent, openClass, type World, writeClass, writeDraft } from '#test/operations/world';

const li = applicant('li');
const wang = applicant('wang');
const announced = { kind: 'PHOTO', contentType: 'image/png', size: 1000, sha256: 'a'.repeat(64) };

/** Complete but for one scan that lies there and is not confirmed; and a second, whole application beside it. */
const almostReady: Stage = {
  name: 'an application but for one scan',
  prepare: async (world) => {
    const { applicationId } = await writeDraft(world.deps, { actor: li });
    await choose(world, li, { applicationId, category: 'ASSESSOR' });
    let documentId = '';
    for (const { kind } of requiredDocuments('ASSESSOR', draftContent('ASSESSOR').facts)) {
      if (documentId) done(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()));
      documentId = await upload(world, li, { applicationId, kind });
    }
    return { applicationId, documentId };
  },
};

/** Two whole applications of one person for one class: only one of them can be live. */
const twoReady: Stage = {
  name: 'two whole applications of one person',
  prepare: async (world) => ({
    one: await readyApplication(world, li),
    other: await readyApplication(world, li),
  }),
};

const handedIn: Stage = {
  name: 'an application handed in, another one ready',
  prepare: async (world) => {
    const cast = await twoReady.prepare(world);
    done(await submitApplication(world.deps, li, { applicationId: cast.one! }, newKey()));
    return cast;
  },
};

/** The class was edited after it was chosen: what the draft remembers of it may no longer be relied on. */
const classEdited: Stage = {
  name: 'a whole application whose class was edited',
  prepare: async (world) => {
    const applicationId = await readyApplication(world, li);
    await writeClass(world.deps, openClass('ASSESSOR', { place: '改到绵阳' }));
    return { applicationId };
  },
};

const unclaimed: Stage = {
  name: 'a draft of nobody',
  prepare: async (world) => {
    const { applicationId, claimCode = '' } = await writeDraft(world.deps, { actor: anonymous });
    return { applicationId, claimCode };
  },
};

const nothing: Stage = { name: 'an empty table', prepare: async () => ({}) };

async function begun(world: World): Promise<{ cast: Cast; opening: StartAnswer }> {
  const { json } = done(await startConversation(world.deps, anonymous, newKey()));
  const opening = StartAnswer.parse(JSON.parse(json));
  return { cast: { conversationId: opening.conversationId, token: opening.token }, opening };
}

const conversing: Stage = { name: 'a conversation just begun', prepare: async (world) => (await begun(world)).cast };

/** Everything is answered: the next word of consent makes the draft. */
const summarised: Stage = {
  name: 'a conversation that shows its summary',
  prepare: async (world) => {
    const { cast, opening } = await begun(world);
    const person = createPerson(1);
    let { replies } = opening;
    for (let turn = 0; !confirms(replies); turn += 1) {
      const message = replyTo(person, replies)!;
      const input = { conversationId: cast.conversationId!, token: cast.token!, messageId: `m-${turn}`, message };
      ({ replies } = MessageAnswer.parse(JSON.parse(done(await sendMessage(world.deps, anonymous, input)).json)));
    }
    return cast;
  },
};

function message(stage: Stage, messageId: string, text: string): Scenario {
  return {
    operation: 'sendMessage',
    name: `message ${messageId} says ${text}`,
    stage,
    run: (deps, { conversationId = '', token = '' }) =>
      sendMessage(deps, anonymous, { conversationId, token, messageId, message: { text } }),
  };
}

/** What applicants do; those on the same stage are also tried against each other. */
export const applicantScenarios: readonly Scenario[] = [
  {
    operation: 'startConversation',
    name: 'start',
    stage: nothing,
    run: (deps) => startConversation(deps, anonymous, 'start-key'),
  },
  message(conversing, 'a', '同意'),
  message(conversing, 'b', '不同意'),
  message(conversing, 'a', '什么是考评员'),
  message(summarised, 'a', '确认'),
  message(summarised, 'b', '确认'),
  message(summarised, 'c', '手机号填错了'),
  {
    operation: 'claimApplication',
    name: 'Li claims',
    stage: unclaimed,
    run: (deps, { claimCode = '' }) => claimApplication(deps, li, { code: claimCode }, 'claim-key'),
  },
  {
    operation: 'claimApplication',
    name: 'Wang claims',
    stage: unclaimed,
    run: (deps, { claimCode = '' }) => claimApplication(deps, wang, { code: claimCode }, 'claim-key'),
  },
  {
    operation: 'withdrawApplication',
    name: 'Wang withdraws what may be his',
    stage: unclaimed,
    run: (deps, { applicationId = '' }) => withdrawApplication(deps, wang, { applicationId }, 'withdraw-key'),
  },
  {
    operation: 'updateApplicationDraft',
    name: 'Li changes what may be his',
    stage: unclaimed,
    run: (deps, { applicationId = '' }) =>
      updateApplicationDraft(deps, li, { applicationId, facts: { workYears: 20 } }, 'update-key'),
  },
  {
    operation: 'updateApplicationDraft',
    name: 'update of the workplace',
    stage: almostReady,
    run: (deps, { applicationId = '' }) =>
      updateApplicationDraft(deps, li, { applicationId, facts: { workplace: '另一处' } }, 'update-key-1'),
  },
  {
    operation: 'updateApplicationDraft',
    name: 'update that fails the conditions',
    stage: almostReady,
    run: (deps, { applicationId = '' }) =>
      updateApplicationDraft(deps, li, { applicationId, facts: { skillLevel: 'JUNIOR' } }, 'update-key-2'),
  },
  {
    operation: 'requestDocumentUpload',
    name: 'request of another upload',
    stage: almostReady,
    run: (deps, { applicationId = '' }) =>
      requestDocumentUpload(deps, li, { applicationId, ...announced }, 'request-key'),
  },
  {
    operation: 'confirmDocument',
    name: 'confirmation of the last scan',
    stage: almostReady,
    run: (deps, { applicationId = '', documentId = '' }) =>
      confirmDocument(deps, li, { applicationId, documentId }, 'confirm-key'),
  },
  {
    operation: 'submitApplication',
    name: 'submission',
    stage: almostReady,
    run: (deps, { applicationId = '' }) => submitApplication(deps, li, { applicationId }, 'submit-key'),
  },
  {
    operation: 'withdrawApplication',
    name: 'withdrawal of the draft',
    stage: almostReady,
    run: (deps, { applicationId = '' }) =>
      withdrawApplication(deps, li, { applicationId, reason: '不报了' }, 'withdraw-key'),
  },
  {
    operation: 'submitApplication',
    name: 'submission of the one',
    stage: twoReady,
    run: (deps, { one = '' }) => submitApplication(deps, li, { applicationId: one }, 'submit-key-1'),
  },
  {
    operation: 'submitApplication',
    name: 'submission of the other',
    stage: twoReady,
    run: (deps, { other = '' }) => submitApplication(deps, li, { applicationId: other }, 'submit-key-2'),
  },
  {
    operation: 'submitApplication',
    name: 'submission after the class was edited',
    stage: classEdited,
    run: (deps, { applicationId = '' }) => submitApplication(deps, li, { applicationId }, 'submit-key'),
  },
  {
    operation: 'withdrawApplication',
    name: 'withdrawal of what was handed in',
    stage: handedIn,
    run: (deps, { one = '' }) => withdrawApplication(deps, li, { applicationId: one }, 'withdraw-key'),
  },
  {
    operation: 'submitApplication',
    name: 'submission of the other while the one is live',
    stage: handedIn,
    run: (deps, { other = '' }) => submitApplication(deps, li, { applicationId: other }, 'submit-key'),
  },
];
