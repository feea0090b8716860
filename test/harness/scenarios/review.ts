import { submitApplication } from '#operations/application/submit-application';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { decideAppeal } from '#operations/review/appeal-decision';
import { appealRejection } from '#operations/review/appeal-rejection';
import type { ReviewApplicationInput } from '#operations/review/review-application';
import { reviewApplication } from '#operations/review/review-application';
import { reviewApplications } from '#operations/review/review-applications';
import type { Scenario, Stage } from '#test/harness/stage';
import { idNumber } from '#test/operations/class/qualified';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant, staff, type World } from '#test/operations/world';

const li = applicant('li');
const zhao = staff('agency', agency.id, 'zhao');
const qian = staff('agency', agency.id, 'qian');
const wang = staff('city', '510100', 'wang');
const sun = staff('city', '510100', 'sun');
type Decision = Omit<ReviewApplicationInput, 'applicationId'>;
const reject: Decision = { decision: 'REJECT', reasons: ['LEVEL_NOT_REACHED'], words: '只有中级工' };
const mend: Decision = { decision: 'RETURN', reasons: ['PHOTO_UNFIT'], facts: ['workplace'], words: '单位名称写全称' };

async function handedIn(world: World, owner = li, person = idNumber(1)): Promise<string> {
  const applicationId = await readyApplication(world, owner, 'ASSESSOR', { idNumber: person });
  done(await submitApplication(world.deps, owner, { applicationId }, newKey()));
  return applicationId;
}

/** Of the same person for the same class: only one of the two can be live. */
function another(world: World): Promise<string> {
  return readyApplication(world, li, 'ASSESSOR', { idNumber: idNumber(1) });
}

async function reviewed(world: World, actor: typeof li, input: ReviewApplicationInput): Promise<void> {
  done(await reviewApplication(world.deps, actor, input, newKey()));
}

async function atCentre(world: World): Promise<string> {
  const applicationId = await handedIn(world);
  await reviewed(world, zhao, { applicationId, decision: 'APPROVE' });
  return applicationId;
}

async function rejected(world: World): Promise<string> {
  const applicationId = await atCentre(world);
  await reviewed(world, wang, { applicationId, ...reject });
  return applicationId;
}

const atItsAgency: Stage = {
  name: 'an application at its agency',
  prepare: async (world) => ({ applicationId: await handedIn(world) }),
};

const atItsCentre: Stage = {
  name: 'an application at its centre, another one ready',
  prepare: async (world) => ({ applicationId: await atCentre(world), other: await another(world) }),
};

const isReturned: Stage = {
  name: 'an application returned by its centre',
  prepare: async (world) => {
    const applicationId = await atCentre(world);
    await reviewed(world, wang, { applicationId, ...mend });
    return { applicationId };
  },
};

const isRejected: Stage = {
  name: 'an application rejected, another one ready',
  prepare: async (world) => ({ applicationId: await rejected(world), other: await another(world) }),
};

const isAppealed: Stage = {
  name: 'a rejection that was appealed, another application ready',
  prepare: async (world) => {
    const applicationId = await rejected(world);
    done(await appealRejection(world.deps, li, { applicationId, words: '证书是高级工' }, newKey()));
    return { applicationId, other: await another(world) };
  },
};

const two: Stage = {
  name: 'two applications at their agency',
  prepare: async (world) => {
    const one = await handedIn(world);
    return { one, other: await handedIn(world, applicant('feng'), idNumber(2)) };
  },
};

function review(stage: Stage, name: string, actor: typeof li, input: Decision): Scenario {
  return {
    operation: 'reviewApplication',
    name,
    stage,
    run: (deps, { applicationId = '' }) =>
      reviewApplication(deps, actor, { ...input, applicationId }, `${name.replaceAll(' ', '-')}-key`),
  };
}

function submission(stage: Stage, name: string): Scenario {
  return {
    operation: 'submitApplication',
    name,
    stage,
    run: (deps, { other = '', applicationId = '' }) =>
      submitApplication(deps, li, { applicationId: other === '' ? applicationId : other }, 'submit-key'),
  };
}

function decision(outcome: 'UPHELD' | 'OVERTURNED'): Scenario {
  return {
    operation: 'decideAppeal',
    name: `the appeal is ${outcome}`,
    stage: isAppealed,
    run: (deps, { applicationId = '' }) =>
      decideAppeal(deps, sun, { applicationId, outcome, words: '经复核' }, `${outcome}-key`),
  };
}

/** What reviewers do, and what applicants do about it; those on the same stage are also tried against each other. */
export const reviewScenarios: readonly Scenario[] = [
  review(atItsAgency, 'Zhao approves', zhao, { decision: 'APPROVE' }),
  review(atItsAgency, 'Qian returns', qian, mend),
  {
    operation: 'withdrawApplication',
    name: 'Li withdraws while it is reviewed',
    stage: atItsAgency,
    run: (deps, { applicationId = '' }) => withdrawApplication(deps, li, { applicationId }, 'withdraw-key'),
  },
  review(atItsCentre, 'Wang approves', wang, { decision: 'APPROVE', words: '材料齐全' }),
  review(atItsCentre, 'Sun rejects', sun, reject),
  submission(atItsCentre, 'submission of the other while the one may be rejected'),
  {
    operation: 'updateApplicationDraft',
    name: 'the correction of the workplace',
    stage: isReturned,
    run: (deps, { applicationId = '' }) =>
      updateApplicationDraft(deps, li, { applicationId, facts: { workplace: '成都某某公司' } }, 'correct-key'),
  },
  submission(isReturned, 'submission of what was returned'),
  {
    operation: 'appealRejection',
    name: 'Li appeals',
    stage: isRejected,
    run: (deps, { applicationId = '' }) =>
      appealRejection(deps, li, { applicationId, words: '证书是高级工' }, 'appeal-key'),
  },
  submission(isRejected, 'submission of the other while the rejection may be appealed'),
  decision('UPHELD'),
  decision('OVERTURNED'),
  submission(isAppealed, 'submission of the other while the appeal is decided'),
  {
    operation: 'reviewApplications',
    name: 'Zhao approves one and returns the other',
    stage: two,
    transactions: 2,
    run: (deps, { one = '', other = '' }) => {
      const returned = { ...mend, applicationId: other };
      const reviews = [{ applicationId: one, decision: 'APPROVE' as const }, returned];
      return reviewApplications(deps, zhao, { reviews }, 'batch-key');
    },
  },
];
