import * as z from 'zod';
import { notWaiting, type Seats, seatFreed, staysIn } from '#domain/class/enrolment';
import { seatedInOrder } from '#domain/class/pass-list';
import type { ClassStatus, TrainingClass } from '#domain/class/training-class';
import type { Problem } from '#domain/problem';
import { defineMutation, type Subject } from '#operations/mutation';
import { refused } from '#operations/refusal';
import { applicationRef } from '#store/applications';
import type { Write } from '#store/commit';
import { seatsRef, seatsWrite } from '#store/seats';
import { type TrainingClassRow, trainingClassRef } from '#store/training-classes';
import { mostAtOnce, released } from './released.ts';

export const ReleaseTrainingClassInput = z.object({ classId: z.string() });
export type ReleaseTrainingClassInput = z.infer<typeof ReleaseTrainingClassInput>;

/** How many were released now, and how many are left for the next call. */
export const ReleaseAnswer = z.object({ classId: z.string(), released: z.number(), left: z.number() });
export type ReleaseAnswer = z.infer<typeof ReleaseAnswer>;

interface ClassSubject extends Subject {
  row: TrainingClassRow;
}

/**
 * Of a class that was cancelled everybody, of one that has begun whoever still waits: qualified as before, free for
 * another class of the category, and told so by an event of their own. So many at a time; called again it goes on.
 */
export const releaseTrainingClass = defineMutation<ReleaseTrainingClassInput, ReleaseAnswer, ClassSubject>({
  name: 'releaseTrainingClass',
  input: ReleaseTrainingClassInput,
  answer: ReleaseAnswer,
  reads: (_, { classId }) => [trainingClassRef(classId), seatsRef(classId)],
  alsoReads: ({ input, snapshot }) => {
    const row = snapshot.find(trainingClassRef(input.classId));
    const seats = snapshot.find(seatsRef(input.classId));
    return row && seats ? staying(seats, row.status).slice(0, mostAtOnce).map(applicationRef) : [];
  },
  subject: async ({ input, snapshot }) => {
    const row = snapshot.find(trainingClassRef(input.classId));
    return row && { row };
  },
  target: (_, { row }) => ({ centres: [row.organiser] }),
  decide: async (call, { row }) => {
    const seats = call.snapshot.find(seatsRef(row.id));
    if (staysIn[row.status] === undefined) return refused('CONFLICT', nobodyToRelease);
    const ids = seats ? staying(seats, row.status) : [];
    const now = ids.slice(0, mostAtOnce);
    if (!seats || now.length === 0) return { ok: true, writes: [], answer: answerOf(row, 0, 0) };
    const writes: Write[] = [];
    let after: Seats = seats;
    for (const id of now) {
      const one = await released(call, row, id);
      if (one === 'READ_AGAIN') return one;
      writes.push(...one.writes);
      after = seatFreed(notWaiting(after, id), id, one.city);
    }
    const answer = answerOf(row, now.length, ids.length - now.length);
    return { ok: true, writes: [...writes, seatsWrite(row.id, after)], answer };
  },
});

function answerOf({ id }: TrainingClass, released: number, left: number): ReleaseAnswer {
  return { classId: id, released, left };
}

export const nobodyToRelease: Problem = {
  code: 'CLASS_STATUS',
  path: 'classId',
  message: '只有已取消的培训班，或已开班培训班的候补人员，才需要清退。',
};

/** Whoever has a place that is worth nothing any more, in the order in which they got it. */
function staying({ seated, waiting }: Seats, status: ClassStatus): string[] {
  const line = waiting.map(({ applicationId }) => applicationId);
  if (staysIn[status] !== 'EVERYBODY') return staysIn[status] === 'WAITING' ? line : [];
  return [...seatedInOrder({ seated }), ...line];
}
