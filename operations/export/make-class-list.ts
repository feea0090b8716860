import { createWriteStream } from 'node:fs';
import { daysAttended, daysOf, emptyBook } from '#domain/class/class-book';
import { countedScores, passRuleOf } from '#domain/class/examination';
import { seatedInOrder } from '#domain/class/pass-list';
import type { Deps } from '#operations/deps';
import { type ClassHead, writeAttendanceSheet, writePassList, writeSignInSheet } from '#reports/class-lists';
import { fileName } from '#reports/list/file-name';
import { classBookRef } from '#store/class-book';
import { passListRef } from '#store/pass-lists';
import { read } from '#store/read';
import { seatsRef } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { xlsx } from './make-roster.ts';
import { centreName, today } from './office.ts';
import { inPages, peopleOf } from './people.ts';
import type { Made, Making } from './run-export.ts';

/** A class with its book and those who hold its seats, in their order. */
async function classOf(deps: Deps, classId: string) {
  const refs = { trainingClass: trainingClassRef(classId), book: classBookRef(classId), seats: seatsRef(classId) };
  const snapshot = await read(deps.store, Object.values(refs));
  const trainingClass = snapshot.find(refs.trainingClass);
  if (!trainingClass) throw new Error('a class that was there is there no more');
  const book = snapshot.find(refs.book) ?? emptyBook;
  const organiserName = centreName(trainingClass.organiser);
  const head: ClassHead = { trainingClass, organiserName, today: today(deps) };
  return { head, book, seated: seatedInOrder(snapshot.find(refs.seats) ?? { seated: {} }), trainingClass };
}

/** Whoever may be found, in the order of the ids, with what it is called for in the log of accesses. */
async function* each({ deps, actor, progress }: Making, ids: readonly string[], purpose: string) {
  let seen = 0;
  for await (const page of peopleOf({ deps, actor, purpose }, inPages(ids))) {
    yield* page;
    seen += page.length;
    await progress(seen, ids.length);
  }
}

function made({ deps }: Making, list: string, organisation: string, rows: number): Made {
  return { name: fileName({ list, organisation, day: today(deps) }), contentType: xlsx, rows };
}

function target({ path, job }: Making) {
  return { to: createWriteStream(path), at: new Date(job.requestedAt) };
}

/** 签到表, for one day or to be filled in. */
export async function makeSignInSheet(making: Making, { classId, day }: { classId: string; day?: string | undefined }) {
  const { head, seated } = await classOf(making.deps, classId);
  async function* people() {
    for await (const { application } of each(making, seated, '打印签到表')) yield application.facts;
  }
  const content = { of: head, ...(day !== undefined && { day }), people: people() };
  const { rows } = await writeSignInSheet(content, target(making));
  return made(making, '签到表', head.organiserName, rows);
}

/** 考勤表: every day on which attendance was taken. */
export async function makeAttendance(making: Making, { classId }: { classId: string }): Promise<Made> {
  const { head, seated, book } = await classOf(making.deps, classId);
  async function* people() {
    for await (const { application } of each(making, seated, '导出考勤表')) {
      yield { facts: application.facts, attendance: book.entries[application.id]?.attendance ?? {} };
    }
  }
  const { rows } = await writeAttendanceSheet({ of: head, days: daysOf(book), people: people() }, target(making));
  return made(making, '考勤表', head.organiserName, rows);
}

/** 培训考核合格人员名单, as it was signed (一(七)). */
export async function makePassList(making: Making, { passListId }: { passListId: string }): Promise<Made> {
  const { deps } = making;
  const ref = passListRef(passListId);
  const list = (await read(deps.store, [ref])).find(ref);
  if (!list) throw new Error('a signed list is never removed');
  const { head, book, trainingClass } = await classOf(deps, list.classId);
  const rule = passRuleOf(trainingClass, book, deps.practice.examination);
  const ids = list.entries.map(({ applicationId }) => applicationId);
  async function* people() {
    for await (const { application } of each(making, ids, '导出合格人员名单')) {
      const entry = book.entries[application.id] ?? { attendance: {} };
      yield { facts: application.facts, scores: countedScores(entry, rule), daysAttended: daysAttended(entry) };
    }
  }
  const { rows } = await writePassList({ of: head, list, people: people() }, target(making));
  return made(making, '合格人员名单', head.organiserName, rows);
}
