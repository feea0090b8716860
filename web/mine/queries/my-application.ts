// Made from my-application.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AgencyKind =
    | 'LOCAL'
    | 'PROVINCIAL';
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
export type CorrectableChoice =
    | 'AGENCY'
    | 'ROUTE'
    | 'TRAINING_CLASS';
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
export type EnrolmentState =
    | 'SEATED'
    | 'WAITING';
export type ReviewReasonCode =
    | 'AGENCY_WRONG'
    | 'ASSESSING_TOO_SHORT'
    | 'ASSESSOR_CARD_UNCLEAR'
    | 'BARRED_FOR_GOOD'
    | 'CELL_INCOMPLETE'
    | 'CLASS_CONDITIONS_NOT_MET'
    | 'CLASS_OUTSIDE_3_TO_6'
    | 'CLASS_WRONG'
    | 'EDUCATION_ABBREVIATED'
    | 'ETHICS_LACKING'
    | 'EXPERIENCE_LACKING'
    | 'FALSE_DATA'
    | 'FORM_DIFFERS'
    | 'FORM_UNSIGNED'
    | 'FORM_UNSTAMPED'
    | 'HEALTH'
    | 'HONOUR_NOT_PROVED'
    | 'ID_NUMBER_DIFFERS'
    | 'INTEGRITY_LACKING'
    | 'JUDGE_NOT_PROVED'
    | 'LEVEL_NOT_REACHED'
    | 'LEVEL_UNCLEAR'
    | 'NOT_IN_EVALUATION_WORK'
    | 'NOT_OF_AGENCY'
    | 'NOT_OF_HR_DEPARTMENT'
    | 'NOT_YET_ASSESSOR'
    | 'OCCUPATIONS_OF_ONE_TYPE'
    | 'OCCUPATIONS_OF_SEVERAL_TYPES'
    | 'OCCUPATIONS_UNFIT'
    | 'OCCUPATION_UNRELATED'
    | 'ORGANISING_LACKING'
    | 'PARTY_LINE'
    | 'PHOTO_UNFIT'
    | 'POLICY_NOT_MASTERED'
    | 'POLITICAL_STATUS_ABBREVIATED'
    | 'PROJECTS_OF_ONE_TYPE'
    | 'PROJECTS_OF_SEVERAL_TYPES'
    | 'PROJECTS_UNFIT'
    | 'PROJECT_UNRELATED'
    | 'RECOMMENDATION_DIFFERS'
    | 'RECOMMENDATION_ILLEGIBLE'
    | 'RECOMMENDATION_UNSTAMPED'
    | 'ROSTER_CELL_INCOMPLETE'
    | 'ROUTE_WRONG'
    | 'SCAN_ILLEGIBLE'
    | 'SCAN_MISSING'
    | 'SCAN_NOT_OF_ORIGINAL'
    | 'SENIOR_LEVEL_NOT_REACHED'
    | 'SENIOR_LEVEL_UNCLEAR'
    | 'SPECIAL_CELL_INCOMPLETE'
    | 'SPECIAL_FALSE_DATA'
    | 'SPECIAL_FORM_DIFFERS'
    | 'SPECIAL_LEVEL_NOT_REACHED'
    | 'SPECIAL_PHOTO_UNFIT'
    | 'SPECIAL_SUMMARY_TOO_SHORT'
    | 'SPECIAL_SUMMARY_VAGUE'
    | 'SUMMARY_TOO_SHORT'
    | 'SUMMARY_VAGUE'
    | 'SUPERVISION_TOO_SHORT'
    | 'SUPERVISION_VAGUE'
    | 'SUPERVISOR_FALSE_DATA'
    | 'SUPERVISOR_PHOTO_UNFIT'
    | 'TEACHING_NOT_PROVED'
    | 'TRADE_NOT_PROVED'
    | 'TRADE_PROOF_INSUFFICIENT'
    | 'UNIT_DOES_NOT_AGREE'
    | 'UNIT_DOES_NOT_RECOMMEND';
export type Route =
    | 'CITY'
    | 'PROVINCE';
export type Verdict =
    | 'MET'
    | 'NOT_MET'
    | 'UNKNOWN';
