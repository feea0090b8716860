import * as z from 'zod';
import { type Application, Outcome } from '#domain/application/application';
import { bookProblem, emptyBook } from '#domain/class/class-book';
import { Sitting, withResults } from '#domain/class/examination';
import {
  type Examinee,
  mostRows,
  passMarksProblem,
  type ResultsChange,
  resultsRecorded,
} from '#domain/class/results-sheet';
import { shanghaiDay } from '#domain/day';
import { changedRows } from '#operations/application/application-change';
import { defineMutation, type GrantedCall } from '#operations/mutation';
import { personRef } from '#operations/person';
import { refused } from '#operations/refusal';
import { type ApplicationRow, applicationRef, openApplication } from '#store/applications';
import { classBookRef, classBookWrite } from '#store/class-book';
import { versionAfter, type Write } from '#store/commit';
import { trainingClassRef } from '#store/training-classes';
import { bookPatience, changedClass, classWithBook, targetOfClass, trainingClassOf } from './book-change.ts';
import { seatOfPersonLetGo } from './class-place.ts';

const Typed = z.optional(z.string());

/** Points as they were typed. `reason` is needed where something else was recorded before. */
export const RecordResultsInput = z.object({
  classId: z.string(),
  sitting: Sitting,
  entries: z.array(z.object({ applicationId: z.string(), theory: Typed, practice: Typed, unifiedOnline: Typed })),
  reason: z.optional(z.string()),
});
export type RecordResultsInput = z.infer<typeof RecordResultsInput>;

export const ResultsAnswer = z.object({
  classId: z.string(),
  /** Those named, in the order in which they were. */
  entries: z.array(z.object({ applicationId: z.string(), changed: z.boolean(), outcome: z.optional(Outcome) })),
  bookVersion: z.number(),
});
export type ResultsAnswer = z.infer<typeof ResultsAnswer>;

/**
 * Points of up to 30 people at one sitting: the book, the class's event and, for each, the application with its audit event
 * and the seat let go, in one transaction of at most 94 actions. With every part there it is settled who passed.
 */
export const recordResults = defineMutation({
  name: 'recordResults',
  input: RecordResultsInput,
  answer: ResultsAnswer,
  reads: (_, { classId, entries }) => [
    trainingClassRef(classId),
    classBookRef(classId),
    ...entries.slice(0, mostRows).map(({ applicationId }) => applicationRef(applicationId)),
  ],
  subject: ({ input, snapshot }) => classWithBook(snapshot, input.classId),
  target: (_, subject) => targetOfClass(subject),
  patience: bookPatience,
  decide: async (call, subject) => {
    const { deps, input, snapshot, now } = call;
    const { classId, sitting } = input;
    const reason = input.reason?.trim() || undefined;
    const trainingClass = trainingClassOf(subject);
    const closed = bookProblem(trainingClass, shanghaiDay(now)) ?? passMarksProblem(trainingClass);
    if (closed) return refused('CONFLICT', closed);
    const before = subject.book ?? emptyBook;
    const sat = { trainingClass, examinees: examineesOf(call), practice: deps.practice.examination };
    const change = resultsRecorded(before, input, sat);
    if (!change.ok) return refused('VALIDATION', ...change.problems);
    const { book, changed } = change.value;
    const answer = answerOf(input, change.value, versionAfter(snapshot, classBookRef(classId)));
    if (changed.length === 0)
      return { ok: true, writes: [], answer: { ...answer, bookVersion: subject.book?.version ?? 0 } };
    const event = { action: 'recordResults', changed: [`results.${sitting.toLowerCase()}`], trainingClass, reason };
    const { writes, dataKey } = await changedClass(call, subject, event);
    const people = await Promise.all(changed.map((each) => examined(call, each)));
    // Whoever has been examined may take a seat in another class.
    const seats = people.flatMap(({ released }) => (released ? seatOfPersonLetGo(snapshot, released) : []));
    return {
      ok: true,
      writes: [...writes, classBookWrite(classId, book, dataKey), ...people.flatMap((each) => each.writes), ...seats],
      answer,
    };
  },
});

function answerOf({ classId, entries }: RecordResultsInput, { book, changed }: ResultsChange, bookVersion: number) {
  return {
    classId,
    entries: entries.map(({ applicationId }) => {
      const outcome = book.entries[applicationId]?.outcome;
      const isChanged = changed.some((each) => each.applicationId === applicationId);
      return { applicationId, changed: isChanged, ...(outcome && { outcome }) };
    }),
    bookVersion,
  };
}

/** In these an application is one of its class's people. */
const examinable: readonly Application['status'][] = ['ENROLLED', 'PASSED', 'FAILED'];

function examineesOf({ deps, actor, input, snapshot }: GrantedCall<RecordResultsInput>): Map<string, Examinee> {
  const self = actor.kind === 'person' ? personRef(deps.seal, actor.subject) : undefined;
  const found = input.entries.slice(0, mostRows).flatMap(({ applicationId }): [string, Examinee][] => {
    const row = snapshot.find(applicationRef(applicationId));
    const belongs =
      row?.enrolment?.classId === input.classId && row.enrolment.state === 'SEATED' && examinable.includes(row.status);
    return row && belongs
      ? [[applicationId, { status: row.status, own: row.owner !== undefined && row.owner === self }]]
      : [];
  });
  return new Map(found);
}

/** The application of one whose results changed, with its audit event; and it, where it was settled only now. */
async function examined(
  call: GrantedCall<RecordResultsInput>,
  { applicationId, entry }: ResultsChange['changed'][number],
): Promise<{ writes: Write[]; released?: Application }> {
  const { deps, snapshot, input, now } = call;
  const row: ApplicationRow | undefined = snapshot.find(applicationRef(applicationId));
  if (!row) throw new Error('results were decided for an application that was not read');
  const opened = await openApplication(deps.seal, applicationId, row);
  const change = withResults(opened.application, input.classId, { entry, now });
  const { writes } = changedRows(call, opened, { ...change, action: 'recordResults', reason: input.reason });
  const settled = opened.application.status === 'ENROLLED' && entry.outcome !== undefined;
  return { writes, ...(settled && { released: opened.application }) };
}
