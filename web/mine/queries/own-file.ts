// Made from own-file.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OwnFileQueryVariables = Exact<{
  applicationId: string;
  documentId: string;
}>;
export type OwnFileQuery = { readonly documentDownload: { readonly url: string } | null };

export const ownFile: Operation<OwnFileQuery, OwnFileQueryVariables> = {
  id: 'a215335a543dc7e98e1a6d7a357d81a4c546618ca2d66c8a510728f96470dc0a',
  name: 'OwnFile',
};
