import { requiredDocuments } from '#domain/application/required-documents';
import { Category } from '#domain/category';
import { anonymous } from '#operations/actor';
import { claimApplication } from '#operations/application/claim-application';
import { confirmDocument } from '#operations/application/confirm-document';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { startConversation } from '#operations/chat/conversation';
import { StartAnswer } from '#operations/chat/conversation-answers';
import { sendMessage } from '#operations/chat/message';
import type { Outcome } from '#operations/outcome';
import { pdf } from '#test/operations/files';
import { choose, done, newKey, place, upload } from '#test/operations/journey';
import { applicant, draftContent, type World, writeDraft } from '#test/operations/world';
import { endless, type LongestCase, longestKey, over, words } from './case.ts';
import { heavy, longestFacts } from './heavy.ts';

const li = applicant('li');
const announced = { kind: 'PHOTO', contentType: 'image/png', size: 10 * 1024 * 1024, sha256: 'A'.repeat(64) };

/** A draft with every answer as long as it may be, and as many scans as are taken but one. */
async function heavyDraft(world: World, category: Category = 'ASSESSOR', scans = 59): Promise<string> {
  const { projects, ...facts } = longestFacts(category);
  // A draft may name more than can be handed in (附件2 说明1).
  const some = Array.isArray(projects) && { projects: projects.slice(0, 3) };
  const { applicationId } = await writeDraft(world.deps, { actor: li, category, facts: { ...facts, ...some } });
  await choose(world, li, { applicationId, category });
  const { documents = [], words: said, before } = heavy(category);
  await place(world, applicationId, { documents: documents.slice(0, scans), words: said, before });
  return applicationId;
}

/** Everything that its submission asks for. */
async function wholeDraft(world: World): Promise<string> {
  const category = 'SPECIAL_ABILITY_ASSESSOR';
  const applicationId = await heavyDraft(world, category, 40);
  for (const { kind } of requiredDocuments(category, draftContent(category).facts)) {
    const documentId = await upload(world, li, { applicationId, kind });
    done(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()));
  }
  return applicationId;
}

function update(category: Category): LongestCase {
  return {
    operation: 'updateApplicationDraft',
    name: `update of everything (${category})`,
    prepare: async (world) => {
      const { applicationId } = await writeDraft(world.deps, { actor: li, category });
      await choose(world, li, { applicationId, category });
      await place(world, applicationId, { ...heavy(category), correction: undefined });
      const facts = longestFacts(category);
      const attempt = (more: object) => () =>
        updateApplicationDraft(world.deps, li, { applicationId, ...more }, longestKey());
      return {
        longest: attempt({ facts }),
        over: {
          ...Object.fromEntries(
            Object.entries(facts).map(([fact, value]) => [
              fact,
              over('TOO_LONG', `answers.${fact}`, attempt({ facts: { [fact]: oneMore(value) } })),
            ]),
          ),
          'a fact that nobody asked for': over(
            'UNKNOWN_FACT',
            `answers.${endless}`,
            attempt({ removeFacts: [endless] }),
          ),
          'a class that cannot be': over('UNKNOWN_CLASS', 'classId', attempt({ classId: endless })),
          'an agency that cannot be': over('UNKNOWN_AGENCY', 'agencyId', attempt({ agencyId: endless })),
          'a route that is none': over('UNKNOWN_ROUTE', 'route', attempt({ route: endless })),
        },
      };
    },
  };
}

function oneMore(value: unknown): unknown {
  return Array.isArray(value) ? [...value, '又一项'] : `${String(value)}字`;
}

/** The chat has no mutation of its own kind: what it refuses it says in words, and the conversation goes on. */
async function said(outcome: Promise<Outcome<{ json: string }>>, code: string): Promise<Outcome<unknown>> {
  const answered = await outcome;
  if (!answered.ok || !answered.value.json.includes(code)) return answered;
  return { ok: false, refusal: { kind: 'VALIDATION', problems: [{ code, path: 'message', message: '太长。' }] } };
}

