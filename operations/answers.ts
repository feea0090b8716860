import * as z from 'zod';
import { Agency } from '#domain/agency';
import { Application, type ApplicationStatus } from '#domain/application/application';
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
  /** Whether it leads through a class and an examination: what the others need, 复核 does where practice says so. */
  needsClass: z.boolean(),
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

/** One entry of an audit trail, of something with these statuses: without personal data but for `words`. */
export interface AuditEntry<Status extends string> {
  sequence: number;
  action: string;
  at: string;
  /** The office that acted, also in Chinese; never a name. */
  actor: { role: string; organisation?: string; self: boolean; label: string };
  /** Names of what changed, never values: `facts.phone`, `documents.ID_CARD`, `status`. */
  changed: string[];
  fromStatus?: Status;
  toStatus: Status;
  /** Why, from the closed lists. */
  reasons: { code: string; label: string; clause: string }[];
  /** Why, in the words of whoever acted; for those who may read what it happened to. */
  words?: string;
  /** Chained to the entry before. */
  hash: string;
}

export type HistoryEntry = AuditEntry<ApplicationStatus>;

export interface Page<T> {
  entries: { cursor: string; value: T }[];
  hasNext: boolean;
  /** Where to go on, if there is more. */
  next?: string;
  /** Lists follow an index that lags a moment behind: as of this instant. */
  asOf: string;
}
