import * as z from 'zod';
import { PlanEntry, PlanStatus, planSaved, TrainingPlan } from '#domain/class/training-plan';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation, type Subject } from '#operations/mutation';
import { allows } from '#operations/permission';
import { eventActor } from '#operations/person';
import { refused } from '#operations/refusal';
import { chained, emptyChain } from '#store/events';
import { type Ref, read } from '#store/read';
import { type TrainingPlanRow, trainingPlanRef, trainingPlanWrite } from '#store/training-plans';
import { classContext } from './class-context.ts';

/** The whole plan of one's own centre for a year; it replaces the one before. */
export const SaveTrainingPlanInput = z.object({
  organiser: z.string(),
  year: z.number(),
  status: PlanStatus,
  entries: z.array(PlanEntry),
  /** Refuse if somebody saved another one since; 0: there was none. */
  expectedVersion: z.optional(z.number()),
});
export type SaveTrainingPlanInput = z.infer<typeof SaveTrainingPlanInput>;

export const PlanView = z.object({ ...TrainingPlan.shape, version: z.number() });
export type PlanView = z.infer<typeof PlanView>;

export const PlanAnswer = z.object({ trainingPlan: PlanView });
export type PlanAnswer = z.infer<typeof PlanAnswer>;

interface PlanSubject extends Subject {
  row: TrainingPlanRow | undefined;
}

export const saveTrainingPlan = defineMutation<SaveTrainingPlanInput, PlanAnswer, PlanSubject>({
  name: 'saveTrainingPlan',
  input: SaveTrainingPlanInput,
  answer: PlanAnswer,
  reads: (_, { organiser, year }) => [trainingPlanRef(organiser, year)],
  subject: async ({ input, snapshot }) => ({ row: snapshot.find(trainingPlanRef(input.organiser, input.year)) }),
  target: ({ input }) => ({ centres: [input.organiser] }),
  decide: async ({ deps, actor, grant, input, now }, { row }) => {
    const { expectedVersion, ...plan } = input;
    if (expectedVersion !== undefined && expectedVersion !== (row?.version ?? 0)) {
      const message = '这份计划在您打开之后已经被修改，请刷新后再操作。';
      return refused('CONFLICT', { code: 'VERSION_MOVED', path: 'expectedVersion', message });
    }
    const { cityClasses } = classContext(deps, { organiser: plan.organiser, now });
    const saved = planSaved(row, plan, cityClasses);
    if (!saved.ok) return refused('VALIDATION', ...saved.problems);
    const { write, head } = chained(row?.chain ?? emptyChain, {
      subject: trainingPlanRef(plan.organiser, plan.year).pk,
      action: 'saveTrainingPlan',
      at: now.toISOString(),
      actor: eventActor(deps.seal, actor, grant),
      changed: saved.value.changed,
      ...(row && { fromStatus: row.status }),
      toStatus: plan.status,
    });
    const answer = { trainingPlan: { ...saved.value.plan, version: (row?.version ?? 0) + 1 } };
    return { ok: true, writes: [trainingPlanWrite(saved.value.plan, head), write], answer };
  },
});

interface PlanName {
  organiser: string;
  year: number;
}

/** `510000-2024`. */
export function planId({ organiser, year }: PlanName): string {
  return `${organiser}-${year}`;
}

function planRefOf(id: string): Ref<TrainingPlanRow> | undefined {
  const { organiser = '', year = '' } = /^(?<organiser>\d{6})-(?<year>\d{4})$/.exec(id)?.groups ?? {};
  return organiser === '' ? undefined : trainingPlanRef(organiser, Number(year));
}

/** Plans once they are published, in the order asked; a draft only for the centre that makes it. At most 100 ids. */
export async function findTrainingPlans(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(PlanView | undefined)[]> {
  if (!allows(actor, 'findTrainingPlan')) return ids.map(() => undefined);
  const refs = ids.map(planRefOf);
  const snapshot = await read(
    deps.store,
    refs.filter((ref) => ref !== undefined),
  );
  return refs.map((ref) => {
    const row = ref && snapshot.find(ref);
    if (!row) return undefined;
    const centres = [row.organiser];
    const isVisible = row.status === 'PUBLISHED' || allows(actor, 'saveTrainingPlan', { centres });
    return isVisible ? PlanView.parse(row) : undefined;
  });
}

export async function findTrainingPlan(deps: Deps, actor: Actor, plan: PlanName): Promise<PlanView | undefined> {
  return (await findTrainingPlans(deps, actor, [planId(plan)]))[0];
}
