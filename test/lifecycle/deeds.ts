import type { Deed } from './deed.ts';
import { choose, confirmUpload, mend, requestUpload, submit, withdraw } from './rules/application.ts';
import { attend, results, sign } from './rules/book.ts';
import { announce, handOut, issue, produce } from './rules/card.ts';
import { classStep, create, places, release } from './rules/class.ts';
import { answer, ask, assign, cancel } from './rules/office.ts';
import { enrolAll, enrolOne, leave } from './rules/place.ts';
import { renew, start } from './rules/renewal.ts';
import { appeal, appealDecision, review, reviewAll } from './rules/review.ts';
import { lift, sanction } from './rules/sanction.ts';
import type { Step } from './step.ts';

/** A step that is one operation of one caller. */
export type SingleStep = Exclude<Step, { do: 'wait' | 'draft' | 'repeat' | 'atOnce' }>;

export function isSingle(step: Step): step is SingleStep {
  return !['wait', 'draft', 'repeat', 'atOnce'].includes(step.do);
}

/** What each step does, and what the design says comes of it. */
export function deedOf(step: SingleStep): Deed {
  switch (step.do) {
    case 'choose':
      return choose(step);
    case 'mend':
      return mend(step);
    case 'requestDocumentUpload':
      return requestUpload(step);
    case 'confirmDocument':
      return confirmUpload(step);
    case 'submitApplication':
      return submit(step);
    case 'withdrawApplication':
      return withdraw(step);
    case 'reviewApplication':
      return review(step);
    case 'reviewApplications':
      return reviewAll(step);
    case 'appealRejection':
      return appeal(step);
    case 'decideAppeal':
      return appealDecision(step);
    default:
      return officeDeed(step);
  }
}

type OfficeStep = Exclude<
  SingleStep,
  {
    do:
      | ('choose' | 'mend' | 'requestDocumentUpload' | 'confirmDocument' | 'submitApplication' | 'withdrawApplication')
      | ('reviewApplication' | 'reviewApplications' | 'appealRejection' | 'decideAppeal');
  }
>;

function officeDeed(step: OfficeStep): Deed {
  switch (step.do) {
    case 'createTrainingClass':
      return create(step);
    case 'publishTrainingClass':
    case 'closeRegistration':
    case 'startTrainingClass':
    case 'cancelTrainingClass':
      return classStep(step);
    case 'releaseTrainingClass':
      return release(step);
    case 'updateTrainingClass':
      return places(step);
    case 'enrolApplication':
      return enrolOne(step);
    case 'enrolApplications':
      return enrolAll(step);
    case 'leaveClass':
      return leave(step);
    case 'recordAttendance':
      return attend(step);
    case 'recordResults':
      return results(step);
    case 'submitPassList':
      return sign(step);
    case 'issueCardNumbers':
      return issue(step);
    case 'produceCards':
      return produce(step);
    case 'handOutCards':
      return handOut(step);
    case 'sanctionCard':
      return sanction(step);
    case 'liftSuspension':
      return lift(step);
    case 'startRenewal':
      return start(step);
    case 'renewCards':
      return renew(step);
    case 'announceExpiringCards':
      return announce(step);
    case 'assignPanel':
      return assign(step);
    case 'cancelPanel':
      return cancel(step);
    case 'requestProvincialTraining':
      return ask(step);
    case 'decideProvincialTraining':
      return answer(step);
  }
}
