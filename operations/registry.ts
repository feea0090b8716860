import { announceExpiringCards } from './announce-expiring-cards.ts';
import { decideAppeal } from './appeal-decision.ts';
import { appealRejection } from './appeal-rejection.ts';
import { assignPanel } from './assign-panel.ts';
import { cancelPanel } from './cancel-panel.ts';
import { claimApplication } from './claim-application.ts';
import { cancelTrainingClass, closeRegistration, publishTrainingClass, startTrainingClass } from './class-steps.ts';
import { confirmDocument } from './confirm-document.ts';
import { startConversation } from './conversation.ts';
import { createTrainingClass } from './create-training-class.ts';
import { decideProvincialTraining } from './decide-provincial-training.ts';
import { enrolApplication } from './enrol-application.ts';
import { enrolApplications } from './enrol-applications.ts';
import { handOutCards } from './hand-out-cards.ts';
import { issueCardNumbers } from './issue-card-numbers.ts';
import { leaveClass } from './leave-class.ts';
import { liftSuspension } from './lift-suspension.ts';
import { sendMessage } from './message.ts';
import { produceCards } from './produce-cards.ts';
import { recordAttendance } from './record-attendance.ts';
import { recordResults } from './record-results.ts';
import { releaseTrainingClass } from './release-training-class.ts';
import { renewCards } from './renew-cards.ts';
import { requestDocumentUpload } from './request-document-upload.ts';
import { requestProvincialTraining } from './request-provincial-training.ts';
import { reviewApplication } from './review-application.ts';
import { reviewApplications } from './review-applications.ts';
import { sanctionCard } from './sanction-card.ts';
import { startRenewal } from './start-renewal.ts';
import { submitApplication } from './submit-application.ts';
import { submitPassList } from './submit-pass-list.ts';
import { saveTrainingPlan } from './training-plan.ts';
import { updateApplicationDraft } from './update-application-draft.ts';
import { updateTrainingClass } from './update-training-class.ts';
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
  requestProvincialTraining,
  decideProvincialTraining,
  reviewApplication,
  reviewApplications,
  appealRejection,
  decideAppeal,
  assignPanel,
  cancelPanel,
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
