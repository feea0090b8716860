import * as z from 'zod';
import { Agency } from './agency.ts';
import { Category } from './category.ts';
import { Document } from './document.ts';
import { Evaluation } from './evaluation.ts';
import { Facts } from './fact.ts';
import { TrainingClass } from './training-class.ts';

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

/** With the row's version: what a decision saw, so that the commit can insist on it. */
const versioned = { version: z.number() };

export const Application = z.object({
  id: z.string(),
  version: z.number(),
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
  /** Centres, settled at submission: who reviews, trains, numbers and makes the card (domain/routing.ts). */
  routing: z.optional(
    z.object({
      reviewCentre: z.string(),
      trainingOrganiser: z.string(),
      numberIssuer: z.string(),
      cardMaker: z.string(),
    }),
  ),
  documents: z.array(Document),
  claim: z.optional(z.object({ expiresAt: z.string(), claimedAt: z.optional(z.string()) })),
  createdAt: z.string(),
  updatedAt: z.string(),
  submittedAt: z.optional(z.string()),
  withdrawnAt: z.optional(z.string()),
  /** With RETURNED: the stage that returned it, where it goes back to. */
  returnedFrom: z.optional(ApplicationStatus),
  /** What keeps one live application per person, category and class, while this one is live. */
  guard: z.optional(z.object({ personHash: z.string(), classId: z.string(), version: z.number() })),
});
export type Application = z.infer<typeof Application>;
