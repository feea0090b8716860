import DataLoader from 'dataloader';
import type { Agency } from '#domain/agency';
import type { TrainingClass } from '#domain/training-class';
import type { Actor } from '#operations/actor';
import type { ApplicationView } from '#operations/answers';
import type { Deps } from '#operations/deps';
import { findAgencies, findApplications, findClasses } from '#operations/reads';

/** What every resolver is given: who calls, what operations need, and loaders that live as long as the request. */
export interface Context {
  actor: Actor;
  /** Of the HTTP request, for the log. */
  requestId: string;
  deps: Deps;
  load: {
    application: DataLoader<string, ApplicationView | undefined>;
    trainingClass: DataLoader<string, TrainingClass | undefined>;
    agency: DataLoader<string, Agency | undefined>;
  };
}

/** As many as one BatchGetItem takes. */
const batch = { maxBatchSize: 100 };

export function createContext(deps: Deps, actor: Actor, requestId: string): Context {
  return {
    actor,
    requestId,
    deps,
    load: {
      application: new DataLoader((ids) => findApplications(deps, actor, ids), batch),
      trainingClass: new DataLoader((ids) => findClasses(deps, actor, ids), batch),
      agency: new DataLoader((ids) => findAgencies(deps, actor, ids), batch),
    },
  };
}
