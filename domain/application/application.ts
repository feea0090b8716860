import * as z from 'zod';
import { Agency } from '#domain/agency';
import { Category } from '#domain/category';
import { ExaminationPart, TrainingClass } from '#domain/class/training-class';
import { Evaluation } from '#domain/eligibility/evaluation';
import { Facts } from '#domain/eligibility/fact';
import { Document } from './document.ts';

/** The life of an application; RETURNED (退回补正) goes back to the stage that returned it. */
export const ApplicationStatus = z.enum([
  'DRAFT',
  'AGENCY_REVIEW',
  'CENTRE_REVIEW',
  'RETURNED',
  'QUALIFIED',
  'ENROLLED',
  'PASSED',
  'CERTIFIED',
  'FAILED',
  'REJECTED',
  'WITHDRAWN',
]);
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

/** A PROVINCIAL agency's applicant chooses: the province, or the city where the agency stands (一(六)1). */
export const Route = z.enum(['CITY', 'PROVINCE']);
export type Route = z.infer<typeof Route>;

/** 附件3 knows two kinds: 培训, and 复核 of a card that its holder has. */
export const ApplicationKind = z.enum(['NEW', 'RENEWAL']);
export type ApplicationKind = z.infer<typeof ApplicationKind>;

/** Two stages are decided by two offices: the agency's first check (初审) and the centre's review. */
export const ReviewStage = z.enum(['AGENCY_REVIEW', 'CENTRE_REVIEW']);
export type ReviewStage = z.infer<typeof ReviewStage>;

/** What a stage decided last. `by` refers to a person without naming one; `reasons` are codes of review-reason.ts. */
export const ReviewRecord = z.object({
  outcome: z.enum(['APPROVED', 'RETURNED', 'REJECTED']),
  at: z.string(),
  by: z.string(),
  /** An agency's id or a centre's code. */
  office: z.string(),
  reasons: z.array(z.string()),
  /** Who else decided this stage before. */
  earlier: z.optional(z.array(z.string())),
});
export type ReviewRecord = z.infer<typeof ReviewRecord>;

/** Points of 100 in each part of the examination. */
export const Scores = z.partialRecord(ExaminationPart, z.number());
export type Scores = z.infer<typeof Scores>;

/** 培训考核合格, 不合格. */
export const Outcome = z.enum(['PASSED', 'FAILED']);
export type Outcome = z.infer<typeof Outcome>;

/** With the row's version: what a decision saw, so that the commit can insist on it. */
const versioned = { version: z.number() };

export const Application = z.object({
  id: z.string(),
  version: z.number(),
  kind: ApplicationKind,
  category: Category,
  status: ApplicationStatus,
  /** Reference of the owner's token subject; absent until an anonymous draft is claimed. */
  owner: z.optional(z.string()),
  ruleSetId: z.string(),
  facts: Facts,
  evaluation: Evaluation,
  consent: z.object({ version: z.string(), on: z.string() }),
  /** The chosen agency and class as last seen; the commit of a decision insists that they have not changed since. */
  agency: z.optional(z.object({ ...Agency.shape, ...versioned })),
  trainingClass: z.optional(z.object({ ...TrainingClass.shape, ...versioned })),
  route: z.optional(Route),
  /** Centres, settled at submission: who reviews, trains, numbers and makes the card (domain/review/routing.ts). */
  routing: z.optional(
    z.object({
      reviewCentre: z.string(),
      trainingOrganiser: z.string(),
      numberIssuer: z.string(),
      cardMaker: z.string(),
    }),
  ),
  /** What was granted of the city's written requests of the class's year (一(二)2), as last seen; see `trainingClass`. */
  cityRequests: z.optional(z.object({ ...versioned, city: z.string(), year: z.number(), granted: z.array(Category) })),
  documents: z.array(Document),
  claim: z.optional(z.object({ expiresAt: z.string(), claimedAt: z.optional(z.string()) })),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** First handed in; handing in what was returned does not move it. */
  submittedAt: z.optional(z.string()),
  withdrawnAt: z.optional(z.string()),
  /** With RETURNED: the stage that returned it, where it goes back to. */
  returnedFrom: z.optional(ApplicationStatus),
  /** Keyed hashes of the ID number and the name, settled at submission: whose it is, to find it by. */
  person: z.optional(z.object({ hash: z.string(), nameHash: z.string() })),
  /** The class for which it is the person's one live application of its category, while it is live. */
  liveIn: z.optional(z.string()),
  /** Of the stage it stands in: since when, and the last day for a decision. */
  stage: z.optional(
    z.object({
      since: z.string(),
      dueOn: z.optional(z.string()),
      /** The calendar of 调休 was not known for all of the days counted. */
      dueIsUncertain: z.optional(z.boolean()),
    }),
  ),
  /** The last decision of each stage. */
  reviews: z.optional(z.partialRecord(ReviewStage, ReviewRecord)),
  /** With RETURNED: what alone may be edited. Facts by id, documents by kind, choices by name. */
  correction: z.optional(
    z.object({
      facts: z.array(z.string()),
      documents: z.array(z.string()),
      choices: z.array(z.enum(['agency', 'trainingClass', 'route'])),
    }),
  ),
  /** With REJECTED: by which stage, why, and until which day it may be appealed. */
  rejection: z.optional(
    z.object({
      stage: ReviewStage,
      reason: z.string(),
      clause: z.string(),
      at: z.string(),
      appealUntil: z.string(),
    }),
  ),
  /** Once: UPHELD leaves the rejection, OVERTURNED sends it on as if that stage had approved. */
  appeal: z.optional(
    z.object({
      filedAt: z.string(),
      outcome: z.optional(z.enum(['UPHELD', 'OVERTURNED'])),
      decidedAt: z.optional(z.string()),
      decidedBy: z.optional(z.string()),
    }),
  ),
  /** A place in a class or on its waiting list; `city` is the one whose places are counted. */
  enrolment: z.optional(
    z.object({ classId: z.string(), state: z.enum(['SEATED', 'WAITING']), city: z.string(), at: z.string() }),
  ),
  results: z.optional(
    z.object({
      classId: z.string(),
      first: z.optional(Scores),
      resit: z.optional(Scores),
      daysAttended: z.optional(z.number()),
      outcome: z.optional(Outcome),
    }),
  ),
  /** With CERTIFIED: the card's number. */
  cardNumber: z.optional(z.string()),
  /** With RENEWAL: the card to be extended. */
  renews: z.optional(z.string()),
  /** With RENEWAL: the last day of the period that it shall follow. */
  renewsAfter: z.optional(z.string()),
  /** Words between offices and applicant, sealed: what to correct, why rejected, why appealed, why decided so, why judged so. */
  words: z.optional(
    z.object({
      correction: z.optional(z.string()),
      rejection: z.optional(z.string()),
      appeal: z.optional(z.string()),
      appealDecision: z.optional(z.string()),
      /** Why a reviewer decided for the applicant what the rules leave open, by the stage that approved. */
      judgements: z.optional(z.partialRecord(ReviewStage, z.string())),
    }),
  ),
  /** What the reviewer saw when it was returned, sealed: the difference is shown after it was handed in again. */
  before: z.optional(z.object({ facts: Facts, documents: z.array(z.string()) })),
});
export type Application = z.infer<typeof Application>;
