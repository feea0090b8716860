// Made from desk-sanction.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type Category =
    | 'ASSESSOR'
    | 'NEW_OCCUPATION_ASSESSOR'
    | 'QUALITY_SUPERVISOR'
    | 'SENIOR_ASSESSOR'
    | 'SPECIAL_ABILITY_ASSESSOR';
export type SanctionCardInput = {
    readonly categories?: ReadonlyArray<Category> | null | undefined;
    readonly from?: string | null | undefined;
    readonly ground: SanctionGround;
    readonly idempotencyKey: string;
    readonly kind: SanctionKind;
    readonly number: string;
    readonly until?: string | null | undefined;
    readonly words: string;
};
export type SanctionGround =
    | 'CARD_LENT'
    | 'DUTY_GRAVELY_NOT_PERFORMED'
    | 'DUTY_NOT_PERFORMED'
    | 'FALSE_DATA'
    | 'OWN_WISH'
    | 'RULES_BROKEN'
    | 'UNDER_INVESTIGATION';
export type SanctionKind =
    | 'REVOKED'
    | 'REVOKED_FOR_GOOD'
    | 'SUSPENDED';
export type DeskSanctionMutationVariables = Exact<{
  input: SanctionCardInput;
}>;
export type DeskSanctionMutation = { readonly sanctionCard:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'SanctionCardSuccess', readonly card: { readonly number: string, readonly standingLabel: string } }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskSanction: Operation<DeskSanctionMutation, DeskSanctionMutationVariables> = {
  id: '52da220a48a46f64e0f07e8c61ba6e2a4ccea5210ab55b4d18755cb50e64fbca',
  name: 'DeskSanction',
};
