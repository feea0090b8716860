import DataLoader from 'dataloader';
import type { Agency } from '#domain/agency';
import type { Seats } from '#domain/class/enrolment';
import type { Actor } from '#operations/actor';
import type { ApplicationView } from '#operations/answers';
import { findAgencies, findApplications, findClasses } from '#operations/application/reads';
import { findAssessmentsOnRecord } from '#operations/card/assessments-on-record';
import { findCardHolders, findCards, type HolderView } from '#operations/card/card-reads';
import type { CardView } from '#operations/card/card-view';
import type { PanelView } from '#operations/card/panel-view';
import { findPanels } from '#operations/card/panels';
import { type ClassBookView, findClassBooks } from '#operations/class/class-book-read';
import { findSeats } from '#operations/class/class-reads';
import { findPassLists, type PassListView } from '#operations/class/pass-list-reads';
import type { ClassView } from '#operations/class/training-class-mutation';
import { findTrainingPlans, type PlanView } from '#operations/class/training-plan';
import type { Deps } from '#operations/deps';
import type { ExportView } from '#operations/export/export-view';
import { findExports } from '#operations/export/exports';
import type { ImportView } from '#operations/import/import-view';
import { findImports } from '#operations/import/imports';
import { type CityRequestView, findCityRequests } from '#operations/review/city-requests';

/** What every resolver is given: who calls, what operations need, and loaders that live as long as the request. */
export interface Context {
  actor: Actor;
  /** Of the HTTP request, for the log. */
  requestId: string;
  /** Where the request came from; undefined where nobody could say. */
  address: string | undefined;
  deps: Deps;
  load: {
    application: DataLoader<string, ApplicationView | undefined>;
    trainingClass: DataLoader<string, ClassView | undefined>;
    seats: DataLoader<string, Seats | undefined>;
    classBook: DataLoader<string, ClassBookView | undefined>;
    passList: DataLoader<string, PassListView | undefined>;
    trainingPlan: DataLoader<string, PlanView | undefined>;
    agency: DataLoader<string, Agency | undefined>;
    panel: DataLoader<string, PanelView | undefined>;
    exportJob: DataLoader<string, ExportView | undefined>;
    rosterImport: DataLoader<string, ImportView | undefined>;
    cityRequest: DataLoader<string, CityRequestView | undefined>;
    card: DataLoader<string, CardView | undefined>;
    cardHolder: DataLoader<string, HolderView | undefined>;
    assessmentsOnRecord: DataLoader<string, number | undefined>;
  };
}

/** As many as one BatchGetItem takes. */
const batch = { maxBatchSize: 100 };
/** Of three rows each, and of two. */
export const booksInABatch = 33;
export const listsInABatch = 50;

export function createContext(deps: Deps, actor: Actor, request: Pick<Context, 'requestId' | 'address'>): Context {
  return {
    actor,
    requestId: request.requestId,
    address: request.address,
    deps,
    load: {
      application: new DataLoader((ids) => findApplications(deps, actor, ids), batch),
      trainingClass: new DataLoader((ids) => findClasses(deps, actor, ids), batch),
      seats: new DataLoader((ids) => findSeats(deps, ids), batch),
      classBook: new DataLoader((ids) => findClassBooks(deps, actor, ids), { maxBatchSize: booksInABatch }),
      passList: new DataLoader((ids) => findPassLists(deps, actor, ids), { maxBatchSize: listsInABatch }),
      trainingPlan: new DataLoader((ids) => findTrainingPlans(deps, actor, ids), batch),
      agency: new DataLoader((ids) => findAgencies(deps, actor, ids), batch),
      cityRequest: new DataLoader((ids) => findCityRequests(deps, actor, ids), batch),
      panel: new DataLoader((ids) => findPanels(deps, actor, ids), batch),
      exportJob: new DataLoader((ids) => findExports(deps, actor, ids), batch),
      rosterImport: new DataLoader((ids) => findImports(deps, actor, ids), batch),
      card: new DataLoader((numbers) => findCards(deps, actor, numbers), batch),
      cardHolder: new DataLoader((numbers) => findCardHolders(deps, actor, numbers), batch),
      // A person may have several cards and several applications: so many at once still fit into one read of each.
      assessmentsOnRecord: new DataLoader((ids) => findAssessmentsOnRecord(deps, actor, ids), { maxBatchSize: 25 }),
    },
  };
}
