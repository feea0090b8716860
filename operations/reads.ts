import type { Agency } from '#domain/agency';
import type { RuleSet } from '#domain/rule-set';
import type { TrainingClass } from '#domain/training-class';
import type { Actor } from './actor.ts';
import type { ApplicationView, HistoryEntry, Page } from './answers.ts';
import type { Deps } from './deps.ts';
import type { ListAgenciesInput, ListClassesInput, PageInput } from './inputs.ts';
import type { Outcome } from './outcome.ts';

/** In the order asked; undefined for what does not exist and for what is not the actor's, alike. At most 100 ids, 2 requests. */
export declare function findApplications(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(ApplicationView | undefined)[]>;
export declare function findApplication(deps: Deps, actor: Actor, id: string): Promise<ApplicationView | undefined>;
/** Newest first. 3 requests. */
export declare function listOwnApplications(
  deps: Deps,
  actor: Actor,
  input: PageInput,
): Promise<Outcome<Page<ApplicationView>>>;
/** Oldest first. 2 requests. */
export declare function listApplicationHistory(
  deps: Deps,
  actor: Actor,
  input: PageInput & { applicationId: string },
): Promise<Outcome<Page<HistoryEntry>>>;
/** Published classes of a category, by their closing day. 2 requests. */
export declare function listClasses(
  deps: Deps,
  actor: Actor,
  input: ListClassesInput,
): Promise<Outcome<Page<TrainingClass>>>;
/** Active agencies standing in a city, by name. 2 requests. */
export declare function listAgencies(
  deps: Deps,
  actor: Actor,
  input: ListAgenciesInput,
): Promise<Outcome<Page<Agency>>>;
export declare function findClasses(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<(TrainingClass | undefined)[]>;
export declare function findAgencies(deps: Deps, actor: Actor, ids: readonly string[]): Promise<(Agency | undefined)[]>;
/** From memory: rule sets are shipped, not stored. */
export declare function findRuleSets(deps: Deps): readonly RuleSet[];
