import * as z from 'zod';
import { isJoinable, leaveProblem, left, notWaiting, type Seats, seatFreed } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import type { Problem } from '#domain/problem';
import { ApplicationAnswer } from '#operations/answers';
import { type ApplicationCall, defineApplicationMutation } from '#operations/application/application-mutation';
import { refused } from '#operations/refusal';
import { applicationRef } from '#store/applications';
import type { Write } from '#store/commit';
import { seatsRef, seatsWrite } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { seatOfPersonLetGo, targetInClass } from './class-place.ts';
import { movedUp, moveUpRefs } from './move-up.ts';

export const LeaveClassInput = z.object({
  applicationId: z.string(),
  classId: z.string(),
  /** Needed where a centre takes somebody out. */
  reason: z.optional(z.string()),
});
export type LeaveClassInput = z.infer<typeof LeaveClassInput>;

const longestReason = 500;
/** Milliseconds: while hundreds enrol, the places move all the time. */
const patience = 15_000;

/** Gives up a seat, which goes to the first in line whom it fits, or a place in the line; qualified as before. */
export const leaveClass = defineApplicationMutation({
  name: 'leaveClass',
  input: LeaveClassInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  reads: ({ classId }) => [trainingClassRef(classId), seatsRef(classId)],
  alsoReads: ({ input: { applicationId, classId }, snapshot, now }) => {
    const { enrolment } = snapshot.find(applicationRef(applicationId)) ?? {};
    const seats = snapshot.find(seatsRef(classId));
    const trainingClass = snapshot.find(trainingClassRef(classId));
    if (!seats || !trainingClass || !isJoinable(trainingClass) || enrolment?.state !== 'SEATED') return [];
    return moveUpRefs(seatFreed(seats, applicationId, enrolment.city), now);
  },
  target: (call, application) =>
    targetInClass(call, application, call.snapshot.find(trainingClassRef(call.input.classId))),
  patience,
  decide: async (call) => {
    const { application, input, snapshot, now } = call;
    const by = call.grant?.role === 'applicant' ? 'PERSON' : 'ORGANISER';
    const reason = input.reason?.trim() ?? '';
    const wrongReason = reasonProblem(reason, by);
    if (wrongReason) return refused('VALIDATION', wrongReason);
    const change = left(application, input.classId, now);
    if (!change.ok) return refused('CONFLICT', ...change.problems);
    const trainingClass = snapshot.find(trainingClassRef(input.classId));
    const tooLate = trainingClass && leaveProblem(application, trainingClass, by);
    if (tooLate) return refused('CONFLICT', tooLate);
    const writes = await placeGivenUp(call, trainingClass);
    if (writes === 'READ_AGAIN') return writes;
    return {
      ok: true,
      ...change.value,
      ...(reason !== '' && { reason }),
      writes: [...writes, ...seatOfPersonLetGo(snapshot, application)],
    };
  },
  answered: (_, application) => ({ application }),
});

async function placeGivenUp(
  call: ApplicationCall<LeaveClassInput>,
  trainingClass: TrainingClass | undefined,
): Promise<Write[] | 'READ_AGAIN'> {
  const { application, input, snapshot } = call;
  const { enrolment } = application;
  const seats = snapshot.find(seatsRef(input.classId));
  if (!seats || !enrolment) return [];
  if (enrolment.state === 'WAITING') return [seatsWrite(input.classId, notWaiting(seats, application.id))];
  const freed: Seats = seatFreed(seats, application.id, enrolment.city);
  if (!trainingClass || !isJoinable(trainingClass)) return [seatsWrite(input.classId, freed)];
  const moved = await movedUp(call, freed);
  return moved === 'READ_AGAIN' ? moved : [seatsWrite(input.classId, moved.seats), ...moved.writes];
}

function reasonProblem(reason: string, by: 'PERSON' | 'ORGANISER'): Problem | undefined {
  if ([...reason].length > longestReason || !reason.isWellFormed()) {
    return { code: 'TOO_LONG', path: 'reason', message: `原因最多${longestReason}字。` };
  }
  if (reason !== '' || by === 'PERSON') return undefined;
  return { code: 'REASON_NEEDED', path: 'reason', message: '职鉴中心办理退出，要写明原因。' };
}
