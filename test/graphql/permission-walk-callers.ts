import type { JWTPayload } from 'jose';
import type { Role } from '#operations/actor';
import type { GraphqlWorld } from './world.ts';

/** Somebody who calls, as the table knows them: what they are, and for which office. */
export interface Caller {
  name: string;
  role: Role | 'public';
  subject?: string;
  /** An agency's id, or the code of a centre. */
  office?: string;
  claims?: JWTPayload;
  /** The token opens nothing at all. */
  refused?: true;
}

const mfa = { amr: ['mfa'] };

export const callers: readonly Caller[] = [
  { name: 'anonymous', role: 'public' },
  { name: 'expired token', role: 'applicant', subject: 'zhang', claims: { exp: 1 }, refused: true },
  {
    name: 'staff without second factor',
    role: 'province',
    subject: 'lax',
    claims: { roles: ['province'] },
    refused: true,
  },
  { name: 'the applicant', role: 'applicant', subject: 'zhang', claims: {} },
  { name: 'another applicant', role: 'applicant', subject: 'li', claims: {} },
  // The issuer took the role away: a person like any other, with nothing of their own here.
  {
    name: 'removed staff',
    role: 'applicant',
    subject: 'clerk of 510100',
    claims: { roles: [], city: '510100', ...mfa },
  },
  staffOf('own agency', { role: 'agency', office: 'agency-1' }),
  staffOf('another agency', { role: 'agency', office: 'agency-2' }),
  staffOf('own city', { role: 'city', office: '510100' }),
  staffOf('another city', { role: 'city', office: '510700' }),
  staffOf('province', { role: 'province', office: '510000' }),
  staffOf('auditor', { role: 'auditor' }),
];

function staffOf(name: string, { role, office }: { role: Role; office?: string }): Caller {
  const at = { agency: { organisation: office }, city: { city: office }, province: {}, auditor: {}, applicant: {} };
  return {
    ...{ name, role, subject: `${role} ${office ?? ''}` },
    ...(office !== undefined && { office }),
    claims: { roles: [role], ...at[role], ...mfa },
  };
}

export async function headersOf(world: GraphqlWorld, { subject, claims }: Caller): Promise<Record<string, string>> {
  return subject === undefined ? {} : { authorization: `Bearer ${await world.token(subject, claims)}` };
}
