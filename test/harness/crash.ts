import { isTemporarilyUnavailable } from '#operations/unavailable';
import { type Around, differences, processOn, type Scenario, type SetStage, setStage } from './stage.ts';

/** What can happen to one DynamoDB call. `apply` is the call itself. */
export const faults: Record<string, (apply: () => Promise<unknown>, kill: () => void) => Promise<unknown>> = {
  'request lost': () => Promise.reject(named('ECONNREFUSED')),
  'reply lost': async (apply) => {
    await apply();
    throw named('ECONNRESET');
  },
  'process dead before': (_, kill) => {
    kill();
    return Promise.reject(new Error('dead'));
  },
  'process dead after': async (apply, kill) => {
    await apply();
    kill();
    throw new Error('dead');
  },
  throttled: () => Promise.reject(answered('ThrottlingException', 400)),
  conflict: () => Promise.reject(conflict()),
  'applied but answered 500': async (apply) => {
    await apply();
    throw answered('InternalServerError', 500);
  },
  timeout: async (apply) => {
    await apply();
    throw Object.assign(new Error('timeout'), { name: 'TimeoutError' });
  },
};

function named(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function answered(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

function conflict(): Error {
  const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
  return Object.assign(answered('TransactionCanceledException', 400), { CancellationReasons });
}

export interface CrashReport {
  points: number;
  findings: string[];
}

/**
 * Every call of the scenario meets every fault. Afterwards the table must be that before or that after; a retry with
 * the same key must answer what an undisturbed run answers, byte by byte, and leave the table that it leaves.
 */
export async function crashAtEveryCall(scenario: Scenario): Promise<CrashReport> {
  const stage = await setStage(scenario.stage);
  let calls = 0;
  const answer = await answerOf(
    scenario,
    stage,
    (_, call) => {
      calls += 1;
      return call();
    },
    'first',
  );
  const after = await stage.table();
  const report: CrashReport = { points: 0, findings: [] };
  for (let at = 1; at <= calls; at += 1) {
    for (const fault of Object.keys(faults)) {
      await stage.restore();
      report.points += 1;
      const found = await crashAt(scenario, stage, { at, fault, answer, after });
      report.findings.push(...found.map((finding) => `${scenario.name}, call ${at}, ${fault}: ${finding}`));
    }
  }
  return report;
}

async function answerOf(scenario: Scenario, stage: SetStage, around: Around, seed: string): Promise<string> {
  return JSON.stringify(await scenario.run(processOn(stage, seed, around), stage.cast));
}

async function crashAt(
  scenario: Scenario,
  stage: SetStage,
  { at, fault, answer, after }: { at: number; fault: string; answer: string; after: SetStage['before'] },
): Promise<string[]> {
  const findings: string[] = [];
  const disturbed = await answerOf(scenario, stage, disturbing(at, fault), 'first').catch((error: unknown) => error);
  const left = await stage.table();
  const isBefore = differences(left, stage.before).length === 0;
  const isAfter = differences(left, after).length === 0;
  if (!isBefore && !isAfter) findings.push(`a state between: ${differences(left, after).join(', ')}`);
  if (typeof disturbed === 'string') {
    if (disturbed !== answer || !isAfter) findings.push('answered although the state is not that after');
  } else if (!fault.startsWith('process dead') && !isTemporarilyUnavailable(disturbed)) {
    findings.push(`one fault was not survived: ${String(disturbed)}`);
  }
  // Another process with other chance, once the effect is there: it must replay, not decide.
  const seed = isAfter ? 'second' : 'first';
  const retried = await answerOf(scenario, stage, (_, call) => call(), seed).catch(String);
  if (retried !== answer) findings.push('the retry answers other bytes');
  const finally_ = await stage.table();
  if (differences(finally_, after).length > 0) {
    findings.push(`after the retry these rows differ: ${differences(finally_, after).join(', ')}`);
  }
  return findings;
}

function disturbing(at: number, fault: string): Around {
  let call = 0;
  let dead = false;
  return (_, apply) => {
    call += 1;
    if (dead) return Promise.reject(new Error('dead'));
    if (call !== at) return apply();
    const kill = () => {
      dead = true;
    };
    return faults[fault]!(apply, kill);
  };
}
