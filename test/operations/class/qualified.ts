import type { Application } from '#domain/application/application';
import type { Category } from '#domain/category';
import type { TrainingClass } from '#domain/class/training-class';
import type { Facts } from '#domain/eligibility/fact';
import { personOf } from '#operations/application/live-guard';
import { enrolApplication } from '#operations/class/enrol-application';
import { applicationRef, applicationWrite, openApplication } from '#store/applications';
import { personAttribute, personRef, personWrite } from '#store/people';
import { read } from '#store/read';
import { chosenClassRef } from '#store/training-classes';
import { done, newKey } from '#test/operations/journey';
import { agency, applicant, openClass, type World, write, writeClass, writeDraft } from '#test/operations/world';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The ID number of the n-th made-up person: all born on one day in one place. */
export function idNumber(n: number): string {
  const body = `51010419900101${String(n).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

let people = 100;

interface Qualified {
  owner: string;
  /** Which made-up person; another one each time if absent. */
  person?: number;
  trainingClass?: TrainingClass;
  category?: Category;
  /** Where the agency stands. */
  city?: string;
  more?: Partial<Application>;
  facts?: Facts;
}

/** An application that its centre has found qualified for a class, with everything that hangs on it. */
export async function qualifiedApplication(
  world: World,
  { owner, category = 'ASSESSOR', trainingClass = openClass(category), city = '510100', ...of }: Qualified,
): Promise<string> {
  if (world.state === 'WHOLE') world.state = 'PLACED';
  people += 1;
  const facts = { ...of.facts, idNumber: idNumber(of.person ?? people) };
  const { deps } = world;
  const { applicationId: id } = await writeDraft(deps, { actor: applicant(owner), category, facts });
  const refs = { application: applicationRef(id), chosen: chosenClassRef(trainingClass.id) };
  const snapshot = await read(deps.store, [refs.application, refs.chosen]);
  const opened = await openApplication(deps.seal, id, snapshot.find(refs.application)!);
  const person = personOf(deps.seal, opened.application, deps.now());
  const { organiser } = trainingClass;
  const at = deps.now().toISOString();
  const application: Application = {
    ...opened.application,
    status: 'QUALIFIED',
    agency: { ...agency, city, version: 1 },
    trainingClass: snapshot.find(refs.chosen) ?? { ...trainingClass, version: 1 },
    routing: { reviewCentre: city, trainingOrganiser: organiser, numberIssuer: '510000', cardMaker: organiser },
    person,
    liveIn: trainingClass.id,
    submittedAt: at,
    stage: { since: at },
    ...of.more,
  };
  const live = { [personAttribute.live(category, trainingClass.id)]: id };
  await write(deps, [
    { ref: refs.application, write: applicationWrite({ ...opened, application }) },
    { ref: personRef(person.hash), write: personWrite(person.hash, { where: [], set: live }) },
  ]);
  return id;
}

/** A class and its people, enrolled one after the other: seats first, then the line. */
export async function enrolledClass(
  world: World,
  trainingClass: TrainingClass,
  owners: readonly string[],
): Promise<string[]> {
  await writeClass(world.deps, trainingClass);
  const ids: string[] = [];
  for (const owner of owners) {
    const applicationId = await qualifiedApplication(world, { owner, trainingClass, category: trainingClass.category });
    const { id: classId } = trainingClass;
    done(await enrolApplication(world.deps, applicant(owner), { applicationId, classId }, newKey()));
    ids.push(applicationId);
  }
  return ids;
}
