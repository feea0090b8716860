import * as z from 'zod';
import { Agency } from '#domain/agency';
import { Application } from '#domain/application/application';
import { Document } from '#domain/application/document';
import { TrainingClass } from '#domain/class/training-class';
import { Problem } from '#domain/problem';
import { ReviewView } from './review/review-view.ts';

export const ApplicationAction = z.enum([
  'updateApplicationDraft',
  'requestDocumentUpload',
  'submitApplication',
  'withdrawApplication',
  'appealRejection',
  'reviewApplication',
  'decideAppeal',
  'enrolApplication',
  'leaveClass',
]);
export type ApplicationAction = z.infer<typeof ApplicationAction>;

/** What the caller may do now, from the very functions that decide; `because` is everything that stands in the way. */
export const AllowedAction = z.object({
  action: ApplicationAction,
  enabled: z.boolean(),
  because: z.array(Problem),
});
export type AllowedAction = z.infer<typeof AllowedAction>;

/**
 * An application as its reader may see it: ID number and phone masked in `facts` and in the evaluation's trace
 * (`510104********0019`, `138****0000`).
 */
export const ApplicationView = z.object({
  id: z.string(),
  version: z.number(),
  kind: Application.shape.kind,
  category: Application.shape.category,
  status: Application.shape.status,
  ruleSetId: z.string(),
  facts: Application.shape.facts,
  evaluation: Application.shape.evaluation,
  agency: z.optional(Agency),
  trainingClass: z.optional(z.object({ ...TrainingClass.shape, version: z.number() })),
  route: Application.shape.route,
  /** Settled at submission: which centres review, train, number and make the card. */
  routing: Application.shape.routing,
  /** With CERTIFIED: the card that it gave or extended; with RENEWAL: the one to be extended. */
  cardNumber: Application.shape.cardNumber,
  renews: Application.shape.renews,
  /** A place in a class, or in its line. */
  enrolment: Application.shape.enrolment,
  documents: z.array(Document),
  /** What its class wrote down (培训考核). */
  results: Application.shape.results,
  /** Scans that this application needs, by its category and answers. */
  requiredDocuments: z.array(
    z.object({ kind: z.string(), label: z.string(), clause: z.string(), present: z.boolean() }),
  ),
  allowedActions: z.array(AllowedAction),
  review: ReviewView,
  createdAt: z.string(),
  updatedAt: z.string(),
  submittedAt: z.optional(z.string()),
  withdrawnAt: z.optional(z.string()),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** Answer of claim, update, confirm, submit and withdraw. */
export const ApplicationAnswer = z.object({ application: ApplicationView });
export type ApplicationAnswer = z.infer<typeof ApplicationAnswer>;

/** PUT the file to `url` with exactly these headers before `expiresAt`, then confirm the document. */
export const UploadAnswer = z.object({
  application: ApplicationView,
  document: Document,
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()), expiresAt: z.string() }),
});
export type UploadAnswer = z.infer<typeof UploadAnswer>;

/** One entry of the audit trail, without personal data but for `words`. */
export const HistoryEntry = z.object({
  sequence: z.number(),
  action: z.string(),
  at: z.string(),
  /** The office that acted, also in Chinese; never a name. */
  actor: z.object({ role: z.string(), organisation: z.optional(z.string()), self: z.boolean(), label: z.string() }),
  /** Names of what changed: `facts.phone`, `documents.ID_CARD`, `status`. */
  changed: z.array(z.string()),
  fromStatus: z.optional(Application.shape.status),
  toStatus: Application.shape.status,
  /** Why, from the closed list. */
  reasons: z.array(z.object({ code: z.string(), clause: z.string() })),
  /** Why, in the words of whoever acted; for those who may read the application itself. */
  words: z.optional(z.string()),
  hash: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export interface Page<T> {
  entries: { cursor: string; value: T }[];
  hasNext: boolean;
  /** Where to go on, if there is more. */
  next?: string;
  /** Lists follow an index that lags a moment behind: as of this instant. */
  asOf: string;
}
