import type { Complaint } from './run.ts';
import type { Step } from './step.ts';

interface Failing {
  steps: readonly Step[];
  complaint: Complaint;
}

/**
 * Fewer steps that still lead to a complaint: first those that name what it is about, then without ever smaller pieces.
 * Steps say by name what they act on, so whatever is left means the same as before. Each of at most so many attempts is a
 * whole run in a world of its own.
 */
export async function minimised(
  steps: readonly Step[],
  complaint: Complaint,
  { complaintOf, most }: { complaintOf: (steps: readonly Step[]) => Promise<Complaint | undefined>; most: number },
): Promise<Failing> {
  let failing: Failing = { steps, complaint };
  let attempts = 0;
  const attempt = async (some: readonly Step[]): Promise<boolean> => {
    if (attempts >= most || some.length >= failing.steps.length) return false;
    attempts += 1;
    const found = await complaintOf(some);
    // Another complaint would be another story.
    if (found && kindOf(found) === kindOf(failing.complaint)) failing = { steps: some, complaint: found };
    return found !== undefined && failing.steps === some;
  };
  await attempt(joined(related(steps, complaint)));
  for (let size = Math.ceil(failing.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = failing.steps.length - size; at > -size; at -= size) {
      const from = Math.max(0, at);
      await attempt([...failing.steps.slice(0, from), ...failing.steps.slice(from + size)]);
    }
  }
  return failing;
}

function kindOf({ says }: Complaint): string {
  return says.slice(0, 24);
}

/** Steps that name what the complaint is about, or what those name; and the days between. */
function related(steps: readonly Step[], { step: last, says }: Complaint): Step[] {
  const names = new Set([...namesIn(last), ...(says.match(/\b[acx]\d+\b/g) ?? [])]);
  for (const { name, beside } of [...steps].reverse().map(subjectOf)) {
    if (name !== undefined && names.has(name)) for (const each of beside) names.add(each);
  }
  return steps.filter((step) => step.do === 'wait' || namesIn(step).some((name) => names.has(name)));
}

/** What a step is about first, and what else it names. */
function subjectOf(step: Step): { name: string | undefined; beside: string[] } {
  const [name, ...beside] = namesIn(step);
  return { name, beside };
}

/** Days that pass one after the other, as one step. */
function joined(steps: readonly Step[]): Step[] {
  const all: Step[] = [];
  for (const step of steps) {
    const last = all.at(-1);
    if (step.do === 'wait' && last?.do === 'wait') all[all.length - 1] = { do: 'wait', days: last.days + step.days };
    else all.push(step);
  }
  return all;
}

function namesIn(step: Step | undefined): string[] {
  return JSON.stringify(step ?? null).match(/(?<=")[acx]\d+(?=")/g) ?? [];
}
