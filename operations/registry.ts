import { claimApplication } from './application/claim-application.ts';
import { confirmDocument } from './application/confirm-document.ts';
import { requestDocumentUpload } from './application/request-document-upload.ts';
import { submitApplication } from './application/submit-application.ts';
import { updateApplicationDraft } from './application/update-application-draft.ts';
import { withdrawApplication } from './application/withdraw-application.ts';
import { announceExpiringCards } from './card/announce-expiring-cards.ts';
import { assignPanel } from './card/assign-panel.ts';
import { cancelPanel } from './card/cancel-panel.ts';
import { drawPanel } from './card/draw-panel.ts';
import { handOutCards } from './card/hand-out-cards.ts';
import { issueCardNumbers } from './card/issue-card-numbers.ts';
import { liftSuspension } from './card/lift-suspension.ts';
import { produceCards } from './card/produce-cards.ts';
import { renewCards } from './card/renew-cards.ts';
import { sanctionCard } from './card/sanction-card.ts';
import { startRenewal } from './card/start-renewal.ts';
import { startConversation } from './chat/conversation.ts';
import { sendMessage } from './chat/message.ts';
import {
  cancelTrainingClass,
  closeRegistration,
  publishTrainingClass,
  startTrainingClass,
} from './class/class-steps.ts';
import { createTrainingClass } from './class/create-training-class.ts';
import { enrolApplication } from './class/enrol-application.ts';
import { enrolApplications } from './class/enrol-applications.ts';
import { leaveClass } from './class/leave-class.ts';
import { recordAttendance } from './class/record-attendance.ts';
import { recordResults } from './class/record-results.ts';
import { releaseTrainingClass } from './class/release-training-class.ts';
import { submitPassList } from './class/submit-pass-list.ts';
import { saveTrainingPlan } from './class/training-plan.ts';
import { updateTrainingClass } from './class/update-training-class.ts';
import { requestExport } from './export/request-export.ts';
import { retryExport } from './export/retry-export.ts';
import { checkRoster } from './import/check-roster.ts';
import { confirmRosterImport } from './import/confirm-roster-import.ts';
import { requestRosterUpload } from './import/request-roster-upload.ts';
import { decideAppeal } from './review/appeal-decision.ts';
import { appealRejection } from './review/appeal-rejection.ts';
import { decideProvincialTraining } from './review/decide-provincial-training.ts';
import { requestProvincialTraining } from './review/request-provincial-training.ts';
import { reviewApplication } from './review/review-application.ts';
import { reviewApplications } from './review/review-applications.ts';

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
  requestProvincialTraining,
  decideProvincialTraining,
  reviewApplication,
  reviewApplications,
  appealRejection,
  decideAppeal,
  assignPanel,
  cancelPanel,
  drawPanel,
  requestExport,
  retryExport,
  requestRosterUpload,
  checkRoster,
  confirmRosterImport,
  saveTrainingPlan,
  createTrainingClass,
  updateTrainingClass,
  publishTrainingClass,
  closeRegistration,
  startTrainingClass,
  cancelTrainingClass,
  releaseTrainingClass,
  enrolApplication,
  enrolApplications,
  leaveClass,
  recordAttendance,
  recordResults,
  submitPassList,
  issueCardNumbers,
  produceCards,
  handOutCards,
  sanctionCard,
  liftSuspension,
  startRenewal,
  renewCards,
  announceExpiringCards,
};
export type MutationName = keyof typeof mutations;
