// Made from desk-document.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskDocumentQueryVariables = Exact<{
  applicationId: string;
  documentId: string;
  purpose?: string | null | undefined;
}>;
export type DeskDocumentQuery = { readonly documentDownload: { readonly url: string, readonly expiresAt: string } | null };

export const deskDocument: Operation<DeskDocumentQuery, DeskDocumentQueryVariables> = {
  id: '41106030e20a1fee4102acb3f08bdcfc2c260520821562f325501c9f0754448e',
  name: 'DeskDocument',
};
