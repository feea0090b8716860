import type { Application } from '#domain/application/application';
import type { Category } from '#domain/category';
import { emptySeats } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import { personRef as ownerRef } from '#operations/person';
import { personAttribute, personRef, personWrite } from '#store/people';
import { seatsRef, seatsWrite } from '#store/seats';
import { place } from '#test/operations/journey';
import { agency, applicant, openClass, type World, write, writeClass, writeDraft } from '#test/operations/world';

/** Of the days of `began`: the third of five. */
export const training = { startsOn: '2026-11-21', endsOn: '2026-11-25' };

export function begunClass(category: Category = 'ASSESSOR', more: Partial<TrainingClass> = {}): TrainingClass {
  const open = openClass(category);
  const parts = open.examination.parts.map((part) => [part, 60] as const);
  return {
    ...open,
    status: 'RUNNING',
    training,
    examination: { ...open.examination, passMarks: Object.fromEntries(parts), resit: true },
    ...more,
  };
}

/** A class that has begun, with so many people `p0`, `p1` … seated in it one after the other. */
export async function runningClass(
  world: World,
  { people = 2, trainingClass = begunClass() }: { people?: number; trainingClass?: TrainingClass } = {},
): Promise<{ classId: string; ids: string[] }> {
  await writeClass(world.deps, trainingClass);
  const ids: string[] = [];
  const seated: Record<string, string> = {};
  for (let at = 0; at < people; at += 1) {
    const since = new Date(world.clock.now.getTime() - 60_000 * (people - at)).toISOString();
    const id = await seatedApplication(world, trainingClass, { owner: `p${at}`, since });
    seated[id] = since;
    ids.push(id);
  }
  const { id: classId } = trainingClass;
  const owners = Object.fromEntries(ids.map((id, at) => [id, ownerRef(world.deps.seal, `p${at}`)]));
  const seats = { ...emptySeats(trainingClass), taken: people, seated, owners };
  await write(world.deps, [{ ref: seatsRef(classId), write: seatsWrite(classId, seats) }]);
  return { classId, ids };
}

async function seatedApplication(
  world: World,
  trainingClass: TrainingClass,
  { owner, since }: { owner: string; since: string },
): Promise<string> {
  const { category, organiser, id: classId } = trainingClass;
  const { applicationId } = await writeDraft(world.deps, { actor: applicant(owner), category });
  const hash = `person-of-${owner}`;
  const more: Partial<Application> = {
    status: 'ENROLLED',
    agency: { ...agency, version: 1 },
    trainingClass: { ...trainingClass, version: 1 },
    routing: {
      ...{ reviewCentre: organiser, trainingOrganiser: organiser },
      ...{ numberIssuer: '510000', cardMaker: organiser },
    },
    person: { hash, nameHash: `name-of-${owner}` },
    liveIn: classId,
    enrolment: { classId, state: 'SEATED', city: '510100', at: since },
    submittedAt: since,
    stage: { since },
  };
  await place(world, applicationId, more);
  const held = {
    [personAttribute.seat(category)]: applicationId,
    [personAttribute.live(category, classId)]: applicationId,
  };
  await write(world.deps, [{ ref: personRef(hash), write: personWrite(hash, { where: [], set: held }) }]);
  return applicationId;
}
