import * as z from 'zod';

/** The offices of the notice; `public` is anyone without a token. */
export const Role = z.enum(['applicant', 'agency', 'city', 'province', 'auditor']);
export type Role = z.infer<typeof Role>;

/** Who calls, as a verified token says; never taken from a request's body. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'person';
      /** The token issuer's stable subject. */
      subject: string;
      name?: string;
      /** An agency's or a centre's id goes with a staff role; `city` is its GB/T 2260 code. */
      roles: { role: Role; organisation?: string | undefined; city?: string | undefined }[];
    };

export const anonymous: Actor = { kind: 'anonymous' };
