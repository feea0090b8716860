import type { Actor } from '#operations/actor';
import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import type { Deps } from '#operations/deps';
import { decideProvincialTraining } from '#operations/review/decide-provincial-training';
import { requestProvincialTraining } from '#operations/review/request-provincial-training';
import type { Scenario, Stage } from '#test/harness/stage';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, openClass, staff, type World, writeClass } from '#test/operations/world';

const li = applicant('li');
const city = staff('city', '510100');
const province = staff('province');
const provincialClass = openClass('ASSESSOR', { id: 'class-provincial', organiser: '510000' });

function asked(
  deps: Deps,
  actor: Actor,
  categories: ('ASSESSOR' | 'NEW_OCCUPATION_ASSESSOR')[],
  key: string,
): ReturnType<typeof requestProvincialTraining> {
  const input = { city: '510100', year: 2026, categories, words: '本市今年没有条件办班' };
  return requestProvincialTraining(deps, actor, input, key);
}

function answered(deps: Deps, decision: 'GRANT' | 'REFUSE', key: string): ReturnType<typeof decideProvincialTraining> {
  const input = { requestId: '510100-2026-1', decision, words: '本年度省班名额有限' };
  return decideProvincialTraining(deps, province, input, key);
}

const waiting: Stage = {
  name: "a city's written request that waits for its answer",
  prepare: async ({ deps }) => {
    done(await asked(deps, city, ['ASSESSOR'], newKey()));
    return {};
  },
};

async function chosen(world: World): Promise<string> {
  const applicationId = await readyApplication(world, li);
  await writeClass(world.deps, provincialClass);
  const input = { applicationId, classId: provincialClass.id };
  done(await updateApplicationDraft(world.deps, li, input, newKey()));
  return applicationId;
}

/** What the application remembers is that nothing was granted. */
const undecided: Stage = {
  name: "a whole application for the province's class, the city's request undecided",
  prepare: async (world) => {
    await waiting.prepare(world);
    return { applicationId: await chosen(world) };
  },
};

const grantedSince: Stage = {
  name: "a whole application for the province's class, the city's request granted since",
  prepare: async (world) => {
    const applicationId = await chosen(world);
    done(await asked(world.deps, city, ['ASSESSOR'], newKey()));
    done(await answered(world.deps, 'GRANT', newKey()));
    return { applicationId };
  },
};

const submission = (stage: Stage, name: string): Scenario => ({
  operation: 'submitApplication',
  name,
  stage,
  run: (deps, { applicationId = '' }) => submitApplication(deps, li, { applicationId }, 'submit-key'),
});

const grant = (stage: Stage): Scenario => ({
  operation: 'decideProvincialTraining',
  name: 'grant',
  stage,
  run: (deps) => answered(deps, 'GRANT', 'grant-key'),
});

/** Cities' written requests, and those who may join a class only once they are granted. */
export const cityRequestScenarios: readonly Scenario[] = [
  {
    operation: 'requestProvincialTraining',
    name: 'request for another category',
    stage: waiting,
    run: (deps) => asked(deps, city, ['NEW_OCCUPATION_ASSESSOR'], 'request-key-1'),
  },
  {
    operation: 'requestProvincialTraining',
    name: 'request for the same category again',
    stage: waiting,
    run: (deps) => asked(deps, city, ['ASSESSOR'], 'request-key-2'),
  },
  grant(waiting),
  {
    operation: 'decideProvincialTraining',
    name: 'refusal',
    stage: waiting,
    run: (deps) => answered(deps, 'REFUSE', 'refuse-key'),
  },
  grant(undecided),
  submission(undecided, 'submission while the request is undecided'),
  submission(grantedSince, 'submission after the grant'),
  {
    operation: 'requestProvincialTraining',
    name: 'request for another category after the grant',
    stage: grantedSince,
    run: (deps) => asked(deps, city, ['NEW_OCCUPATION_ASSESSOR'], 'request-key-3'),
  },
];
