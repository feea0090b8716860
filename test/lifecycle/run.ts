import { isDeepStrictEqual } from 'node:util';
import { scanTable } from '#operations/fsck/table';
import type { Outcome } from '#operations/outcome';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import { type Asked, type Deed, otherBody, type Stage } from './deed.ts';
import { deedOf, isSingle, type SingleStep } from './deeds.ts';
import { draftWritten, lifeOf } from './draft.ts';
import { type Model, newModel } from './model.ts';
import { Report } from './report.ts';
import type { DraftStep, Step } from './step.ts';
import type { Verdict } from './verdict.ts';
import { differencesIn } from './whole.ts';

/** Something that the design does not allow, and the step that brought it about. */
export interface Complaint {
  step: Step | undefined;
  says: string;
}

/** What was done once, to be asked for again under its key. */
interface Done {
  deed: Deed;
  asked: Asked;
  bytes: string;
  at: number;
}

const mostAttempts = 20;
const second = 1000;
const day = 86_400_000;
/** Idempotency records are kept for at least so long (R7). */
const kept = 7 * day;

/** One world in which things happen one after the other, held against the model after each of them. */
export class Run {
  readonly stage: Stage;
  readonly report: Report;
  readonly steps: Step[] = [];
  model: Model;
  readonly #done = new Map<string, Done>();

  constructor(stage: Stage, report = new Report()) {
    this.stage = stage;
    this.report = report;
    this.model = newModel(stage.world.clock.now);
  }

  /** Keys under which something was done that may still be asked for again. */
  repeatable(): string[] {
    return [...this.#done].filter(([, { at }]) => this.model.now - at < kept).map(([key]) => key);
  }

  /** Does one step; what names things that are not there does nothing. */
  async take(step: Step): Promise<Complaint | undefined> {
    this.steps.push(step);
    this.#pass(second);
    const says = await this.#took(step);
    return says === undefined ? undefined : { step, says };
  }

  #pass(milliseconds: number): void {
    this.model.now += milliseconds;
    this.stage.world.clock.now = new Date(this.model.now);
  }

