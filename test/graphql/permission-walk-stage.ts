import type { Category } from '#domain/category';
import { emptySeats } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import { createIntakeHandler } from '#functions/intake/handler';
import { assignPanel } from '#operations/card/assign-panel';
import { saveTrainingPlan } from '#operations/class/training-plan';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import { seatsRef, seatsWrite } from '#store/seats';
import { writeLists } from '#test/operations/card/card-world';
import { writeAssessors } from '#test/operations/card/panel-world';
import { writePool } from '#test/operations/card/pool-world';
import { begunClass, runningClass } from '#test/operations/class/running-class';
import { done, newKey } from '#test/operations/journey';
import { agency, openClass, staff, write, writeAgency, writeClass } from '#test/operations/world';
import type { Target } from './permission-walk.ts';
import { absentAs, applicationsIn, cardsIn } from './permission-walk-applications.ts';
import { filesIn } from './permission-walk-jobs.ts';
import { createGraphqlWorld, type GraphqlWorld } from './world.ts';

/** One world with something of everything, in every stage, and what each of it is to whom. */
export interface Stage {
  world: GraphqlWorld;
  chat: ReturnType<typeof createIntakeHandler>;
  targets: Record<TargetName, Target>;
  /** Those who can be sent to an examination. */
  members: { cardNumber: string; name: string }[];
}

export type TargetName = keyof Awaited<ReturnType<typeof targetsIn>>;

const city = { centres: ['510100'] };
const province = { centres: ['510000'] };

export async function setStage(): Promise<Stage> {
  const world = await createGraphqlWorld();
  await writeAgency(world.deps, agency);
  await writeAgency(world.deps, { ...agency, id: 'agency-2', city: '510700' });
  const members = await writeAssessors(world);
  const targets = await targetsIn(world, members);
  const { deps, readCaller } = world;
  return { world, chat: createIntakeHandler({ deps, readCaller, log: () => undefined }), targets, members };
}

async function targetsIn(world: GraphqlWorld, members: Stage['members']) {
  const cityClass = openClass('ASSESSOR', { id: 'class-of-city' });
  const provinceClass = openClass('SENIOR_ASSESSOR', { id: 'class-of-province' });
  for (const one of [cityClass, provinceClass]) await writeClass(world.deps, one);
  const applications = await applicationsIn(world, { cityClass, provinceClass });
  return {
    /** Not about anything in particular: only the office counts. */
    nothing: { id: '' },
    ...offices,
    cityClass: { id: cityClass.id, absent: absentAs(cityClass.id), ...city },
    provinceClass: { id: provinceClass.id, absent: absentAs(provinceClass.id), ...province },
    ...(await classesIn(world)),
    ...applications,
    ...(await booksIn(world, applications.atProvince.id)),
    ...(await papersIn(world, members)),
    ...(await cardsIn(world)),
    ...(await filesIn(world, { ...applications, classId: cityClass.id })),
  };
}

const offices = {
  agencyOffice: { id: agency.id, absent: 'agency-9', agency: agency.id, centres: [agency.id] },
  // The codes of the centres are no secret: none of them is looked at as if it did not exist.
  cityOffice: { id: '510100', ...city, agency: '510100' },
  provinceOffice: { id: '510000', ...province, agency: '510000' },
};

/** Drafts, and those that the mutations act on. */
async function classesIn(world: GraphqlWorld) {
  const put = async (id: string, more: Partial<TrainingClass>, category: Category = 'ASSESSOR') => {
    await writeClass(world.deps, openClass(category, { id, ...more }));
    return { id, absent: absentAs(id), ...(category === 'ASSESSOR' ? city : province) };
  };
  const training = { startsOn: '2026-11-23', endsOn: '2026-11-27' };
  const registration = { opensOn: '2026-11-01', closesOn: '2026-11-20' };
  return {
    draftClass: await put('class-in-draft', { status: 'DRAFT' }),
    changedClass: await put('class-to-change', { status: 'DRAFT' }),
    changedProvinceClass: await put('class-to-change-too', { status: 'DRAFT' }, 'SENIOR_ASSESSOR'),
    startable: await put('class-to-start', { status: 'REGISTRATION_CLOSED', training, registration }),
  };
}

/** With somebody in a list and a class of the city whose application is not the city's to read. */
async function booksIn(world: GraphqlWorld, foreign: string) {
  const running = async (category: Category, id: string) => {
    const { ids, classId } = await runningClass(world, { people: 1, trainingClass: begunClass(category, { id }) });
    return { book: { id: classId, absent: absentAs(classId) }, seated: ids[0] ?? '' };
  };
  const one = await running('ASSESSOR', 'class-running');
  const other = await running('SENIOR_ASSESSOR', 'class-running-too');
  const mixed = begunClass('ASSESSOR', { id: 'class-with-others' });
  await runningClass(world, { people: 0, trainingClass: mixed });
  const seats = { ...emptySeats(mixed), taken: 1, seated: { [foreign]: world.clock.now.toISOString() } };
  await write(world.deps, [{ ref: seatsRef(mixed.id), write: seatsWrite(mixed.id, seats) }]);
  const whose = { own: 'p0', agency: agency.id };
  return {
    book: { ...one.book, ...city },
    seated: { id: one.seated, absent: absentAs(one.seated), ...whose, ...city },
    provinceBook: { ...other.book, ...province },
    provinceSeated: { id: other.seated, absent: absentAs(other.seated), ...whose, ...province },
    mixedBook: { id: mixed.id, ...city },
    ...(await listsIn(world, [one.seated, foreign])),
  };
}

async function listsIn(world: GraphqlWorld, applicationIds: string[]) {
  await writeLists(world, [
    { id: 'list-of-city', applicationIds },
    { id: 'list-of-province', applicationIds: [], category: 'SENIOR_ASSESSOR' },
  ]);
  return {
    list: { id: 'list-of-city', absent: absentAs('list-of-city'), ...city },
    provinceList: { id: 'list-of-province', absent: absentAs('list-of-province'), ...province },
  };
}

/** Panels, a written request, plans. */
async function papersIn(world: GraphqlWorld, members: Stage['members']) {
  const { deps } = world;
  const clerk = staff('city', '510100', 'clerk who was here before');
  const panel = async (on: string, actor = clerk) => {
    const asked = { on, occupation: '电工', level: 'SENIOR' as const, members };
    const { id } = done(await assignPanel(deps, actor, asked, newKey())).panel;
    return { id, absent: absentAs(id) };
  };
  await writePool(world, { '510000': members.map(({ cardNumber }) => cardNumber) });
  const request = { city: '510100', year: 2026, categories: ['ASSESSOR' as const], words: '今年没有条件办班' };
  const asked = done(await requestProvincialTraining(deps, clerk, request, newKey())).request;
  const entries = [{ category: 'ASSESSOR' as const, month: 12, count: 1 }];
  for (const [year, status] of [
    [2026, 'PUBLISHED'],
    [2027, 'DRAFT'],
  ] as const)
    done(await saveTrainingPlan(deps, clerk, { organiser: '510100', year, status, entries }, newKey()));
  return {
    agencyPanel: { ...(await panel('2026-12-01', staff('agency', agency.id, 'clerk before'))), agency: agency.id },
    cityPanel: { ...(await panel('2026-12-02')), ...city },
    request: { id: asked.id, absent: '510100-2026-9', ...city },
    plan: { id: '510100-2026', ...city },
    draftPlan: { id: '510100-2027', absent: '510100-2028', ...city },
  };
}
