import { type Application, Route } from '#domain/application/application';
import { applicationFacts } from '#domain/application/form';
import { updated } from '#domain/application/lifecycle';
import { shanghaiDay } from '#domain/day';
import type { FactDefinition } from '#domain/eligibility/fact';
import type { readTyped } from '#domain/eligibility/typed-answer';
import { ApplicationAnswer } from '#operations/answers';
import { UpdateApplicationDraftInput } from '#operations/inputs';
import { refused } from '#operations/refusal';
import { agencyRef } from '#store/agencies';
import type { Snapshot } from '#store/read';
import { chosenClassRef } from '#store/training-classes';
import { defineApplicationMutation } from './application-mutation.ts';
import { withRequests } from './choices.ts';

/** Changes answers, agency, class or route of what was not handed in yet; everything wrong is said at once. */
export const updateApplicationDraft = defineApplicationMutation({
  name: 'updateApplicationDraft',
  input: UpdateApplicationDraftInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  expectedVersion: ({ expectedVersion }) => expectedVersion,
  reads: ({ agencyId, classId }) => [
    ...(agencyId === undefined ? [] : [agencyRef(agencyId)]),
    ...(classId === undefined ? [] : [chosenClassRef(classId)]),
  ],
  decide: async ({ snapshot, application, context, input }) => {
    const { agencyId, classId, removeFacts } = input;
    const definitions = new Map(applicationFacts(context.ruleSet).map((each) => [each.id, each]));
    const typed = await understood(input, definitions, shanghaiDay(context.now));
    const route = Route.safeParse(input.route);
    if (input.route !== undefined && !route.success) {
      return refused('VALIDATION', {
        code: 'UNKNOWN_ROUTE',
        path: 'route',
        message: '只能报省职鉴中心或所在市（州）。',
      });
    }
    const change = updated(
      asChosenNow(snapshot, application, input),
      {
        facts: { ...input.facts, ...typed.facts },
        misread: typed.problems,
        removeFacts,
        route: route.data,
        agency: agencyId === undefined ? undefined : (snapshot.find(agencyRef(agencyId)) ?? null),
        trainingClass: classId === undefined ? undefined : (snapshot.find(chosenClassRef(classId)) ?? null),
      },
      context,
    );
    if (change.ok) {
      const { application: after, changed } = change.value;
      const chosen = changed.some((name) => ['agency', 'trainingClass', 'route'].includes(name));
      return { ok: true, changed, application: chosen ? withRequests(snapshot, after, context.routing) : after };
    }
    const state = change.problems.some(({ code }) => code === 'NOT_EDITABLE');
    return refused(state ? 'CONFLICT' : 'VALIDATION', ...change.problems);
  },
  answered: (_, application) => ({ application }),
});

/**
 * Of what was returned another class or agency may be chosen where the old one is cancelled or may no longer recommend: the
 * old one is looked at as it is now.
 */
function asChosenNow(
  snapshot: Snapshot,
  application: Application,
  { agencyId, classId }: UpdateApplicationDraftInput,
): Application {
  const { status, agency, trainingClass } = application;
  if (status !== 'RETURNED') return application;
  const agencyNow = agency && agencyId !== undefined ? snapshot.assume(agencyRef(agency.id), agency) : agency;
  const classNow =
    trainingClass && classId !== undefined
      ? snapshot.assume(chosenClassRef(trainingClass.id), trainingClass)
      : trainingClass;
  return { ...application, ...(agencyNow && { agency: agencyNow }), ...(classNow && { trainingClass: classNow }) };
}

/** Understanding words takes much code, and few requests bring any: it is loaded by the first one that does. */
async function understood(
  { answers }: UpdateApplicationDraftInput,
  definitions: ReadonlyMap<string, FactDefinition>,
  today: string,
): Promise<ReturnType<typeof readTyped>> {
  if (!answers || answers.length === 0) return { facts: {}, problems: [] };
  const typed = await import('#domain/eligibility/typed-answer');
  return typed.readTyped(answers, definitions, today);
}
