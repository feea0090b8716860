// Made from desk-assign-panel.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AssignPanelInput = {
    readonly idempotencyKey: string;
    readonly level?: SkillLevel | null | undefined;
    readonly members: ReadonlyArray<PanelMemberInput>;
    readonly occupation?: string | null | undefined;
    readonly on: string;
    readonly task?: PanelTask | null | undefined;
};
export type PanelMemberInput = {
    readonly cardNumber: string;
    readonly name: string;
};
export type PanelTask =
    | 'ASSESS'
    | 'SUPERVISE';
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
export type DeskAssignPanelMutationVariables = Exact<{
  input: AssignPanelInput;
}>;
export type DeskAssignPanelMutation = { readonly assignPanel:
    | { readonly __typename: 'AssignPanelSuccess', readonly panel: { readonly id: string, readonly assessed: string, readonly on: string, readonly statusLabel: string } }
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskAssignPanel: Operation<DeskAssignPanelMutation, DeskAssignPanelMutationVariables> = {
  id: 'f12a37f72461ba0be151ef78fd73bbff614febccca77e663a41d50bb8deac3b3',
  name: 'DeskAssignPanel',
};
