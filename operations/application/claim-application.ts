import { claimed } from '#domain/application/lifecycle';
import { ApplicationAnswer } from '#operations/answers';
import { applicationIdOf, readClaimCode } from '#operations/chat/claim-code';
import { ClaimApplicationInput } from '#operations/inputs';
import { personRef } from '#operations/person';
import { forbidden, refused } from '#operations/refusal';
import { defineApplicationMutation } from './application-mutation.ts';

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
