import { submitApplication } from '#operations/application/submit-application';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { announceExpiringCards, scheduled } from '#operations/card/announce-expiring-cards';
import { handOutCards } from '#operations/card/hand-out-cards';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { liftSuspension } from '#operations/card/lift-suspension';
import { produceCards } from '#operations/card/produce-cards';
import { renewCards } from '#operations/card/renew-cards';
import { type SanctionCardInput, sanctionCard } from '#operations/card/sanction-card';
import { startRenewal } from '#operations/card/start-renewal';
import type { Scenario, Stage } from '#test/harness/stage';
import { chengdu, idNumberOf, numberedCard, province, writeLists, writePassed } from '#test/operations/card/card-world';
import { writeCards } from '#test/operations/card/panel-world';
import { done, newKey, place, readyApplication } from '#test/operations/journey';
import { applicant } from '#test/operations/world';

const li = applicant('li');
const forGood = { kind: 'REVOKED_FOR_GOOD', ground: 'DUTY_GRAVELY_NOT_PERFORMED', words: '情节严重。' } as const;
const revoked = { kind: 'REVOKED', ground: 'DUTY_NOT_PERFORMED', words: '已核实。' } as const;
const suspended = { kind: 'SUSPENDED', ground: 'UNDER_INVESTIGATION', words: '核实中。' } as const;

/** Four people of one series on two lists. */
const lists: Stage = {
  name: 'two signed lists of one series',
  prepare: async (world) => {
    const ids = ['a1', 'a2', 'b1', 'b2'];
    await writePassed(
      world,
      ids.map((id, at) => ({ id, facts: { idNumber: idNumberOf(at) } })),
    );
    await writeLists(world, [
      { id: 'first', applicationIds: ids.slice(0, 2) },
      { id: 'second', applicationIds: ids.slice(2) },
    ]);
    return {};
  },
};

const made: Stage = {
  name: 'a card that was made',
  prepare: async (world) => {
    const number = await numberedCard(world);
    done(await produceCards(world.deps, chengdu, { numbers: [number] }, newKey()));
    return { number };
  },
};

/** The holder has another application ready. */
const applying: Stage = {
  name: 'a card, and another application of its holder',
  prepare: async (world) => {
    const number = await numberedCard(world, { more: { liveIn: 'an earlier class' } });
    return { number, applicationId: await readyApplication(world, li) };
  },
};

/** Three years on, a month before the card ends. */
const ending: Stage = {
  name: 'a suspended card that ends soon',
  prepare: async (world) => {
    const number = await numberedCard(world);
    world.clock.now = new Date('2029-11-01T02:00:00Z');
    done(await sanctionCard(world.deps, province, { number, ...suspended }, newKey()));
    return { number };
  },
};

const renewable: Stage = {
  name: 'a card whose renewal was found qualified',
  prepare: async (world) => {
    const number = await numberedCard(world);
    await writePassed(world, [
      {
        ...{ id: 'renewal', owner: li },
        more: {
          ...{ kind: 'RENEWAL', status: 'QUALIFIED', renews: number, renewsAfter: '2029-11-22' },
          ...{ liveIn: `renewal ${number} 2029-11-22`, trainingClass: undefined },
        },
      },
    ]);
    await place(world, 'renewal', {});
    return { number };
  },
};

const lastMonth: Stage = {
  name: 'two cards that end in one month',
  prepare: async (world) => {
    await writeCards(world, [
      { number: 'K1', name: '甲', idNumber: idNumberOf(1) },
      { number: 'K2', name: '乙', idNumber: idNumberOf(2) },
    ]);
    return {};
  },
};

function issue(passListId: string, key: string): Scenario {
  return {
    operation: 'issueCardNumbers',
    name: `numbers for the ${passListId} list, ${key}`,
    stage: lists,
    run: (deps) => issueCardNumbers(deps, province, { passListId }, key),
  };
}

function sanction(stage: Stage, decision: Omit<SanctionCardInput, 'number'>): Scenario {
  return {
    operation: 'sanctionCard',
    name: `${decision.kind} of ${stage.name}`,
    stage,
    run: (deps, { number = '' }) => sanctionCard(deps, province, { number, ...decision }, `${decision.kind}-key`),
  };
}

function renew(key: string): Scenario {
  return {
    operation: 'renewCards',
    name: `renewal, ${key}`,
    stage: renewable,
    run: (deps) => renewCards(deps, province, { applicationIds: ['renewal'] }, key),
  };
}

function announce(key: string): Scenario {
  return {
    operation: 'announceExpiringCards',
    name: `announcement, ${key}`,
    stage: lastMonth,
    run: (deps) => announceExpiringCards(deps, scheduled, { month: '2028-12' }, key),
  };
}

/** What is done with cards; those on the same stage are also tried against each other. */
export const cardScenarios: readonly Scenario[] = [
  issue('first', 'issue-key-1'),
  issue('first', 'issue-key-2'),
  issue('second', 'issue-key-3'),
  {
    operation: 'produceCards',
    name: 'making of what was made',
    stage: made,
    run: (deps, { number = '' }) => produceCards(deps, chengdu, { numbers: [number] }, 'produce-key'),
  },
  {
    operation: 'handOutCards',
    name: 'handing out',
    stage: made,
    run: (deps, { number = '' }) =>
      handOutCards(deps, chengdu, { numbers: [number], on: '2026-11-23', receivedBy: '李某' }, 'hand-out-key'),
  },
  sanction(made, suspended),
  sanction(made, revoked),
  sanction(applying, forGood),
  {
    operation: 'submitApplication',
    name: 'submission by the holder of a card',
    stage: applying,
    run: (deps, { applicationId = '' }) => submitApplication(deps, li, { applicationId }, 'submit-key'),
  },
  {
    operation: 'liftSuspension',
    name: 'lifting',
    stage: ending,
    run: (deps, { number = '' }) => liftSuspension(deps, province, { number, words: '核实无误。' }, 'lift-key'),
  },
  {
    operation: 'startRenewal',
    name: 'renewal begun',
    stage: ending,
    run: (deps, { number = '' }) => startRenewal(deps, li, { number }, 'renewal-key'),
  },
  renew('renew-key-1'),
  renew('renew-key-2'),
  sanction(renewable, revoked),
  {
    operation: 'withdrawApplication',
    name: 'withdrawal of the renewal',
    stage: renewable,
    run: (deps) => withdrawApplication(deps, li, { applicationId: 'renewal' }, 'withdraw-key'),
  },
  announce('announce-key-1'),
  announce('announce-key-2'),
];
