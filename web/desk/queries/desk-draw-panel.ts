// Made from desk-draw-panel.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DrawPanelInput = {
    readonly avoid?: ReadonlyArray<string> | null | undefined;
    readonly count: number;
    readonly from?: string | null | undefined;
    readonly idempotencyKey: string;
    readonly level?: SkillLevel | null | undefined;
    readonly occupation?: string | null | undefined;
    readonly on: string;
    readonly task?: PanelTask | null | undefined;
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
export type DeskDrawPanelMutationVariables = Exact<{
  input: DrawPanelInput;
}>;
export type DeskDrawPanelMutation = { readonly drawPanel:
    | { readonly __typename: 'ConflictError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'DrawPanelSuccess', readonly panel: { readonly id: string, readonly taskLabel: string, readonly assessed: string, readonly levelLabel: string | null, readonly on: string, readonly members: ReadonlyArray<{ readonly cardNumber: string }>, readonly drawn: { readonly centresLabel: string, readonly places: number } | null } }
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'IdempotencyKeyReusedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotEligibleError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'NotFoundError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskDrawPanel: Operation<DeskDrawPanelMutation, DeskDrawPanelMutationVariables> = {
  id: '847b756280bf86612435c9081982096ad6802808372cee9bf3b5bfea82351a9a',
  name: 'DeskDrawPanel',
};