export type MyApplicationQueryVariables = Exact<{
  id: string;
}>;
export type MyApplicationQuery = { readonly application: { readonly id: string, readonly version: number, readonly category: Category, readonly categoryLabel: string, readonly kind: ApplicationKind, readonly kindLabel: string, readonly needsClass: boolean, readonly status: ApplicationStatus, readonly statusLabel: string, readonly route: Route | null, readonly submittedAt: string | null, readonly agency: { readonly id: string, readonly name: string, readonly kind: AgencyKind, readonly kindLabel: string, readonly city: string } | null, readonly routing: { readonly reviewCentre: { readonly label: string } } | null, readonly trainingClass: { readonly id: string, readonly title: string, readonly organiserLabel: string, readonly open: boolean, readonly place: string | null, readonly registration: { readonly from: string, readonly to: string }, readonly training: { readonly from: string, readonly to: string } | null } | null, readonly facts: ReadonlyArray<{ readonly fact: string, readonly label: string, readonly said: string, readonly clause: string | null }>, readonly evaluation: { readonly verdictLabel: string, readonly trace: ReadonlyArray<{ readonly path: string, readonly label: string, readonly clause: string, readonly verdict: Verdict, readonly verdictLabel: string, readonly said: string | null }> }, readonly missing: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }>, readonly requiredDocuments: ReadonlyArray<{ readonly kind: DocumentKind, readonly label: string, readonly clause: string, readonly present: boolean, readonly documents: ReadonlyArray<{ readonly documentId: string, readonly contentType: string, readonly status: DocumentStatus, readonly confirmedAt: string | null }> }>, readonly allowedActions: ReadonlyArray<{ readonly action: ApplicationAction, readonly actionLabel: string, readonly enabled: boolean, readonly because: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }>, readonly deadline: { readonly dueOn: string, readonly overdue: boolean, readonly warning: string | null } | null, readonly correction: { readonly words: string | null, readonly facts: ReadonlyArray<{ readonly fact: string, readonly label: string }>, readonly documents: ReadonlyArray<{ readonly kind: DocumentKind, readonly kindLabel: string }>, readonly choices: ReadonlyArray<{ readonly choice: CorrectableChoice, readonly choiceLabel: string }> } | null, readonly decisions: ReadonlyArray<{ readonly at: string, readonly stageLabel: string, readonly officeLabel: string, readonly outcomeLabel: string, readonly words: string | null, readonly reasons: ReadonlyArray<{ readonly reason: ReviewReasonCode, readonly reasonLabel: string, readonly clause: string }> }>, readonly rejection: { readonly at: string, readonly stageLabel: string, readonly clause: string, readonly words: string | null, readonly appealUntil: string, readonly reason: { readonly reasonLabel: string } | null } | null, readonly appeal: { readonly filedAt: string, readonly outcomeLabel: string | null, readonly decisionWords: string | null } | null, readonly enrolment: { readonly state: EnrolmentState, readonly stateLabel: string, readonly position: number | null, readonly trainingClass: { readonly id: string, readonly title: string } | null } | null, readonly results: { readonly daysAttended: number, readonly outcomeLabel: string | null, readonly first: ReadonlyArray<{ readonly partLabel: string, readonly points: number }>, readonly resit: ReadonlyArray<{ readonly partLabel: string, readonly points: number }> } | null, readonly card: { readonly number: string, readonly kindLabel: string, readonly standing: CardVerdict, readonly standingLabel: string, readonly workLabel: string, readonly occupations: ReadonlyArray<string>, readonly handedOutOn: string | null, readonly maker: { readonly label: string }, readonly upcoming: ReadonlyArray<{ readonly taskLabel: string, readonly on: string, readonly officeLabel: string | null, readonly occupation: string, readonly level: string, readonly agency: { readonly name: string } | null }>, readonly periods: ReadonlyArray<{ readonly from: string, readonly to: string }>, readonly renewal: { readonly opensOn: string, readonly closesOn: string, readonly problem: { readonly code: string, readonly message: string } | null }, readonly sanctions: ReadonlyArray<{ readonly kindLabel: string, readonly groundLabel: string | null, readonly clause: string, readonly from: string, readonly until: string | null }> } | null } | null };

export const myApplication: Operation<MyApplicationQuery, MyApplicationQueryVariables> = {
  id: 'f5308f214bc27d9faa50f0e543112b40a2caf394d1cc9e45caee26e46d6406b0',
  name: 'MyApplication',
};
