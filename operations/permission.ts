import { provinceCode } from '#domain/vocabulary/place';
import type { Actor, Role } from './actor.ts';

/**
 * How the caller stands to what is touched: it is the caller's own; it lies with the caller's agency; it lies with the
 * caller's centre (a city's, or the province's own); it was handed in, to whichever office; or it does not matter. What
 * was never handed in lies with nobody.
 */
export type Relation = 'own' | 'ownAgency' | 'ownCentre' | 'handedIn' | 'any';

/** What is touched, as far as permission goes: whether it is the caller's own, and with which offices it lies. */
export interface Target {
  own?: boolean;
  agency?: string | undefined;
  centres?: readonly (string | undefined)[];
}

type Row = Partial<Record<Role | 'public', Relation>>;

/**
 * Who may do what: operation × role × relation. `public` is anyone, without a token too. What does not stand here is
 * denied. A conversation is reached by whoever holds its token, so its rows are public and the token decides.
 */
export const permissions = {
  startConversation: { public: 'any' },
  sendMessage: { public: 'any' },
  readConversation: { public: 'any' },
  claimApplication: { applicant: 'any' },
  updateApplicationDraft: { applicant: 'own' },
  requestDocumentUpload: { applicant: 'own' },
  confirmDocument: { applicant: 'own' },
  submitApplication: { applicant: 'own' },
  withdrawApplication: { applicant: 'own' },
  findApplication: { applicant: 'own', agency: 'ownAgency', city: 'ownCentre', province: 'handedIn' },
  // 一(二)2: a city asks in writing, the province answers.
  requestProvincialTraining: { city: 'ownCentre' },
  decideProvincialTraining: { province: 'any' },
  listProvincialTrainingRequests: { city: 'ownCentre', province: 'any' },
  // Whoever must see the person behind it: those in charge of it. Each time is written down for the person to read.
  applicantIdentity: { agency: 'ownAgency', city: 'ownCentre', province: 'handedIn' },
  documentDownload: { applicant: 'own', agency: 'ownAgency', city: 'ownCentre', province: 'handedIn' },
  listAccessLog: { applicant: 'own', auditor: 'any' },
  listOwnApplications: { applicant: 'own' },
  // Histories carry no personal data; whoever supervises or reviews must see them.
  listApplicationHistory: {
    applicant: 'own',
    agency: 'ownAgency',
    city: 'ownCentre',
    province: 'any',
    auditor: 'any',
  },
  // 一(六)2: the agency checks first, then the centre; appeals are the centre's. `review.ts` keeps persons apart.
  reviewApplication: { agency: 'ownAgency', city: 'ownCentre', province: 'ownCentre' },
  reviewApplications: { agency: 'ownAgency', city: 'ownCentre', province: 'ownCentre' },
  reviewQueue: { agency: 'ownAgency', city: 'ownCentre', province: 'ownCentre' },
  appealRejection: { applicant: 'own' },
  decideAppeal: { city: 'ownCentre', province: 'ownCentre' },
  // 一(二)2, 一(四): each centre plans and holds its own classes, and takes people in; a person asks for their own place.
  saveTrainingPlan: { city: 'ownCentre', province: 'ownCentre' },
  findTrainingPlan: { public: 'any' },
  createTrainingClass: { city: 'ownCentre', province: 'ownCentre' },
  updateTrainingClass: { city: 'ownCentre', province: 'ownCentre' },
  publishTrainingClass: { city: 'ownCentre', province: 'ownCentre' },
  closeRegistration: { city: 'ownCentre', province: 'ownCentre' },
  startTrainingClass: { city: 'ownCentre', province: 'ownCentre' },
  cancelTrainingClass: { city: 'ownCentre', province: 'ownCentre' },
  releaseTrainingClass: { city: 'ownCentre', province: 'ownCentre' },
  listOfficeClasses: { city: 'ownCentre', province: 'any', auditor: 'any' },
  listClassHistory: { city: 'ownCentre', province: 'any', auditor: 'any' },
  countSeats: { city: 'ownCentre', province: 'any', auditor: 'any' },
  // Each entry of a roster is an application, and is seen by whoever may find that.
  listClassRoster: { agency: 'any', city: 'any', province: 'any' },
  enrolApplication: { applicant: 'own', city: 'ownCentre', province: 'ownCentre' },
  enrolApplications: { city: 'ownCentre', province: 'ownCentre' },
  leaveClass: { applicant: 'own', city: 'ownCentre', province: 'ownCentre' },
  // Whoever holds a class writes its book and signs its list (一(七)); auditors see how many passed, and of nobody what.
  recordAttendance: { city: 'ownCentre', province: 'ownCentre' },
  recordResults: { city: 'ownCentre', province: 'ownCentre' },
  submitPassList: { city: 'ownCentre', province: 'ownCentre' },
  findClassBook: { city: 'ownCentre', province: 'any', auditor: 'any' },
  listClassBookEntries: { city: 'ownCentre', province: 'any' },
  findPassList: { city: 'ownCentre', province: 'any' },
  listPassLists: { city: 'ownCentre', province: 'any' },
  // 一(七): the province alone generates numbers; whoever trained makes and hands out the cards.
  issueCardNumbers: { province: 'any' },
  produceCards: { city: 'ownCentre', province: 'ownCentre' },
  handOutCards: { city: 'ownCentre', province: 'ownCentre' },
  sanctionCard: { province: 'any' },
  liftSuspension: { province: 'any' },
  startRenewal: { applicant: 'own' },
  renewCards: { province: 'any' },
  listQualifiedRenewals: { province: 'any' },
  announceExpiringCards: { province: 'any' },
  findCard: { applicant: 'own', agency: 'ownAgency', city: 'ownCentre', province: 'any' },
  // Who did what to a card, and why: for whose it is, for whoever makes it, and for those who supervise.
  listCardHistory: { applicant: 'own', city: 'ownCentre', province: 'any', auditor: 'any' },
  listCards: { city: 'ownCentre', province: 'any' },
  listExpiringCards: { city: 'ownCentre', province: 'any' },
  // 三(二): anyone may check a card; whoever holds examinations checks whom it sends, and records it.
  verifyCard: { public: 'any' },
  checkPanel: { agency: 'any', city: 'any', province: 'any' },
  assignPanel: { agency: 'any', city: 'any', province: 'any' },
  // 三(二): 省、市（州）职鉴中心抽派.
  drawPanel: { city: 'any', province: 'any' },
  cancelPanel: { agency: 'ownAgency', city: 'ownCentre', province: 'any' },
  // Whom an office sent auditors see by the numbers of the cards, without a name or what anybody wrote.
  findPanel: { agency: 'ownAgency', city: 'ownCentre', province: 'any', auditor: 'any' },
  readPanelWords: { agency: 'ownAgency', city: 'ownCentre', province: 'any' },
  listPanelHistory: { agency: 'ownAgency', city: 'ownCentre', province: 'any', auditor: 'any' },
  listPanels: { agency: 'ownAgency', city: 'ownCentre', province: 'any', auditor: 'any' },
  countAssessments: { applicant: 'own', agency: 'ownAgency', city: 'ownCentre', province: 'handedIn' },
  // Of what may be exported, whoever may read it may have it on paper; the file is for whoever asked alone.
  requestExport: { applicant: 'any', agency: 'any', city: 'any', province: 'any', auditor: 'any' },
  retryExport: { applicant: 'own', agency: 'own', city: 'own', province: 'own', auditor: 'own' },
  findExport: { applicant: 'own', agency: 'own', city: 'own', province: 'own', auditor: 'own' },
  listExports: { applicant: 'own', agency: 'own', city: 'own', province: 'own', auditor: 'own' },
  // 一(六)2(2), 2(3), 二(六): agencies report rosters of those whom they have checked; a job is for whoever handed it in alone.
  requestRosterUpload: { agency: 'ownAgency' },
  checkRoster: { agency: 'own' },
  confirmRosterImport: { agency: 'own' },
  findImport: { agency: 'own' },
  listImports: { agency: 'own' },
  importDownload: { agency: 'own' },
  listImportClaims: { agency: 'own' },
  // Numbers only; of other cities they are the province's and the supervisors' business.
  readStatistics: { city: 'ownCentre', province: 'any', auditor: 'any' },
  listClasses: { public: 'any' },
  listAgencies: { public: 'any' },
  findRuleSets: { public: 'any' },
} as const satisfies Record<string, Row>;

