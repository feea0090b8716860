import * as z from 'zod';
import type { Application } from '#domain/application/application';
import type { Change } from '#domain/application/lifecycle';
import { type Problem, type Result, refuse } from '#domain/problem';
import { classProblem } from '#domain/review/routing';
import type { TrainingClass } from './training-class.ts';
import { mostPlaces } from './training-class.ts';

/** One who waits for a place; `city` is the one whose places are counted, `owner` a reference to whose application it is. */
export const Waiting = z.object({
  ...{ applicationId: z.string(), city: z.string(), at: z.string() },
  owner: z.optional(z.string()),
});
export type Waiting = z.infer<typeof Waiting>;

/** The places of a class, who has one since when, and who waits, in order. */
export interface Seats {
  capacity: number;
  taken: number;
  /** By city: how many are taken, and of how many, where its places are limited. */
  cities: Readonly<Record<string, { taken: number; capacity?: number }>>;
  /** By application. */
  seated: Readonly<Record<string, string>>;
  /** By application that is seated, a reference to whose it is: nobody writes down or signs what is their own. */
  owners: Readonly<Record<string, string>>;
  waiting: readonly Waiting[];
}

/** The list is part of one row: nobody is put on a longer one. */
export const longestWaitingList = 1000;

/** A class in which nobody has a place yet. */
export function emptySeats({ capacity }: Pick<TrainingClass, 'capacity'>): Seats {
  const quotas = Object.entries(capacity.cities ?? {});
  const cities = Object.fromEntries(quotas.map(([city, most]) => [city, { taken: 0, capacity: most }]));
  return { capacity: capacity.overall ?? mostPlaces, taken: 0, cities, seated: {}, owners: {}, waiting: [] };
}

/** What leaves no room for somebody of this city; undefined if there is a place. */
export function fullFor({ capacity, taken, cities }: Seats, city: string): 'CLASS' | 'CITY' | undefined {
  if (taken >= capacity) return 'CLASS';
  const { taken: ofCity = 0, capacity: quota } = cities[city] ?? {};
  return quota !== undefined && ofCity >= quota ? 'CITY' : undefined;
}

export function seatTaken(seats: Seats, { applicationId, city, at, owner }: Waiting): Seats {
  return {
    ...counted(seats, city, 1),
    seated: { ...seats.seated, [applicationId]: at },
    owners: owner === undefined ? seats.owners : { ...seats.owners, [applicationId]: owner },
    waiting: seats.waiting.filter((each) => each.applicationId !== applicationId),
  };
}

export function seatFreed(seats: Seats, applicationId: string, city: string): Seats {
  const { [applicationId]: held, ...seated } = seats.seated;
  const { [applicationId]: _, ...owners } = seats.owners;
  return held === undefined ? seats : { ...counted(seats, city, -1), seated, owners };
}

export function notWaiting(seats: Seats, applicationId: string): Seats {
  return { ...seats, waiting: seats.waiting.filter((each) => each.applicationId !== applicationId) };
}

function counted(seats: Seats, city: string, by: number): Seats {
  const of = seats.cities[city];
  return {
    ...seats,
    taken: seats.taken + by,
    cities: { ...seats.cities, [city]: { ...of, taken: (of?.taken ?? 0) + by } },
  };
}

/** Those who wait and whom there is room for now, one after the other as they stand in line. */
export function nextInLine(seats: Seats, now: Date): Waiting[] {
  const fitting: Waiting[] = [];
  let after = seats;
  for (const each of seats.waiting) {
    if (fullFor(after, each.city)) continue;
    fitting.push(each);
    after = seatTaken(after, { ...each, at: now.toISOString() });
  }
  return fitting;
}

