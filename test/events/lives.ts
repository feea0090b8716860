import type { Application, ApplicationStatus } from '#domain/application/application';
import { daysBetween, shanghaiDay } from '#domain/day';
import type { Actor } from '#operations/actor';
import { changedRows } from '#operations/application/application-change';
import { applicationRef, openApplication } from '#store/applications';
import { commit } from '#store/commit';
import { read } from '#store/read';
import { place } from '#test/operations/journey';
import { chance, type World, writeDraft } from '#test/operations/world';

/** What a life may do next, corrections, appeals and seats given up included. */
const next: Record<ApplicationStatus, readonly ApplicationStatus[]> = {
  DRAFT: ['AGENCY_REVIEW', 'AGENCY_REVIEW', 'CENTRE_REVIEW', 'WITHDRAWN'],
  AGENCY_REVIEW: ['CENTRE_REVIEW', 'CENTRE_REVIEW', 'RETURNED', 'REJECTED', 'WITHDRAWN'],
  CENTRE_REVIEW: ['QUALIFIED', 'QUALIFIED', 'RETURNED', 'REJECTED'],
  RETURNED: ['RETURNED', 'AGENCY_REVIEW', 'CENTRE_REVIEW', 'WITHDRAWN'],
  QUALIFIED: ['ENROLLED', 'ENROLLED', 'WITHDRAWN', 'REJECTED'],
  ENROLLED: ['PASSED', 'FAILED', 'QUALIFIED'],
  PASSED: ['FAILED', 'CERTIFIED'],
  FAILED: ['PASSED', 'FAILED'],
  CERTIFIED: ['CERTIFIED'],
  REJECTED: ['CENTRE_REVIEW', 'QUALIFIED', 'REJECTED'],
  WITHDRAWN: ['WITHDRAWN'],
};

/** One step as whoever took it would tell it; the recount knows nothing else. */
interface Step {
  from: ApplicationStatus;
  to: ApplicationStatus;
  centre: string;
  day: string;
}

export interface Life {
  id: string;
  renewal: boolean;
  status: ApplicationStatus;
  centre: string;
  steps: Step[];
}

/** Takes numbers below `bound` out of what chance gives. */
export function dice(seed: string): (bound: number) => number {
  const bytes = chance(seed);
  let count = 0;
  return (bound) => {
    count += 1;
    const at = bytes(4);
    return (((at[0] ?? 0) << 16) | ((at[1] ?? 0) << 8) | ((at[2] ?? 0) ^ (count % 256))) % bound;
  };
}

const centres = ['510100', '510700', '510000'];

export async function born(world: World, actor: Actor, renewal: boolean): Promise<Life> {
  if (world.state === 'WHOLE') world.state = 'PLACED';
  const { applicationId: id } = await writeDraft(world.deps, { actor });
  if (renewal) await place(world, id, { kind: 'RENEWAL', renews: 'K51' });
  return { id, renewal, status: 'DRAFT', centre: '', steps: [] };
}

/** One change as every operation makes it: the row, the audit event, one transaction. */
export async function lived(world: World, life: Life, roll: (bound: number) => number): Promise<void> {
  const options = life.renewal && life.status === 'QUALIFIED' ? (['CERTIFIED'] as const) : next[life.status];
  const to = options[roll(options.length)]!;
  const handsIn = to !== life.status && (life.status === 'DRAFT' || life.status === 'RETURNED') && to !== 'WITHDRAWN';
  const centre = handsIn ? centres[roll(centres.length)]! : life.centre;
  const { store, seal } = world.deps;
  const now = world.deps.now();
  const ref = applicationRef(life.id);
  const snapshot = await read(store, [ref]);
  const opened = await openApplication(seal, life.id, snapshot.find(ref)!);
  const { application } = opened;
  const after: Application = {
    ...application,
    status: to,
    ...(handsIn && {
      submittedAt: application.submittedAt ?? now.toISOString(),
      routing: { reviewCentre: centre, trainingOrganiser: centre, numberIssuer: '510000', cardMaker: centre },
    }),
  };
  const change = { application: after, changed: ['status'], action: 'lived' };
  const call = { deps: world.deps, actor: { kind: 'anonymous' as const }, grant: undefined, now };
  const { writes } = changedRows(call, opened, change);
  if ((await commit(store, snapshot, writes)) !== 'COMMITTED') throw new Error('the application moved');
  life.steps.push({ from: life.status, to, centre, day: shanghaiDay(now) });
  Object.assign(life, { status: to, centre });
}

type Counts = Record<string, Record<string, number>>;

/** Counted from the lives alone, as a clerk with a list of what happened would count. */
export function recount(lives: readonly Life[], category = 'ASSESSOR'): Counts {
  const counts: Counts = {};
  const add = (row: string, name: string, by = 1) => {
    counts[row] = { ...counts[row], [name]: (counts[row]?.[name] ?? 0) + by };
  };
  for (const { steps, status, centre, renewal } of lives) {
    const handedIn = steps.find(({ from, to }) => from === 'DRAFT' && to !== 'WITHDRAWN');
    if (!handedIn) continue;
    const row = (at: string) => `${handedIn.day.slice(0, 4)} ${at} ${category}`;
    add(row(centre), 'applied');
    const inClass = !renewal || status !== 'CERTIFIED';
    const stands: [string, readonly ApplicationStatus[]][] = [
      ['rejected', ['REJECTED']],
      ['withdrawn', ['WITHDRAWN']],
      ['failed', ['FAILED']],
      ['certified', ['CERTIFIED']],
      ['qualified', ['QUALIFIED', 'ENROLLED', 'PASSED', 'FAILED', 'CERTIFIED']],
      ...(inClass
        ? ([
            ['enrolled', ['ENROLLED', 'PASSED', 'FAILED', 'CERTIFIED']],
            ['passed', ['PASSED', 'CERTIFIED']],
          ] as [string, ApplicationStatus[]][])
        : []),
    ];
    for (const [name, statuses] of stands) if (statuses.includes(status)) add(row(centre), name);
    let since = handedIn.day;
    for (const step of steps.filter(({ from, to }) => from !== to).slice(1)) {
      if (step.to === 'RETURNED') add(row(step.centre), 'returned');
      add(row(step.centre), `days ${step.from} ${Math.min(daysBetween(since, step.day), 400)}`);
      since = step.day;
    }
  }
  return counts;
}
