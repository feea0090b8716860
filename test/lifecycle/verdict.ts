import type { Role } from '#operations/actor';
import type { Refusal } from '#operations/outcome';
import { postsOf } from './cast.ts';
import type { Life } from './model.ts';

type Kind = Refusal['kind'];

/** Done, and what the answer must show of it; or refused, in one of these kinds. */
export type Verdict = { done: true; shows: unknown } | { done: false; kinds: Kind[] };

export function done(shows: unknown): Verdict {
  return { done: true, shows };
}

export function refused(...kinds: Kind[]): Verdict {
  return { done: false, kinds: [...new Set(kinds)] };
}

/** Refused for all of these reasons, in whichever order they are looked at; done where there are none. */
export function unless(kinds: Kind[], otherwise: () => unknown): Verdict {
  return kinds.length > 0 ? refused(...kinds) : done(otherwise());
}

type Reach = 'own' | 'agency' | 'centre' | 'any';

const ownOnly = { applicant: 'own' } as const;
const reviewers = { agency: 'agency', city: 'centre', province: 'centre' } as const;
const centres = { city: 'centre', province: 'centre' } as const;
const provinceAlone = { province: 'any' } as const;

/** Who may do what, typed from the design: by role, and to what. */
const page: Record<string, Partial<Record<Role, Reach>>> = {
  updateApplicationDraft: ownOnly,
  requestDocumentUpload: ownOnly,
  confirmDocument: ownOnly,
  submitApplication: ownOnly,
  withdrawApplication: ownOnly,
  appealRejection: ownOnly,
  startRenewal: ownOnly,
  reviewApplication: reviewers,
  reviewApplications: reviewers,
  decideAppeal: centres,
  classLife: centres,
  enrolApplication: { ...ownOnly, ...centres },
  enrolApplications: centres,
  leaveClass: { ...ownOnly, ...centres },
  issueCardNumbers: provinceAlone,
  cardMaking: centres,
  sanctionCard: provinceAlone,
  liftSuspension: provinceAlone,
  renewCards: provinceAlone,
  announceExpiringCards: provinceAlone,
  assignPanel: { agency: 'any', city: 'any', province: 'any' },
  cancelPanel: { agency: 'agency', city: 'centre', province: 'any' },
  requestProvincialTraining: { city: 'centre' },
  decideProvincialTraining: provinceAlone,
};

interface Target {
  owner?: string | undefined;
  agency?: string | undefined;
  centres?: (string | undefined)[];
}

/** Why this person may not touch it at all; undefined if they may. */
export function barrier(by: string, what: keyof typeof page, target?: Target): Kind | undefined {
  const row = page[what]!;
  if (by === 'nobody') return 'UNAUTHENTICATED';
  const posts = postsOf(by).filter(({ role }) => row[role]);
  if (posts.length === 0) return 'FORBIDDEN';
  if (target === undefined) return undefined;
  const reaches = posts.some(({ role, office }) => {
    const reach = row[role];
    if (reach === 'own') return target.owner === by;
    if (reach === 'agency') return target.agency === office;
    return reach === 'any' || (target.centres ?? []).includes(office);
  });
  return reaches ? undefined : 'NOT_FOUND';
}

/** With which offices an application lies: none before it was handed in. */
export function targetOf({ owner, agency, routing }: Life): Target {
  return routing ? { owner, agency, centres: [routing.review] } : { owner };
}

export function shown({ status, version, place }: Life): unknown {
  return { status, version, ...(place && { place: place.state }) };
}

/** What the answer says of an application, as `shown` says it. */
export function shownIn(application: {
  status: string;
  version: number;
  enrolment?: { state: string } | undefined;
}): unknown {
  const { status, version, enrolment } = application;
  return { status, version, ...(enrolment && { place: enrolment.state }) };
}
