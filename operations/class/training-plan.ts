import * as z from 'zod';
import { PlanEntry, PlanStatus, planSaved, TrainingPlan } from '#domain/class/training-plan';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { defineMutation, type Subject } from '#operations/mutation';
import { allows } from '#operations/permission';
import { eventActor } from '#operations/person';
import { refused } from '#operations/refusal';
import { chained, emptyChain } from '#store/events';
import { read } from '#store/read';
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

/** A plan once it is published; its draft only for the centre that makes it. */
export async function findTrainingPlan(
  deps: Deps,
  actor: Actor,
  { organiser, year }: { organiser: string; year: number },
): Promise<PlanView | undefined> {
  if (!allows(actor, 'findTrainingPlan')) return undefined;
  const ref = trainingPlanRef(organiser, year);
  const row = (await read(deps.store, [ref])).find(ref);
  const isVisible = row?.status === 'PUBLISHED' || allows(actor, 'saveTrainingPlan', { centres: [organiser] });
  return row && isVisible ? PlanView.parse(row) : undefined;
}
