import * as z from 'zod';
import { Category } from '#domain/category';
import { Facts } from '#domain/eligibility/fact';

/**
 * What callers send. These schemas only give shape; limits and formats are judged by the domain, so that a person gets
 * a typed problem with words instead of a parser's message. All mutations take an idempotency key beside their input.
 */
export const ClaimApplicationInput = z.object({ code: z.string() });
export type ClaimApplicationInput = z.infer<typeof ClaimApplicationInput>;

/**
 * Facts and answers given replace those stored, fact by fact; the rest stays. `answers` are kept as they were typed, for
 * the idempotency record compares what was sent: read on another day the same words may mean another thing.
 * `expectedVersion`: refuse if somebody changed it since.
 */
export const UpdateApplicationDraftInput = z.object({
  applicationId: z.string(),
  expectedVersion: z.optional(z.number()),
  facts: z.optional(Facts),
  answers: z.optional(z.array(z.object({ fact: z.string(), texts: z.array(z.string()) }))),
  /** Facts whose stored value is taken away (an optional cell emptied). */
  removeFacts: z.optional(z.array(z.string())),
  agencyId: z.optional(z.string()),
  classId: z.optional(z.string()),
  route: z.optional(z.string()),
});
export type UpdateApplicationDraftInput = z.infer<typeof UpdateApplicationDraftInput>;

export const RequestDocumentUploadInput = z.object({
  applicationId: z.string(),
  kind: z.string(),
  contentType: z.string(),
  size: z.number(),
  /** SHA-256 of the file, hex. */
  sha256: z.string(),
});
export type RequestDocumentUploadInput = z.infer<typeof RequestDocumentUploadInput>;

export const ConfirmDocumentInput = z.object({ applicationId: z.string(), documentId: z.string() });
export type ConfirmDocumentInput = z.infer<typeof ConfirmDocumentInput>;

export const SubmitApplicationInput = z.object({
  applicationId: z.string(),
  expectedVersion: z.optional(z.number()),
});
export type SubmitApplicationInput = z.infer<typeof SubmitApplicationInput>;

export const WithdrawApplicationInput = z.object({
  applicationId: z.string(),
  expectedVersion: z.optional(z.number()),
  reason: z.optional(z.string()),
});
export type WithdrawApplicationInput = z.infer<typeof WithdrawApplicationInput>;

/** A page of a list; `after` is the cursor of an earlier page's last entry; `first` is 1 to 100. */
export const PageInput = z.object({ first: z.number(), after: z.optional(z.string()) });
export type PageInput = z.infer<typeof PageInput>;

export const ListClassesInput = z.object({ ...PageInput.shape, category: Category });
export type ListClassesInput = z.infer<typeof ListClassesInput>;

export const ListAgenciesInput = z.object({ ...PageInput.shape, city: z.string() });
export type ListAgenciesInput = z.infer<typeof ListAgenciesInput>;
