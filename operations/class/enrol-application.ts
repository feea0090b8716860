import * as z from 'zod';
import type { Application } from '#domain/application/application';
import { placelessProblem } from '#domain/card/renewal';
import { enrolled, enrolmentProblems, unknownClass } from '#domain/class/enrolment';
import { isPublished } from '#domain/class/training-class';
import { ApplicationAnswer } from '#operations/answers';
import { defineApplicationMutation } from '#operations/application/application-mutation';
import type { Call } from '#operations/mutation';
import { refused } from '#operations/refusal';
import { applicationRef } from '#store/applications';
import type { Ref } from '#store/read';
import { seatsRef } from '#store/seats';
import { chosenClassRef } from '#store/training-classes';
import { takenClassPlace, takenSeatOfPerson, targetInClass } from './class-place.ts';

/** Without a class it is the one applied for, at the price of a second round of reads. */
export const EnrolApplicationInput = z.object({ applicationId: z.string(), classId: z.optional(z.string()) });
export type EnrolApplicationInput = z.infer<typeof EnrolApplicationInput>;

/** Milliseconds in which one of hundreds who ask at once gets a seat, a place in line, or BUSY. */
const patience = 15_000;

/** Takes somebody who was found qualified into a class (编班), or puts them at the end of its waiting list. */
export const enrolApplication = defineApplicationMutation({
  name: 'enrolApplication',
  input: EnrolApplicationInput,
  answer: ApplicationAnswer,
  applicationId: (_, { applicationId }) => applicationId,
  reads: ({ classId }) => (classId === undefined ? [] : rowsOf(classId)),
  alsoReads: ({ input, snapshot }) => {
    const chosen = snapshot.find(applicationRef(input.applicationId))?.trainingClass;
    return input.classId === undefined && chosen ? rowsOf(chosen.id) : [];
  },
  target: (call, application) => targetInClass(call, application, classOf(call, application)),
  patience,
  decide: async (call) => {
    const { application, context } = call;
    const trainingClass = classIn(call, application);
    if (!trainingClass || !isPublished(trainingClass)) return refused('VALIDATION', unknownClass);
    const [first, ...others] = enrolmentProblems(application, trainingClass);
    if (first) {
      const wrongClass = [first, ...others].every(({ code }) => wrongClassCodes.has(code));
      return refused(wrongClass ? 'VALIDATION' : 'CONFLICT', first, ...others);
    }
    const placeless = placelessProblem(application, context.renewalNeedsTraining);
    if (placeless) return refused('CONFLICT', placeless);
    const place = takenClassPlace(call, application, trainingClass);
    if ('refusal' in place) return place;
    const seat = takenSeatOfPerson(call, application, trainingClass);
    if ('refusal' in seat) return seat;
    const { state, at, write } = place;
    return { ok: true, ...enrolled(application, trainingClass, { state, at }), writes: [write, seat.write] };
  },
  answered: (_, application) => ({ application }),
});

const wrongClassCodes = new Set(['CLASS_OF_OTHER_CATEGORY', 'CLASS_OF_ANOTHER_CENTRE', 'OTHER_CONDITIONS']);

function rowsOf(classId: string): Ref[] {
  return [chosenClassRef(classId), seatsRef(classId)];
}

/** Whose class it is, also before the class applied for was read: it never changes hands. */
function classOf(call: Call<EnrolApplicationInput>, application: Application) {
  const { trainingClass } = application;
  const isRead =
    call.input.classId !== undefined || !trainingClass || call.snapshot.has(chosenClassRef(trainingClass.id));
  return isRead ? classIn(call, application) : trainingClass;
}

function classIn({ input, snapshot }: Call<EnrolApplicationInput>, { trainingClass }: Application) {
  const classId = input.classId ?? trainingClass?.id;
  const ref = classId === undefined ? undefined : chosenClassRef(classId);
  // Before the second round the class applied for is known only as the application remembers it.
  return ref && (snapshot.has(ref) ? snapshot.find(ref) : trainingClass);
}