export type OperationName = keyof typeof permissions;

/** The role, and the office it is held for, under which an actor is let to do something. */
export type Grant = Extract<Actor, { kind: 'person' }>['roles'][number];

/** Without a target: whether there is anything at all that this actor may do so to. */
export function allows(actor: Actor, operation: OperationName, target?: Target): boolean {
  return rowOf(operation).public === 'any' || grantOf(actor, operation, target) !== undefined;
}

/** Under which of several roles this actor may do it; undefined for the public, and for whoever may not. */
export function grantOf(actor: Actor, operation: OperationName, target?: Target): Grant | undefined {
  const row = rowOf(operation);
  if (actor.kind === 'anonymous') return undefined;
  return actor.roles.find((grant) => {
    const relation = row[grant.role];
    if (relation === undefined) return false;
    return target === undefined || holds(relation, target, grant);
  });
}

function rowOf(operation: OperationName): Row {
  return permissions[operation];
}

/** An agency's id, or the code of a centre: `510000` the province's. */
export function officeOf({ role, organisation, city }: Grant): string | undefined {
  if (role === 'province') return provinceCode;
  return role === 'city' ? city : organisation;
}

function holds(relation: Relation, target: Target, grant: Grant): boolean {
  const office = officeOf(grant);
  switch (relation) {
    case 'any':
      return true;
    case 'own':
      return target.own === true;
    case 'ownAgency':
      return target.agency !== undefined && target.agency === office;
    case 'handedIn':
      return target.centres !== undefined;
    case 'ownCentre':
      return office !== undefined && (target.centres ?? []).includes(office);
  }
}
