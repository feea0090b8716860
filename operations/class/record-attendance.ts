import * as z from 'zod';
import { attended, bookProblem, emptyBook } from '#domain/class/class-book';
import { passRuleOf } from '#domain/class/examination';
import { standingOf } from '#domain/class/pass-list';
import { shanghaiDay } from '#domain/day';
import { defineMutation } from '#operations/mutation';
import { refused } from '#operations/refusal';
import { classBookRef, classBookWrite } from '#store/class-book';
import { versionAfter } from '#store/commit';
import { seatsRef } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { bookPatience, changedClass, classWithBook, ownIn, targetOfClass, trainingClassOf } from './book-change.ts';

/** Applications by id; the day as it was typed. `reason` is needed where something else was recorded before. */
export const RecordAttendanceInput = z.object({
  classId: z.string(),
  day: z.string(),
  present: z.array(z.string()),
  absent: z.array(z.string()),
  reason: z.optional(z.string()),
});
export type RecordAttendanceInput = z.infer<typeof RecordAttendanceInput>;

export const AttendanceAnswer = z.object({
  classId: z.string(),
  day: z.string(),
  present: z.number(),
  absent: z.number(),
  corrected: z.number(),
  /** Whose outcome does not follow any more: their results must be recorded again. */
  outdated: z.array(z.string()),
  bookVersion: z.number(),
});
export type AttendanceAnswer = z.infer<typeof AttendanceAnswer>;

/** Who of a class was there on one day: up to 600 at once, for only the class's book is written. */
export const recordAttendance = defineMutation({
  name: 'recordAttendance',
  input: RecordAttendanceInput,
  answer: AttendanceAnswer,
  reads: (_, { classId }) => [trainingClassRef(classId), seatsRef(classId), classBookRef(classId)],
  subject: ({ input, snapshot }) => classWithBook(snapshot, input.classId),
  target: (_, subject) => targetOfClass(subject),
  patience: bookPatience,
  decide: async (call, subject) => {
    const { deps, input, snapshot, now } = call;
    const { classId, reason, present, absent } = input;
    const trainingClass = trainingClassOf(subject);
    const today = shanghaiDay(now);
    const closed = bookProblem(trainingClass, today);
    if (closed) return refused('CONFLICT', closed);
    const seats = snapshot.find(seatsRef(classId));
    const seated = Object.keys(seats?.seated ?? {});
    const people = { seated: new Set(seated), own: ownIn(call, seats) };
    const change = attended(subject.book ?? emptyBook, input, { trainingClass, ...people, today });
    if (!change.ok) return refused('VALIDATION', ...change.problems);
    const { book, day, corrected } = change.value;
    const event = { action: 'recordAttendance', changed: [`attendance.${day}`], trainingClass };
    const { writes, dataKey } = await changedClass(call, subject, {
      ...event,
      reason: corrected > 0 ? reason : undefined,
    });
    const rule = passRuleOf(trainingClass, book, deps.practice.examination);
    return {
      ok: true,
      writes: [...writes, classBookWrite(classId, book, dataKey)],
      answer: {
        ...{ classId, day, corrected },
        ...{ present: present.length, absent: absent.length },
        outdated: standingOf(book, seated, rule).outdated,
        bookVersion: versionAfter(snapshot, classBookRef(classId)),
      },
    };
  },
});
