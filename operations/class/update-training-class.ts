import * as z from 'zod';
import { ClassInput, filled } from '#domain/class/class-fields';
import { type ClassChange, edited } from '#domain/class/class-life';
import { isJoinable, nextInLine, resized, type Seats } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import type { Problem } from '#domain/problem';
import { type Refused, refused } from '#operations/refusal';
import type { Write } from '#store/commit';
import { seatsRef, seatsWrite } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { mostMoveUp, movedUp, moveUpRefs } from './move-up.ts';
import { type ClassCall, ClassStepInput, decided, defineClassMutation } from './training-class-mutation.ts';

export const UpdateTrainingClassInput = z.object({ ...ClassStepInput.shape, ...ClassInput.shape });
export type UpdateTrainingClassInput = z.infer<typeof UpdateTrainingClassInput>;

/** Changes what the class's status still allows; with more places, whoever waits moves up in the same transaction. */
export const updateTrainingClass = defineClassMutation({
  name: 'updateTrainingClass',
  input: UpdateTrainingClassInput,
  reads: ({ classId, capacity }) => (capacity ? [seatsRef(classId)] : []),
  alsoReads: ({ input, snapshot, now }) => {
    const row = snapshot.find(trainingClassRef(input.classId));
    const seats = input.capacity ? snapshot.find(seatsRef(input.classId)) : undefined;
    if (!row || !seats || !isJoinable(row)) return [];
    const after = resized(seats, filled(row, input).fields.capacity);
    return after.ok ? moveUpRefs(after.value, now) : [];
  },
  decide: async (call) => {
    const { trainingClass, context, input } = call;
    const { fields, problems } = filled(trainingClass, input);
    const [first, ...others] = problems;
    const change = edited(trainingClass, fields, context);
    if (first) return refused('VALIDATION', first, ...others, ...(change.ok ? [] : change.problems));
    if (!change.ok) return decided(change);
    const seats = input.capacity ? call.snapshot.find(seatsRef(input.classId)) : undefined;
    // Nobody has a place yet: the places are laid out with the first.
    const places = seats && (await withPlaces(call, seats, change.value));
    if (places === 'READ_AGAIN' || (places && 'ok' in places)) return places;
    return { ...decided(change), ...(places && { writes: places.writes }) };
  },
});

async function withPlaces(
  call: ClassCall<UpdateTrainingClassInput>,
  seats: Seats,
  { trainingClass }: ClassChange,
): Promise<{ writes: Write[] } | Refused | 'READ_AGAIN'> {
  const after = resized(seats, trainingClass.capacity);
  if (!after.ok) return refused('CONFLICT', ...after.problems);
  if (!isJoinable(trainingClass)) return { writes: [seatsWrite(trainingClass.id, after.value)] };
  const waiting = nextInLine(after.value, call.now).length;
  if (waiting > mostMoveUp) return refused('CONFLICT', tooMany(waiting, trainingClass));
  const moved = await movedUp(call, after.value);
  if (moved === 'READ_AGAIN') return moved;
  return { writes: [...moved.writes, seatsWrite(trainingClass.id, moved.seats)] };
}

function tooMany(waiting: number, { capacity }: TrainingClass): Problem {
  return {
    code: 'TOO_MANY_MOVE_UP',
    path: capacity.overall === undefined ? 'capacity' : 'capacity.overall',
    message: `这样一次会有${waiting}人从候补转正，一次最多${mostMoveUp}人；请分几次增加名额。`,
  };
}
