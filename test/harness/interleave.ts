import { differences, type Item, processOn, type Scenario, type SetStage } from './stage.ts';

export interface InterleavingReport {
  interleavings: number;
  findings: string[];
}

interface Result {
  answers: [string, string];
  table: Item[];
}

/**
 * Both scenarios at once, call by call, in every order their calls can take. Answers and table must be, byte by byte,
 * those of the one after the other or of the other after the one.
 */
export async function interleave(first: Scenario, second: Scenario, stage: SetStage): Promise<InterleavingReport> {
  const pair: [Scenario, Scenario] = [first, second];
  const serial = [await inOrder(stage, pair, [0, 1]), await inOrder(stage, pair, [1, 0])];
  const report: InterleavingReport = { interleavings: 0, findings: [] };
  let left = serial[1]!.table;
  for (let schedule: number[] | undefined = []; schedule; ) {
    await stage.restore(left);
    const { result, taken } = await scheduled(stage, pair, schedule);
    left = result.table;
    report.interleavings += 1;
    if (!serial.some((order) => isSame(order, result))) {
      const rows = serial.map((order) => differences(order.table, result.table).join(', ') || 'only answers');
      report.findings.push(
        `${first.name} × ${second.name} in the order ${taken.join('')} equals neither serial order: ${rows.join(' | ')}`,
      );
    }
    schedule = nextSchedule(taken);
  }
  return report;
}

function isSame(a: Result, b: Result): boolean {
  return a.answers[0] === b.answers[0] && a.answers[1] === b.answers[1] && differences(a.table, b.table).length === 0;
}

/** The last choice that could have gone the other way goes the other way; those after it are made anew. */
function nextSchedule(taken: readonly number[]): number[] | undefined {
  const last = taken.lastIndexOf(0);
  return last === -1 ? undefined : [...taken.slice(0, last), 1];
}

const seeds = ['one', 'other'] as const;

async function answerOf(scenario: Scenario, deps: ReturnType<typeof processOn>, stage: SetStage): Promise<string> {
  return scenario.run(deps, stage.cast).then(JSON.stringify, (error: unknown) => `thrown: ${String(error)}`);
}

async function inOrder(stage: SetStage, pair: [Scenario, Scenario], order: readonly (0 | 1)[]): Promise<Result> {
  await stage.restore();
  const answers: [string, string] = ['', ''];
  for (const at of order) {
    answers[at] = await answerOf(
      pair[at],
      processOn(stage, seeds[at], (_, call) => call()),
      stage,
    );
  }
  return { answers, table: await stage.table() };
}

/** One process that stands before each of its calls until it is let go on. */
class Stepped {
  ended = false;
  answer = '';
  #arrived = Promise.withResolvers<void>();
  #gate = Promise.withResolvers<void>();
  readonly #finished = Promise.withResolvers<void>();

  readonly around = async (_: string, call: () => Promise<unknown>): Promise<unknown> => {
    this.#gate = Promise.withResolvers();
    this.#arrived.resolve();
    await this.#gate.promise;
    return call();
  };

  end(answer: string): void {
    this.answer = answer;
    this.ended = true;
    this.#finished.resolve();
  }

  /** Stands before a call, or has ended. */
  async standing(): Promise<void> {
    await Promise.race([this.#arrived.promise, this.#finished.promise]);
  }

  /** One call, and on to the next or to the end. */
  async step(): Promise<void> {
    this.#arrived = Promise.withResolvers();
    this.#gate.resolve();
    await this.standing();
  }
}

/** `schedule` says who goes on wherever both can; past its end the first does. `taken` is every such choice. */
async function scheduled(
  stage: SetStage,
  pair: [Scenario, Scenario],
  schedule: readonly number[],
): Promise<{ result: Result; taken: number[] }> {
  const processes: [Stepped, Stepped] = [new Stepped(), new Stepped()];
  for (const at of [0, 1] as const) {
    const deps = processOn(stage, seeds[at], processes[at].around);
    void answerOf(pair[at], deps, stage).then((answer) => processes[at].end(answer));
  }
  const [one, other] = processes;
  const taken: number[] = [];
  for (;;) {
    await Promise.all([one.standing(), other.standing()]);
    if (one.ended && other.ended) break;
    if (one.ended) await other.step();
    else if (other.ended) await one.step();
    else {
      const next = schedule[taken.length] ?? 0;
      taken.push(next);
      await (next === 0 ? one : other).step();
    }
  }
  return { result: { answers: [one.answer, other.answer], table: await stage.table() }, taken };
}
