import type { Deps } from '#operations/deps';
import type { Mutation } from '#operations/mutation';
import type { Outcome } from '#operations/outcome';
import type { World } from '#test/operations/world';
import { actorOf } from './cast.ts';
import type { Model } from './model.ts';
import type { Verdict } from './verdict.ts';

/** The table that a run acts on, and operations that a test has put in the place of the right ones. */
export interface Stage {
  world: World;
  deps: Deps;
  instead: ReadonlyMap<string, Mutation<never, unknown>>;
}

/** One thing that somebody does: what it asks for, what the design says comes of it, what the answer shows. */
interface Definition<I, A> {
  operation: Mutation<I, A>;
  by: string;
  key: string;
  /** The lives whose status this is about. */
  about?: readonly string[];
  /** Undefined where it names what is not there: then it cannot be done. */
  asks: (model: Model) => I | undefined;
  judge: (model: Model) => Verdict;
  shows: (answer: A, model: Model) => unknown;
  /** What only the answer can say: ids. */
  learn?: (model: Model, answer: A, stage: Stage) => void | Promise<void>;
}

export type Asked = { input: unknown };

/** A deed whose types nobody needs to know any more. */
export interface Deed {
  name: string;
  key: string;
  about: readonly string[];
  asks: (model: Model) => Asked | undefined;
  call: (stage: Stage, asked: Asked) => Promise<Outcome<unknown>>;
  judge: (model: Model) => Verdict;
  shows: (answer: unknown, model: Model) => unknown;
  learn: (model: Model, answer: unknown, stage: Stage) => Promise<void>;
}

export function deed<I, A>(definition: Definition<I, A>): Deed {
  const { operation, by, key, about = [] } = definition;
  return {
    ...{ name: operation.operation, key, about, judge: definition.judge },
    asks: (model) => {
      const input = definition.asks(model);
      return input === undefined ? undefined : { input };
    },
    call: ({ deps, instead }, { input }) => {
      const run = (instead.get(operation.operation) ?? operation) as Mutation<unknown, unknown>;
      return run(deps, actorOf(by), input, key);
    },
    shows: (answer, model) => definition.shows(answer as A, model),
    learn: async (model, answer, stage) => definition.learn?.(model, answer as A, stage),
  };
}

const words = [
  'applicationId',
  'classId',
  'number',
  'passListId',
  'panelId',
  'requestId',
  'title',
  'words',
  'on',
  'month',
];

/** The same request with something else in it; undefined where each item of a batch has a key of its own. */
export function otherBody({ input }: Asked): Asked | undefined {
  const fields = { ...(input as Record<string, unknown>) };
  if ('reviews' in fields || ('classId' in fields && 'applicationIds' in fields)) return undefined;
  const name = words.find((each) => typeof fields[each] === 'string');
  if (name !== undefined) return { input: { ...fields, [name]: `${String(fields[name])}x` } };
  for (const list of ['numbers', 'applicationIds']) {
    if (Array.isArray(fields[list])) return { input: { ...fields, [list]: [...fields[list], 'x'] } };
  }
  return undefined;
}