  async #took(step: Step): Promise<string | undefined> {
    if (step.do === 'wait') {
      this.#pass(step.days * day);
      return undefined;
    }
    if (step.do === 'draft') return this.#draft(step);
    if (step.do === 'repeat') return this.#repeat(this.#done.get(step.of), step.other);
    if (step.do === 'atOnce') return this.#atOnce(step.steps.filter(isSingle));
    return this.#single(step);
  }

  async #single(step: SingleStep): Promise<string | undefined> {
    const deed = deedOf(step);
    const asked = deed.asks(this.model);
    if (!asked) return undefined;
    const before = deed.about.flatMap((name) => this.model.lives[name]?.status ?? []);
    const outcome = await this.#called(deed, asked);
    const verdict = deed.judge(this.model);
    this.report.saw(step.do, before, { outcome, model: this.model });
    const says = complaint(deed, this.model, { outcome, verdict });
    if (says === undefined && outcome.ok)
      await this.#remember(deed, asked, { value: outcome.value, model: this.model });
    return says;
  }

  async #remember(deed: Deed, asked: Asked, { value, model }: { value: unknown; model: Model }): Promise<void> {
    await deed.learn(model, value, this.stage);
    // Of a batch that is sent again, what was refused is decided anew.
    if (JSON.stringify(deed.shows(value, model)).includes('REFUSED')) return;
    this.#done.set(deed.key, { deed, asked, bytes: JSON.stringify(value), at: model.now });
  }

  #called(deed: Deed, asked: Asked): Promise<Outcome<unknown>> {
    return this.#patiently(() => {
      this.report.requests += 1;
      return deed.call(this.stage, asked);
    });
  }

  /** Who hears that the table cannot be reached, or nothing at all, asks again with the same key. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const dead = error instanceof Error && error.message === 'dead';
        if (attempt >= mostAttempts || !(dead || isTemporarilyUnavailable(error))) throw error;
        if (dead) this.report.deaths += 1;
        else this.report.unavailable += 1;
      }
    }
  }

  async #repeat(earlier: Done | undefined, other: boolean): Promise<string | undefined> {
    if (!earlier || this.model.now - earlier.at >= kept) return undefined;
    const { deed, asked, bytes } = earlier;
    const body = other ? otherBody(asked) : asked;
    if (!body) return undefined;
    const outcome = await this.#called(deed, body);
    this.report.repeated += 1;
    if (!other) {
      const same = outcome.ok && JSON.stringify(outcome.value) === bytes;
      return same ? undefined : `${deed.name} asked again answers something else: ${said(outcome)}`;
    }
    const refused = !outcome.ok && outcome.refusal.kind === 'IDEMPOTENCY_KEY_REUSED';
    return refused ? undefined : `${deed.name} with another body under its key: ${said(outcome)}`;
  }

  /** Several at one moment: what came of them must be what comes of them in some order, one after the other. */
  async #atOnce(steps: readonly SingleStep[]): Promise<string | undefined> {
    const deeds = steps.map(deedOf).filter(({ asks }) => asks(this.model) !== undefined);
    const asked = deeds.map((deed) => deed.asks(this.model)!);
    const outcomes = await Promise.all(deeds.map((deed, at) => this.#called(deed, asked[at]!)));
    this.report.atOnce += 1;
    const findings: string[] = [];
    const possible: Model[] = [];
    for (const order of ordersOf(deeds.map((_, at) => at))) {
      const model = structuredClone(this.model);
      const says = order.flatMap((at) => {
        const outcome = outcomes[at]!;
        // Overtaken too often: then nothing was done, and that was said.
        if (isOvertaken(outcome)) return [];
        return complaint(deeds[at]!, model, { outcome, verdict: deeds[at]!.judge(model) }) ?? [];
      });
      if (says.length === 0) possible.push(model);
      else findings.push(`[${order.join()}] ${says.join('; ')}`);
    }
    if (possible.length === 0 && deeds.length > 0) return `at once, and in no order: ${findings.join(' | ')}`;
    return this.#settle(possible, async (model) => {
      for (const [at, outcome] of outcomes.entries()) {
        if (outcome.ok) await this.#remember(deeds[at]!, asked[at]!, { value: outcome.value, model });
      }
    });
  }

  /** Where the answers fit more than one order (who stands before whom in a line), the table must be as one of them leaves it. */
  async #settle(possible: readonly Model[], remember: (model: Model) => Promise<void>): Promise<string | undefined> {
    for (const model of possible) await remember(model);
    const distinct = [...new Map(possible.map((model) => [JSON.stringify(model), model])).values()];
    if (distinct.length > 1) {
      const { deps } = this.stage.world;
      const table = await scanTable(deps.store);
      const differences = distinct.map((model) => differencesIn(table, model, deps.seal));
      const fits = differences.findIndex((each) => each.length === 0);
      if (fits < 0) return `at once, and the table is as no order leaves it: ${differences[0]?.join('; ')}`;
      this.model = distinct[fits]!;
    } else if (distinct[0]) {
      this.model = distinct[0];
    }
    return undefined;
  }

  async #draft(step: DraftStep): Promise<undefined> {
    const life = lifeOf(this.model, step);
    if (!life) return undefined;
    const id = await draftWritten(this.stage, this.model, { step, life, patiently: (work) => this.#patiently(work) });
    this.model.lives[step.as] = { ...life, id };
    this.report.lives += 1;
    return undefined;
  }
}

function complaint(
  deed: Deed,
  model: Model,
  { outcome, verdict }: { outcome: Outcome<unknown>; verdict: Verdict },
): string | undefined {
  if (!verdict.done) {
    if (!outcome.ok && verdict.kinds.includes(outcome.refusal.kind)) return undefined;
    return `${deed.name} must be refused as ${verdict.kinds.join(' or ')}: ${said(outcome)}`;
  }
  if (!outcome.ok) return `${deed.name} must be done: ${said(outcome)}`;
  const shows = deed.shows(outcome.value, model);
  if (isDeepStrictEqual(plain(shows), plain(verdict.shows))) return undefined;
  return `${deed.name} must show ${JSON.stringify(verdict.shows)}: ${JSON.stringify(shows)}`;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function said(outcome: Outcome<unknown>): string {
  if (outcome.ok) return 'done';
  const { kind, problems } = outcome.refusal;
  return `${kind} (${problems.map(({ code, path }) => `${code}${path === undefined ? '' : ` at ${path}`}`).join(', ')})`;
}

function isOvertaken(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.refusal.problems.some(({ code }) => code === 'CHANGED_MEANWHILE' || code === 'BUSY');
}

function ordersOf(of: readonly number[]): number[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => ordersOf(of.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}
