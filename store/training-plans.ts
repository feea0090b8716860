import * as z from 'zod';
import { TrainingPlan } from '#domain/class/training-plan';
import { put, type Write } from './commit.ts';
import { ChainHead } from './events.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

export const TrainingPlanRow = z.object({ version: z.number(), ...TrainingPlan.shape, chain: ChainHead });
export type TrainingPlanRow = z.infer<typeof TrainingPlanRow>;

/** One plan for each centre and year. */
export function trainingPlanRef(organiser: string, year: number): Ref<TrainingPlanRow> {
  return { ...key.trainingPlan(organiser, year), schema: TrainingPlanRow };
}

export function trainingPlanWrite(plan: TrainingPlan, chain: ChainHead): Write {
  return put(trainingPlanRef(plan.organiser, plan.year), { ...plan, chain });
}
