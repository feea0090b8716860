import * as z from 'zod';

/** A scan is one of these; anything else (SVG and HTML above all) can carry a script. */
export const ContentType = z.enum(['image/jpeg', 'image/png', 'application/pdf']);
export type ContentType = z.infer<typeof ContentType>;

/** 10 MiB: an A4 page scanned at 300 dpi in colour stays far below. */
export const maxDocumentBytes = 10 * 1024 * 1024;

/**
 * One scan of an application. `REQUESTED` may be uploaded; only `CONFIRMED` counts, and is never replaced in place: the
 * newest confirmed one of a kind is looked at. No entry is ever dropped, so every object that can exist has its record.
 */
export const Document = z.object({
  id: z.string(),
  /** What it is: see domain/application/required-documents.ts. */
  kind: z.string(),
  status: z.enum(['REQUESTED', 'CONFIRMED']),
  contentType: ContentType,
  size: z.number(),
  /** SHA-256 of the content, lower-case hex. */
  sha256: z.string(),
  requestedAt: z.string(),
  confirmedAt: z.optional(z.string()),
});
export type Document = z.infer<typeof Document>;