/** What applicants do. */
export const applicantCases: readonly LongestCase[] = [
  {
    operation: 'startConversation',
    name: 'start',
    prepare: async ({ deps }) => ({ longest: () => startConversation(deps, anonymous, longestKey()) }),
  },
  {
    operation: 'sendMessage',
    name: 'a message of 4,000 characters',
    prepare: async ({ deps }) => {
      const { conversationId, token } = StartAnswer.parse(
        JSON.parse(done(await startConversation(deps, anonymous, newKey())).json),
      );
      const send = (text: string) =>
        sendMessage(deps, anonymous, { conversationId, token, messageId: longestKey(), message: { text } });
      return {
        longest: () => send(words(4000)),
        over: { text: over('MESSAGE_TOO_LONG', 'message', () => said(send(words(4001)), 'MESSAGE_TOO_LONG')) },
      };
    },
  },
  {
    operation: 'claimApplication',
    name: 'claim of the longest draft',
    prepare: async (world) => {
      const facts = longestFacts('SPECIAL_ABILITY_ASSESSOR');
      const { claimCode: code = '' } = await writeDraft(world.deps, {
        ...{ actor: anonymous, category: 'SPECIAL_ABILITY_ASSESSOR' },
        facts,
      });
      return {
        longest: () => claimApplication(world.deps, li, { code: code.split('').join(' '.repeat(50)) }, longestKey()),
      };
    },
  },
  ...Category.options.map(update),
  {
    operation: 'requestDocumentUpload',
    name: 'the sixtieth scan',
    prepare: async (world) => {
      const applicationId = await heavyDraft(world);
      const full = await heavyDraft(world, 'ASSESSOR', 60);
      const attempt = (more: object) => () =>
        requestDocumentUpload(world.deps, li, { applicationId, ...announced, ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          bytes: over('FILE_TOO_LARGE', 'size', attempt({ size: announced.size + 1 })),
          scans: over('TOO_MANY_UPLOADS', 'kind', attempt({ applicationId: full })),
          kind: over('UNKNOWN_DOCUMENT_KIND', 'kind', attempt({ kind: endless })),
          type: over('UNSUPPORTED_TYPE', 'contentType', attempt({ contentType: endless })),
          checksum: over('CHECKSUM', 'sha256', attempt({ sha256: 'a'.repeat(65) })),
        },
      };
    },
  },
  {
    operation: 'confirmDocument',
    name: 'confirmation of the largest scan',
    prepare: async (world) => {
      const applicationId = await heavyDraft(world);
      const file = pdf(' '.repeat(announced.size - pdf('').size));
      const documentId = await upload(world, li, { applicationId, kind: 'SKILL_CERTIFICATE', file });
      const attempt = (id: string) => () =>
        confirmDocument(world.deps, li, { applicationId, documentId: id }, longestKey());
      return {
        longest: attempt(documentId),
        over: { document: over('UNKNOWN_DOCUMENT', 'documentId', attempt(endless)) },
      };
    },
  },
  {
    operation: 'submitApplication',
    name: 'submission',
    prepare: async (world) => {
      const applicationId = await wholeDraft(world);
      const tooMany = await wholeDraft(world);
      const facts = { projects: ['一', '二', '三', '四'] };
      done(await updateApplicationDraft(world.deps, li, { applicationId: tooMany, facts }, newKey()));
      const attempt = (id: string) => () => submitApplication(world.deps, li, { applicationId: id }, longestKey());
      return {
        longest: attempt(applicationId),
        over: { projects: over('ENTRY_CONDITION', 'answers.projects', attempt(tooMany)) },
      };
    },
  },
  {
    operation: 'withdrawApplication',
    name: 'withdrawal of what was handed in',
    prepare: async (world) => {
      const applicationId = await wholeDraft(world);
      done(await submitApplication(world.deps, li, { applicationId }, newKey()));
      const attempt = (reason: string) => () =>
        withdrawApplication(world.deps, li, { applicationId, reason }, longestKey());
      return { longest: attempt(words(500)), over: { reason: over('TOO_LONG', 'reason', attempt(words(501))) } };
    },
  },
];
