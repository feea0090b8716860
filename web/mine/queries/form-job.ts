// Made from form-job.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ExportStatus =
    | 'DONE'
    | 'FAILED'
    | 'PROBLEMS'
    | 'RUNNING'
    | 'WAITING';
export type FormJobQueryVariables = Exact<{
  id: string;
}>;
export type FormJobQuery = { readonly exportJob: { readonly id: string, readonly status: ExportStatus, readonly failureMessage: string | null } | null };

export const formJob: Operation<FormJobQuery, FormJobQueryVariables> = {
  id: '7d794184c5ca63c0c68299821a86e33cdbea7c5b559eadd5fcddf763e9614972',
  name: 'FormJob',
};
