// Made from desk-queue.graphql by npm run operations.
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
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type QueueStage =
    | 'AGENCY_REVIEW'
    | 'APPEAL'
    | 'CENTRE_REVIEW';
export type ReviewOutcome =
    | 'APPROVED'
    | 'REJECTED'
    | 'RETURNED';
export type ReviewStage =
    | 'AGENCY_REVIEW'
    | 'CENTRE_REVIEW';
export type DeskQueueQueryVariables = Exact<{
  stage: QueueStage;
  office?: string | null | undefined;
  category?: Category | null | undefined;
  classId?: string | null | undefined;
  city?: string | null | undefined;
  occupation?: string | null | undefined;
  name?: string | null | undefined;
  idNumber?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;
export type DeskQueueQuery = { readonly reviewQueue: { readonly asOf: string, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly version: number, readonly status: ApplicationStatus, readonly statusLabel: string, readonly category: Category, readonly categoryLabel: string, readonly kind: ApplicationKind, readonly kindLabel: string, readonly submittedAt: string | null, readonly updatedAt: string, readonly agency: { readonly name: string } | null, readonly trainingClass: { readonly title: string } | null, readonly facts: ReadonlyArray<{ readonly fact: string, readonly said: string }>, readonly deadline: { readonly dueOn: string, readonly overdue: boolean, readonly warning: string | null } | null, readonly notApprovable: ReadonlyArray<{ readonly message: string }>, readonly toJudge: ReadonlyArray<{ readonly message: string }>, readonly appeal: { readonly filedAt: string } | null, readonly decisions: ReadonlyArray<{ readonly outcome: ReviewOutcome, readonly stage: ReviewStage }>, readonly allowedActions: ReadonlyArray<{ readonly action: ApplicationAction, readonly enabled: boolean, readonly because: ReadonlyArray<{ readonly message: string }> }> } }> } | null };

export const deskQueue: Operation<DeskQueueQuery, DeskQueueQueryVariables> = {
  id: '7b0b8528bcfc82ca76feabd1667856fb1adcdb348a400b2b32fa36656a2cfbca',
  name: 'DeskQueue',
};
