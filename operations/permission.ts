import type { Actor, Role } from './actor.ts';

/** How the caller stands to what is touched. A draft belongs to nobody's office until it is submitted. */
export type Relation = 'own' | 'ownAgency' | 'ownCity' | 'any';

/** What is touched, as far as permission goes: whether it is the caller's own, and whose work it is. */
export interface Target {
  own?: boolean;
  agency?: string | undefined;
  city?: string | undefined;
}

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
  findApplication: { applicant: 'own' },
  listOwnApplications: { applicant: 'own' },
  // Histories carry no personal data; whoever supervises or reviews must see them.
  listApplicationHistory: {
    applicant: 'own',
    agency: 'ownAgency',
    city: 'ownCity',
    province: 'any',
    auditor: 'any',
  },
  listClasses: { public: 'any' },
  listAgencies: { public: 'any' },
  findRuleSets: { public: 'any' },
} as const satisfies Record<string, Partial<Record<Role | 'public', Relation>>>;

export type OperationName = keyof typeof permissions;

/** Without a target: whether there is anything at all that this actor may do so to. */
export function allows(actor: Actor, operation: OperationName, target?: Target): boolean {
  const row: Partial<Record<Role | 'public', Relation>> = permissions[operation];
  if (row.public === 'any') return true;
  if (actor.kind === 'anonymous') return false;
  return actor.roles.some(({ role, organisation, city }) => {
    const relation = row[role];
    if (relation === undefined) return false;
    return target === undefined || holds(relation, target, { organisation, city });
  });
}

function holds(
  relation: Relation,
  target: Target,
  office: { organisation: string | undefined; city: string | undefined },
): boolean {
  switch (relation) {
    case 'any':
      return true;
    case 'own':
      return target.own === true;
    case 'ownAgency':
      return target.agency !== undefined && target.agency === office.organisation;
    case 'ownCity':
      return target.city !== undefined && target.city === office.city;
  }
}
