// Made from desk-review.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
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
export type ReviewApplicationInput = {
    readonly idempotencyKey: string;
    readonly review: ReviewInput;
};
export type ReviewDecision =
    | 'APPROVE'
    | 'REJECT'
    | 'RETURN';
export type ReviewInput = {
    readonly applicationId: string;
    readonly choices?: ReadonlyArray<CorrectableChoice> | null | undefined;
    readonly decision: ReviewDecision;
    readonly documents?: ReadonlyArray<DocumentKind> | null | undefined;
    readonly expectedVersion?: number | null | undefined;
    readonly facts?: ReadonlyArray<string> | null | undefined;
    readonly reasons?: ReadonlyArray<ReviewReasonCode> | null | undefined;
    readonly words?: string | null | undefined;
};
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
export type DeskReviewMutationVariables = Exact<{
  input: ReviewApplicationInput;
}>;
export type DeskReviewMutation = { readonly reviewApplication:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ReviewApplicationSuccess', readonly application: { readonly id: string, readonly version: number, readonly status: ApplicationStatus, readonly statusLabel: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskReview: Operation<DeskReviewMutation, DeskReviewMutationVariables> = {
  id: '095d72293e524589523bbab9b7ea7be9b1d260dff473626f457639f1d4e99fde',
  name: 'DeskReview',
};
