import { withdrawn } from '#domain/application/lifecycle';
import { ApplicationAnswer } from '#operations/answers';
import { WithdrawApplicationInput } from '#operations/inputs';
import { refused } from '#operations/refusal';
import { defineApplicationMutation } from './application-mutation.ts';
import { releasedPlace } from './live-guard.ts';

const longestReason = 500;

/** Takes an application back, and with it the place it held: the person may apply for the same class again. */
export const withdrawApplication = defineApplicationMutation({
  name: 'withdrawApplication',
  input: WithdrawApplicationInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  expectedVersion: ({ expectedVersion }) => expectedVersion,
  decide: async ({ snapshot, application, input, now }) => {
    if (input.reason !== undefined && [...input.reason].length > longestReason) {
      const message = `原因最多${longestReason}字。`;
      return refused('VALIDATION', { code: 'TOO_LONG', path: 'reason', message });
    }
    const change = withdrawn(application, now);
    if (!change.ok) return refused('CONFLICT', ...change.problems);
    return { ok: true, ...change.value, reason: input.reason, writes: releasedPlace(snapshot, application) };
  },
  answered: (_, application) => ({ application }),
});
