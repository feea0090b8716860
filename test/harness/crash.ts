import { isTemporarilyUnavailable } from '#operations/unavailable';
import { type Around, differences, type Item, processOn, type Scenario, type SetStage } from './stage.ts';

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

/** What an undisturbed run answers, and every table that it may leave when it is stopped. */
interface Undisturbed {
  calls: number;
  answer: string;
  after: Item[];
  /** Before, after, and of a batch what stands after each of its transactions. */
  whole: Item[][];
  transactions: number;
}

async function undisturbed(scenario: Scenario, stage: SetStage): Promise<Undisturbed> {
  let calls = 0;
  const passed: Item[][] = [];
  const around: Around = async (command, call) => {
    calls += 1;
    const done = await call();
    if (command === 'TransactWriteItems') passed.push(await stage.table());
    return done;
  };
  const answer = await answerOf(scenario, stage, around, 'first');
  const after = await stage.table();
  const between = scenario.transactions === undefined ? [] : passed;
  return { calls, answer, after, whole: [stage.before, ...between, after], transactions: passed.length };
}

/**
 * Every call of the scenario meets every fault. Afterwards the table must be that before or that after (of a batch, one
 * that the undisturbed run passed through from one item to the next); a retry with the same key must answer what an
 * undisturbed run answers, byte by byte, and leave the table that it leaves.
 */
export async function crashAtEveryCall(scenario: Scenario, stage: SetStage): Promise<CrashReport> {
  const calm = await undisturbed(scenario, stage);
  const report: CrashReport = { points: 0, findings: [] };
  const { transactions = calm.transactions } = scenario;
  if (calm.transactions !== transactions) {
    report.findings.push(`${scenario.name}: ${calm.transactions} transactions for ${transactions} items`);
  }
  let left = calm.after;
  for (let at = 1; at <= calm.calls; at += 1) {
    for (const fault of Object.keys(faults)) {
      await stage.restore(left);
      report.points += 1;
      const { findings: found, finally: now } = await crashAt(scenario, stage, { at, fault, calm });
      left = now;
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
  { at, fault, calm }: { at: number; fault: string; calm: Undisturbed },
): Promise<{ findings: string[]; finally: Item[] }> {
  const { answer, after } = calm;
  const findings: string[] = [];
  const crashing = watched(disturbing(at, fault));
  const disturbed = await answerOf(scenario, stage, crashing.around, 'first').catch((error: unknown) => error);
  const left = crashing.wrote() ? await stage.table() : stage.before;
  const isAfter = differences(left, after).length === 0;
  if (!calm.whole.some((table) => differences(left, table).length === 0))
    findings.push(`a state between: ${differences(left, after).join(', ')}`);
  if (typeof disturbed === 'string') {
    if (disturbed !== answer || !isAfter) findings.push('answered although the state is not that after');
  } else if (!fault.startsWith('process dead') && !isTemporarilyUnavailable(disturbed)) {
    findings.push(`one fault was not survived: ${String(disturbed)}`);
  }
  // Another process with other chance, once the effect is there: it must replay, not decide.
  const seed = isAfter ? 'second' : 'first';
  const calmly = watched((_, call) => call());
  const retried = await answerOf(scenario, stage, calmly.around, seed).catch(String);
  if (retried !== answer) findings.push('the retry answers other bytes');
  const finally_ = calmly.wrote() ? await stage.table() : left;
  if (differences(finally_, after).length > 0) {
    findings.push(`after the retry these rows differ: ${differences(finally_, after).join(', ')}`);
  }
  return { findings, finally: finally_ };
}

/** Whether anything but a read was sent: if not, the table need not be looked at again. */
function watched(around: Around): { around: Around; wrote: () => boolean } {
  let wrote = false;
  const watching: Around = (command, call, input) => {
    const apply = () => {
      wrote ||= !['BatchGetItem', 'GetItem', 'Query'].includes(command);
      return call();
    };
    return around(command, apply, input);
  };
  return { around: watching, wrote: () => wrote };
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
