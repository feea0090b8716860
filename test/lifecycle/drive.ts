import { defaultPractice } from '#domain/practice';
import type { Deps } from '#operations/deps';
import { scanTable } from '#operations/fsck/table';
import { createWorld, type World, writeAgency } from '#test/operations/world';
import { agencies } from './cast.ts';
import { Chooser } from './chooser.ts';
import type { Stage } from './deed.ts';
import { Dice } from './dice.ts';
import { countMilestones } from './milestones.ts';
import type { Report } from './report.ts';
import { type Complaint, Run } from './run.ts';
import { minimised } from './shrink.ts';
import type { Step } from './step.ts';
import { findingsIn } from './whole.ts';

/** Operations that a test puts in the place of the right ones, and what stands between the run and its table. */
export interface Setting {
  instead?: Stage['instead'];
  /** The dependencies that operations are given, instead of the world's own. */
  deps?: (world: World) => Deps;
  /** How often it is tried to tell a complaint with fewer steps. */
  attempts?: number;
}

/** Cards that are good for one year: a renewal is months away, not years. */
const practice = {
  ...defaultPractice,
  cards: {
    ...defaultPractice.cards,
    years: { ASSESSOR: 1, SENIOR_ASSESSOR: 1, SPECIAL_ABILITY_ASSESSOR: 1, QUALITY_SUPERVISOR: 1 },
  },
};

export async function newStage({ instead = new Map(), deps }: Setting = {}): Promise<Stage> {
  // Operations that are wrong on purpose leave a table that is wrong.
  const world = await createWorld(instead.size > 0 ? 'ODD' : 'WHOLE');
  for (const agency of agencies) await writeAgency(world.deps, agency);
  return { world, deps: { ...(deps?.(world) ?? world.deps), practice }, instead };
}

/** One run of so many steps: the first thing that the design does not allow, with all steps that led to it. */
export async function drive(
  seed: number,
  { most, report, setting }: { most: number; report: Report; setting?: Setting },
): Promise<{ complaint: Complaint; steps: Step[] } | undefined> {
  const run = new Run(await newStage(setting), report);
  const chooser = new Chooser(new Dice(seed), { began: run.model.now, most });
  while (run.steps.length < most) {
    const complaint = await run.take(chooser.next(run));
    if (complaint) return { complaint, steps: run.steps };
  }
  const complaint = await ended(run);
  countMilestones(await scanTable(run.stage.world.deps.store), report);
  report.ended(run.model, run.steps.length);
  return complaint && { complaint, steps: run.steps };
}

async function ended({ stage, model, report }: Run): Promise<Complaint | undefined> {
  const findings = await findingsIn(stage, model, report);
  if (findings.length === 0) return undefined;
  // By the names that the steps give them.
  const named = [model.lives, model.classes, model.panels].flatMap((of) => Object.values(of));
  const says = named.reduce((text, { id, name }) => text.replaceAll(id, name), findings.slice(0, 10).join('\n'));
  return { step: undefined, says };
}

/** The same steps in another world, with the same model. */
export async function replay(steps: readonly Step[], setting?: Setting): Promise<Complaint | undefined> {
  const run = new Run(await newStage(setting));
  for (const step of steps) {
    const complaint = await run.take(step);
    if (complaint) return complaint;
  }
  return ended(run);
}

/** So many runs, several at a time; the first that the design does not allow is told with the fewest steps that lead there. */
export async function driveAll(
  seeds: readonly number[],
  of: { most: number; report: Report; setting?: Setting; atATime?: number; until?: () => boolean },
): Promise<string | undefined> {
  const left = [...seeds];
  let failure: string | undefined;
  const worker = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined && failure === undefined; seed = left.shift()) {
      if (of.until?.()) return;
      const failed = await drive(seed, of);
      if (failed && failure === undefined) failure = await told(seed, failed, of.setting);
    }
  };
  await Promise.all(Array.from({ length: of.atATime ?? 2 }, worker));
  return failure;
}

async function told(
  seed: number,
  { complaint, steps }: { complaint: Complaint; steps: Step[] },
  setting: Setting | undefined,
): Promise<string> {
  const few = await minimised(steps, complaint, {
    complaintOf: (some) => replay(some, setting),
    most: setting?.attempts ?? 150,
  });
  const lines = few.steps.map((step) => JSON.stringify(step));
  return [`seed ${seed}: ${few.complaint.says}`, `after these of ${steps.length} steps:`, ...lines].join('\n');
}
