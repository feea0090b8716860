// Made from desk-check-panel.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PanelMemberInput = {
    readonly cardNumber: string;
    readonly name: string;
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
export type DeskCheckPanelQueryVariables = Exact<{
  on: string;
  occupation: string;
  level?: SkillLevel | null | undefined;
  members: ReadonlyArray<PanelMemberInput> | PanelMemberInput;
}>;
export type DeskCheckPanelQuery = { readonly checkPanel:
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'PanelCheck', readonly on: string, readonly assessed: string, readonly levelLabel: string | null, readonly allowed: boolean, readonly note: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }>, readonly members: ReadonlyArray<{ readonly cardNumber: string, readonly allowed: boolean, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }> }
    | { readonly __typename: 'RateLimitedError', readonly retryAfter: number, readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskCheckPanel: Operation<DeskCheckPanelQuery, DeskCheckPanelQueryVariables> = {
  id: 'e18b9d708549b797d0408b353a2f9424b530535f6f761bdab80df66a88faaa5e',
  name: 'DeskCheckPanel',
};
