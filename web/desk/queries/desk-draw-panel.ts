// Made from desk-draw-panel.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DrawPanelInput = {
    readonly avoid?: ReadonlyArray<string> | null | undefined;
    readonly count: number;
    readonly from?: string | null | undefined;
    readonly idempotencyKey: string;
    readonly level?: SkillLevel | null | undefined;
    readonly occupation: string;
    readonly on: string;
};
export type SkillLevel =
    | 'APPRENTICE'
    | 'CHIEF_TECHNICIAN'
    | 'INTERMEDIATE'
    | 'JUNIOR'
    | 'NONE'
    | 'SENIOR'
    | 'SENIOR_TECHNICIAN'
    | 'SPECIAL_TECHNICIAN'
    | 'TECHNICIAN';
export type DeskDrawPanelMutationVariables = Exact<{
  input: DrawPanelInput;
}>;
export type DeskDrawPanelMutation = { readonly drawPanel:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'DrawPanelSuccess', readonly panel: { readonly id: string, readonly assessed: string, readonly levelLabel: string | null, readonly on: string, readonly members: ReadonlyArray<{ readonly cardNumber: string }>, readonly drawn: { readonly centresLabel: string, readonly places: number } | null } }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskDrawPanel: Operation<DeskDrawPanelMutation, DeskDrawPanelMutationVariables> = {
  id: 'c4c7d2fbe37fe32765d43900d4f5366ff70cea7e0e3e44dba95da99fca77dc26',
  name: 'DeskDrawPanel',
};
