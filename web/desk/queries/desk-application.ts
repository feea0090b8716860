// Made from desk-application.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ApplicationAction =
    | 'APPEAL_REJECTION'
    | 'DECIDE_APPEAL'
    | 'ENROL_APPLICATION'
    | 'LEAVE_CLASS'
    | 'REQUEST_DOCUMENT_UPLOAD'
    | 'REVIEW_APPLICATION'
    | 'SUBMIT_APPLICATION'
    | 'UPDATE_APPLICATION_DRAFT'
    | 'WITHDRAW_APPLICATION';
export type ApplicationKind =
    | 'NEW'
    | 'RENEWAL';
export type ApplicationStatus =
    | 'AGENCY_REVIEW'
    | 'CENTRE_REVIEW'
    | 'CERTIFIED'
    | 'DRAFT'
    | 'ENROLLED'
    | 'FAILED'
    | 'PASSED'
    | 'QUALIFIED'
    | 'REJECTED'
    | 'RETURNED'
    | 'WITHDRAWN';
export type CardVerdict =
    | 'EXPIRED'
    | 'NOT_YET_VALID'
    | 'NO_MATCH'
    | 'REVOKED'
    | 'REVOKED_FOR_GOOD'
    | 'SUSPENDED'
    | 'VALID';
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type DocumentKind =
    | 'APPLICATION_FORM'
    | 'ASSESSOR_CARD'
    | 'EDUCATION_PROOF'
    | 'HONOUR_PROOF'
    | 'ID_CARD'
    | 'JUDGE_PROOF'
    | 'PHOTO'
    | 'SKILL_CERTIFICATE'
    | 'TEACHING_PROOF'
    | 'TITLE_CERTIFICATE'
    | 'TRADE_PROOF';
export type DocumentStatus =
    | 'CONFIRMED'
    | 'REQUESTED';
export type ReviewOutcome =
    | 'APPROVED'
    | 'REJECTED'
    | 'RETURNED';
export type ReviewStage =
    | 'AGENCY_REVIEW'
    | 'CENTRE_REVIEW';
export type Verdict =
    | 'MET'
    | 'NOT_MET'
    | 'UNKNOWN';
export type DeskApplicationQueryVariables = Exact<{
  id: string;
}>;
export type DeskApplicationQuery = { readonly application: { readonly id: string, readonly version: number, readonly status: ApplicationStatus, readonly statusLabel: string, readonly category: Category, readonly categoryLabel: string, readonly kind: ApplicationKind, readonly kindLabel: string, readonly needsClass: boolean, readonly submittedAt: string | null, readonly updatedAt: string, readonly routeLabel: string | null, readonly assessmentsOnRecord: number | null, readonly card: { readonly number: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly periods: ReadonlyArray<{ readonly to: string }> } | null, readonly agency: { readonly name: string, readonly kindLabel: string, readonly cityLabel: string } | null, readonly trainingClass: { readonly id: string, readonly title: string, readonly reviewBy: { readonly agency: string | null, readonly centre: string | null } | null } | null, readonly routing: { readonly reviewCentre: { readonly label: string }, readonly trainingOrganiser: { readonly label: string } } | null, readonly enrolment: { readonly stateLabel: string, readonly position: number | null, readonly trainingClass: { readonly title: string } | null } | null, readonly ruleSet: { readonly source: string } | null, readonly facts: ReadonlyArray<{ readonly fact: string, readonly label: string, readonly said: string, readonly clause: string | null, readonly personal: boolean }>, readonly deadline: { readonly dueOn: string, readonly overdue: boolean, readonly warning: string | null } | null, readonly evaluation: { readonly verdict: Verdict, readonly verdictLabel: string }, readonly checklist: ReadonlyArray<{ readonly reviewerDecides: boolean, readonly proof: DocumentKind | null, readonly proofLabel: string | null, readonly proofRequired: boolean, readonly condition: { readonly path: string, readonly fact: string, readonly label: string, readonly words: string, readonly clause: string, readonly verdict: Verdict, readonly verdictLabel: string, readonly said: string | null }, readonly documents: ReadonlyArray<{ readonly documentId: string }> }>, readonly requiredDocuments: ReadonlyArray<{ readonly kind: DocumentKind, readonly kindLabel: string, readonly label: string, readonly clause: string, readonly present: boolean, readonly documents: ReadonlyArray<{ readonly documentId: string, readonly kind: DocumentKind, readonly kindLabel: string, readonly contentType: string, readonly size: number, readonly status: DocumentStatus, readonly statusLabel: string, readonly confirmedAt: string | null }> }>, readonly notApprovable: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }>, readonly missing: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }>, readonly differences: { readonly facts: ReadonlyArray<{ readonly fact: string, readonly label: string, readonly saidBefore: string | null, readonly saidAfter: string | null }>, readonly documents: ReadonlyArray<{ readonly kind: DocumentKind, readonly kindLabel: string, readonly before: ReadonlyArray<{ readonly documentId: string }>, readonly after: ReadonlyArray<{ readonly documentId: string }> }> } | null, readonly decisions: ReadonlyArray<{ readonly stage: ReviewStage, readonly stageLabel: string, readonly outcome: ReviewOutcome, readonly outcomeLabel: string, readonly officeLabel: string, readonly at: string, readonly words: string | null, readonly reasons: ReadonlyArray<{ readonly reasonLabel: string, readonly clause: string }> }>, readonly correction: { readonly words: string | null, readonly facts: ReadonlyArray<{ readonly label: string }>, readonly documents: ReadonlyArray<{ readonly kindLabel: string }>, readonly choices: ReadonlyArray<{ readonly choiceLabel: string }> } | null, readonly rejection: { readonly stageLabel: string, readonly at: string, readonly clause: string, readonly words: string | null, readonly appealUntil: string, readonly reason: { readonly reasonLabel: string } | null } | null, readonly appeal: { readonly filedAt: string, readonly words: string | null, readonly outcomeLabel: string | null, readonly decidedAt: string | null, readonly decisionWords: string | null } | null, readonly allowedActions: ReadonlyArray<{ readonly action: ApplicationAction, readonly actionLabel: string, readonly enabled: boolean, readonly because: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }> } | null };

export const deskApplication: Operation<DeskApplicationQuery, DeskApplicationQueryVariables> = {
  id: '49d9275e77b51260bc12f094dd069fd354febc257b574e2ed4b82fda8a77f989',
  name: 'DeskApplication',
};
