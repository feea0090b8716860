import type { ApplicationStatus } from '#domain/application/application';
import type { SanctionKind } from '#domain/card/sanction';
import type { Category } from '#domain/category';
import type { ClassStatus } from '#domain/class/training-class';

export type Stage = 'AGENCY_REVIEW' | 'CENTRE_REVIEW';

/** One application from its draft on, as the design has it. Others are named by the names that the steps give them. */
export interface Life {
  name: string;
  id: string;
  /** The account that owns it, and the human being behind. */
  owner: string;
  identity: string;
  category: Category;
  status: ApplicationStatus;
  version: number;
  agency?: string;
  route?: 'CITY' | 'PROVINCE';
  trainingClass?: string;
  /** Staff of an HR department, under no agency. */
  hr: boolean;
  /** Meets the conditions. */
  fit: boolean;
  /** Every scan is there; the one that was asked for last. */
  scans: boolean;
  requested?: string;
  routing?: { review: string; train: string; maker: string };
  returnedFrom?: Stage;
  returned?: { facts: string[]; choices: string[]; until: string };
  deciders: Record<Stage, string[]>;
  rejection?: { stage: Stage; until: string };
  appeal?: 'OPEN' | 'UPHELD' | 'OVERTURNED';
  place?: { trainingClass: string; state: 'SEATED' | 'WAITING'; city: string };
  /** Where it is the person's one live application: a class, or a card and its last day. */
  live?: string;
  card?: string;
  renews?: { card: string; after: string };
}

export interface Entry {
  days: Record<string, boolean>;
  first?: Record<string, number>;
  resit?: Record<string, number>;
  outcome?: 'PASSED' | 'FAILED';
}

export interface TrainingClass {
  name: string;
  id: string;
  organiser: string;
  category: Category;
  status: ClassStatus;
  version: number;
  opensOn: string;
  closesOn: string;
  startsOn: string;
  endsOn: string;
  places: number;
  quotas: Record<string, number>;
  line: boolean;
  resit: boolean;
  leastDays: number;
  /** Whether the public has ever seen it. */
  published: boolean;
  seated: { life: string; at: number; city: string }[];
  waiting: { life: string; city: string }[];
  book: Record<string, Entry>;
  list?: { entries: string[]; done: number };
}

export interface Card {
  number: string;
  owner: string;
  identity: string;
  category: Category;
  maker: string;
  periods: { from: string; until: string }[];
  /** The application that it stands on now. */
  life: string;
  producedOn?: string;
  handedOut: boolean;
  sanctions: { kind: SanctionKind; from: string; until: string }[];
  assignments: { panel: string; on: string; cancelled: boolean }[];
  announced?: string;
}

export interface Panel {
  name: string;
  id: string;
  office: string;
  on: string;
  members: string[];
  off: string[];
  cancelled: boolean;
}

/** What a human being may have once, and what bars them. */
interface Person {
  /** `category place` → life. */
  live: Record<string, string>;
  /** category → life. */
  seat: Record<string, string>;
  bans: string[];
}

export interface Request {
  category: Category;
  status: 'REQUESTED' | 'GRANTED' | 'REFUSED';
  by: string;
}

export interface Model {
  now: number;
  lives: Record<string, Life>;
  classes: Record<string, TrainingClass>;
  /** By number. */
  cards: Record<string, Card>;
  panels: Record<string, Panel>;
  people: Record<string, Person>;
  /** Last serial, by what stands before it in the number. */
  series: Record<string, number>;
  /** By city and year. */
  requests: Record<string, Request[]>;
}

export function newModel(now: Date): Model {
  return {
    now: now.getTime(),
    ...{ lives: {}, classes: {}, cards: {}, panels: {}, people: {}, series: {}, requests: {} },
  };
}

export function personOf(model: Model, identity: string): Person {
  model.people[identity] ??= { live: {}, seat: {}, bans: [] };
  return model.people[identity];
}

const day = 86_400_000;

/** In Chengdu. */
export function todayOf({ now }: Pick<Model, 'now'>): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function plus(from: string, days: number): string {
  return new Date(Date.parse(from) + days * day).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

/** The last day of a card that is good for a year from this day on. */
export function yearFrom(from: string): string {
  const [year, month, date] = from.split('-').map(Number);
  return plus(new Date(Date.UTC(year! + 1, month! - 1, date!)).toISOString().slice(0, 10), -1);
}
