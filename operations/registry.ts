import { claimApplication } from './claim-application.ts';
import { confirmDocument } from './confirm-document.ts';
import { startConversation } from './conversation.ts';
import { sendMessage } from './message.ts';
import { recordAttendance } from './record-attendance.ts';
import { recordResults } from './record-results.ts';
import { requestDocumentUpload } from './request-document-upload.ts';
import { submitApplication } from './submit-application.ts';
import { submitPassList } from './submit-pass-list.ts';
import { updateApplicationDraft } from './update-application-draft.ts';
import { withdrawApplication } from './withdraw-application.ts';

/** Everything that changes anything. One that the harnesses have no scenario for fails the suite. */
export const mutations = {
  startConversation,
  sendMessage,
  claimApplication,
  updateApplicationDraft,
  requestDocumentUpload,
  confirmDocument,
  submitApplication,
  withdrawApplication,
  recordAttendance,
  recordResults,
  submitPassList,
};
export type MutationName = keyof typeof mutations;
