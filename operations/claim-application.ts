import { claimed } from '#domain/lifecycle';
import { ApplicationAnswer } from './answers.ts';
import { defineApplicationMutation } from './application-mutation.ts';
import { applicationIdOf, readClaimCode } from './claim-code.ts';
import { ClaimApplicationInput } from './inputs.ts';
import { personRef } from './person.ts';
import { forbidden, refused } from './refusal.ts';

/** Makes an anonymous draft the caller's own. An unknown code is NOT_FOUND; a used or expired one is said as such. */
export const claimApplication = defineApplicationMutation({
  name: 'claimApplication',
  input: ClaimApplicationInput,
  answer: ApplicationAnswer,
  applicationId: (deps, { code }) => applicationIdOf(deps.seal, code),
  decide: async ({ deps, actor, application, input, now }) => {
    if (actor.kind === 'anonymous' || readClaimCode(input.code) === undefined) return forbidden;
    const change = claimed(application, personRef(deps.seal, actor.subject), now);
    if (!change.ok) return refused('CONFLICT', ...change.problems);
    return { ok: true, ...change.value };
  },
  answered: (_, application) => ({ application }),
});
