// Made from desk-check-panel.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
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
export type DeskCheckPanelQueryVariables = Exact<{
  task?: PanelTask | null | undefined;
  on: string;
  occupation?: string | null | undefined;
  level?: SkillLevel | null | undefined;
  members: ReadonlyArray<PanelMemberInput> | PanelMemberInput;
}>;
export type DeskCheckPanelQuery = { readonly checkPanel:
    | { readonly __typename: 'ForbiddenError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'PanelCheck', readonly taskLabel: string, readonly on: string, readonly assessed: string, readonly levelLabel: string | null, readonly allowed: boolean, readonly note: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }>, readonly members: ReadonlyArray<{ readonly cardNumber: string, readonly allowed: boolean, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }> }
    | { readonly __typename: 'RateLimitedError', readonly retryAfter: number, readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'UnauthenticatedError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
    | { readonly __typename: 'ValidationError', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly path: string | null, readonly message: string, readonly clause: string | null }> }
   };

export const deskCheckPanel: Operation<DeskCheckPanelQuery, DeskCheckPanelQueryVariables> = {
  id: '22b2fba4cf5467cfb7a1be9eda1f2f12e9d17d2d7ab73465c1eb125251adadad',
  name: 'DeskCheckPanel',
};
