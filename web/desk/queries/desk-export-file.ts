// Made from desk-export-file.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskExportFileQueryVariables = Exact<{
  id: string;
}>;
export type DeskExportFileQuery = { readonly exportDownload: { readonly url: string, readonly expiresAt: string } | null };

export const deskExportFile: Operation<DeskExportFileQuery, DeskExportFileQueryVariables> = {
  id: 'aa07496f359865c751c6ca5358c0674f4d35f0dc0d844b31a14cc2cdf06a7b32',
  name: 'DeskExportFile',
};