/** Other numbers of places; what is taken stays taken. */
export function resized(seats: Seats, capacity: TrainingClass['capacity']): Result<Seats> {
  const { capacity: overall, cities: quotas } = emptySeats({ capacity });
  const problems: Problem[] = [];
  const below = (path: string, taken: number) =>
    problems.push({ code: 'CAPACITY_BELOW_TAKEN', path, message: `已有${taken}人占用名额，名额不能少于这个数。` });
  if (overall < seats.taken) below('capacity.overall', seats.taken);
  const cities = Object.fromEntries(
    [...new Set([...Object.keys(seats.cities), ...Object.keys(quotas)])].map((city) => {
      const taken = seats.cities[city]?.taken ?? 0;
      const quota = quotas[city]?.capacity;
      if (quota !== undefined && quota < taken) below(`capacity.cities.${city}`, taken);
      return [city, { taken, ...(quota !== undefined && { capacity: quota }) }];
    }),
  );
  const [first, ...others] = problems;
  if (first) return refuse(first, ...others);
  return { ok: true, value: { ...seats, capacity: overall, cities } };
}

/** In these a class can be joined and left, and whoever waits moves up. */
const joinable: readonly TrainingClass['status'][] = ['PUBLISHED', 'REGISTRATION_CLOSED'];

export function isJoinable({ status }: TrainingClass): boolean {
  return joinable.includes(status);
}

/** Whose places are counted: the city of the agency, or of the HR department (二(一)1). */
export function cityOf({ agency, facts }: Pick<Application, 'agency' | 'facts'>): string {
  return agency?.city ?? (typeof facts.city === 'string' ? facts.city : '');
}

/** What stands in the way of a place in this class, whether there is one or not; everything at once. */
export function enrolmentProblems(application: Application, trainingClass: TrainingClass): Problem[] {
  const { status, enrolment, category, routing } = application;
  const problems: Problem[] = [];
  if (enrolment && (status === 'QUALIFIED' || status === 'ENROLLED')) {
    const here = enrolment.classId === trainingClass.id;
    problems.push(here ? alreadyHere : inAnotherClass);
  } else if (status !== 'QUALIFIED') {
    problems.push({
      code: 'NOT_QUALIFIED',
      path: 'applicationId',
      clause: '一(六)2',
      message: '只有资格审核合格、尚未编班的申报才能编班。',
    });
  }
  if (!isJoinable(trainingClass)) problems.push(notJoinable(trainingClass.status));
  if (trainingClass.category !== category) {
    const message = '这个培训班不培训所申报的类别。';
    problems.push({ code: 'CLASS_OF_OTHER_CATEGORY', path: 'classId', clause: '一(四)', message });
  }
  const wrongCentre = routing && classProblem(routing, trainingClass.organiser);
  if (wrongCentre) problems.push(wrongCentre);
  return [...problems, ...ruleProblems(application, trainingClass)];
}

/** 一(三)5: conditions of another class's own document were never looked at for this application. */
function ruleProblems({ ruleSetId, trainingClass: chosen }: Application, { id, ruleSetId: own }: TrainingClass) {
  if (own === undefined || own === ruleSetId || chosen?.id === id) return [];
  const message = '这个培训班按自己的培训文件设定申报条件，您的资格不是按它审核的，不能改到这一班。';
  return [{ code: 'OTHER_CONDITIONS', path: 'classId', clause: '一(三)5', message }];
}

export const unknownClass: Problem = {
  code: 'UNKNOWN_CLASS',
  path: 'classId',
  clause: '一(四)',
  message: '没有这个培训班，或者培训计划还没有发布。',
};

/** Whose places come to nothing: of a cancelled class everybody's, of one that has begun those in the line. */
export const staysIn: Partial<Record<TrainingClass['status'], 'EVERYBODY' | 'WAITING'>> = {
  CANCELLED: 'EVERYBODY',
  RUNNING: 'WAITING',
  FINISHED: 'WAITING',
};

const alreadyHere: Problem = {
  code: 'ALREADY_ENROLLED',
  path: 'classId',
  message: '这份申报在这个培训班已有名额，或正在候补。',
};

/** One person sits, or waits, in one class of a category at a time. */
export const inAnotherClass: Problem = {
  code: 'IN_ANOTHER_CLASS',
  path: 'classId',
  message: '同一类别同一时间只能在一个培训班有名额或候补；请先退出那一班。',
};

function notJoinable(status: TrainingClass['status']): Problem {
  const path = 'classId';
  const clause = '一(四)';
  switch (status) {
    case 'CANCELLED':
      return { code: 'CLASS_CANCELLED', path, clause, message: '这个培训班已经取消，请另选一期。' };
    case 'DRAFT':
      return unknownClass;
    default:
      return { code: 'CLASS_HAS_BEGUN', path, clause, message: '这个培训班已经开班，不能再编入人员。' };
  }
}

/** Nobody else can be taken in, and the class has no waiting list, or one that is full. */
export function noPlace(full: 'CLASS' | 'CITY', { waitingList }: TrainingClass): Problem {
  const path = 'classId';
  if (waitingList !== false) {
    const message = `这个培训班名额已满，候补名单也已满${longestWaitingList}人。`;
    return { code: 'WAITING_LIST_FULL', path, message };
  }
  const whose = full === 'CITY' ? '分给所在市（州）的名额' : '名额';
  return { code: 'CLASS_FULL', path, message: `这个培训班${whose}已满，本班不设候补。` };
}

/** A place in the class, or on its list. Another class than that applied for becomes the application's class. */
export function enrolled(
  application: Application,
  trainingClass: NonNullable<Application['trainingClass']>,
  enrolment: { state: 'SEATED' | 'WAITING'; at: string },
): Change {
  const place = { classId: trainingClass.id, city: cityOf(application), ...enrolment };
  const moves = application.trainingClass?.id !== trainingClass.id;
  const seated = enrolment.state === 'SEATED';
  return {
    application: {
      ...application,
      trainingClass,
      enrolment: place,
      ...(seated && { status: 'ENROLLED' }),
      ...(moves && isLiveInClass(application) && { liveIn: trainingClass.id }),
      updatedAt: enrolment.at,
    },
    changed: ['enrolment', ...(seated ? ['status'] : []), ...(moves ? ['trainingClass'] : [])],
  };
}

/** Whether it is the person's one live application of a class; a 复核 is that of its card, whatever its class. */
export function isLiveInClass({ kind, liveIn }: Pick<Application, 'kind' | 'liveIn'>): boolean {
  return kind === 'NEW' && liveIn !== undefined;
}

/** From the list into the class. */
export function promoted(application: Application, now: Date): Result<Change> {
  const { status, enrolment } = application;
  if (status !== 'QUALIFIED' || enrolment?.state !== 'WAITING') return refuse(notInClass);
  const at = now.toISOString();
  const after: Application = {
    ...application,
    status: 'ENROLLED',
    enrolment: { ...enrolment, state: 'SEATED', at },
    updatedAt: at,
  };
  return { ok: true, value: { application: after, changed: ['enrolment', 'status'] } };
}

const notInClass: Problem = {
  code: 'NOT_IN_CLASS',
  path: 'classId',
  message: '这份申报在这个培训班没有名额，也不在候补名单上。',
};

/** Neither a place nor on the list any more: qualified as before, for this or another class of the category. */
export function left(application: Application, classId: string, now: Date): Result<Change> {
  const { enrolment, ...rest } = application;
  const holds = application.status === 'ENROLLED' || application.status === 'QUALIFIED';
  if (!holds || enrolment?.classId !== classId) return refuse(notInClass);
  const after: Application = { ...rest, status: 'QUALIFIED', updatedAt: now.toISOString() };
  const changed = ['enrolment', ...(application.status === 'ENROLLED' ? ['status'] : [])];
  return { ok: true, value: { application: after, changed } };
}

/** Whether a seat may still be given up: by the person until the class begins, by its organiser until its list is signed. */
export function leaveProblem(
  { enrolment }: Application,
  { status }: TrainingClass,
  by: 'PERSON' | 'ORGANISER',
): Problem | undefined {
  if (enrolment?.state !== 'SEATED' || status !== 'RUNNING' || by === 'ORGANISER') return undefined;
  const message = '培训班已经开班，退出要由组织培训的职鉴中心办理。';
  return { code: 'CLASS_HAS_BEGUN', path: 'classId', clause: '一(四)', message };
}
