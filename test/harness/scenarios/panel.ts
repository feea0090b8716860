import { supervisors } from '#domain/card/pool';
import { assignPanel } from '#operations/card/assign-panel';
import { cancelPanel } from '#operations/card/cancel-panel';
import { drawPanel } from '#operations/card/draw-panel';
import type { Scenario, Stage } from '#test/harness/stage';
import { idNumberOf } from '#test/operations/card/card-world';
import { writeAssessors, writeCards } from '#test/operations/card/panel-world';
import { writePool } from '#test/operations/card/pool-world';
import { done, newKey } from '#test/operations/journey';
import { staff } from '#test/operations/world';

const chengdu = staff('city', '510100');
const ofAgency = staff('agency', 'agency-1');

function input(numbers: string, on: string) {
  const members = numbers.split(' ').map((each) => {
    const [cardNumber = '', name = ''] = each.split('/');
    return { cardNumber, name };
  });
  return { on, occupation: '6-31-01-03', level: 'SENIOR' as const, members };
}

async function named(world: Parameters<Stage['prepare']>[0], count: number): Promise<string[]> {
  return (await writeAssessors(world, count)).map(({ cardNumber, name }) => `${cardNumber}/${name}`);
}

const lots = { on: '2026-12-01', occupation: '6-31-01-03', level: 'SENIOR' as const, count: 3, avoid: [] };

/** Places are never given anew, and who was not drawn may change as they like; the cards of those who go are checked. */
const looksAt = /^(POOL#\S+ PLACE|CARD#\S+ CARD)/;

/** Five assessors, the one in the middle wanted by two offices; all of them may be drawn. */
const five: Stage = {
  name: 'five assessors whom nobody has sent',
  prepare: async (world) => {
    const all = await named(world, 5);
    await writePool(world, { '510100': all.map((each) => each.split('/', 1)[0] ?? '') });
    const given = [
      { number: 'K51010020260099', name: '督导', idNumber: idNumberOf(99), kind: 'QUALITY_SUPERVISOR' as const },
    ];
    await writeCards(world, given);
    await writePool(world, { '510100': given.map(({ number }) => number) }, supervisors);
    return { one: all.slice(0, 3).join(' '), other: all.slice(2).join(' ') };
  },
};

/** A panel that goes tomorrow. */
const sent: Stage = {
  name: 'a panel that was sent',
  prepare: async (world) => {
    const all = (await named(world, 3)).join(' ');
    const { panel } = done(await assignPanel(world.deps, chengdu, input(all, '2026-11-24'), newKey()));
    return { all, panelId: panel.id };
  },
};

/** What offices do with panels; those on the same stage are also tried against each other. */
export const panelScenarios: readonly Scenario[] = [
  {
    operation: 'assignPanel',
    name: 'the city sends three',
    stage: five,
    run: (deps, { one = '' }) => assignPanel(deps, chengdu, input(one, '2026-12-01'), 'assign-key-1'),
  },
  {
    operation: 'assignPanel',
    name: 'an agency sends three, one of them the same',
    stage: five,
    run: (deps, { other = '' }) => assignPanel(deps, ofAgency, input(other, '2026-12-02'), 'assign-key-2'),
  },
  {
    operation: 'drawPanel',
    name: 'the city draws three',
    stage: five,
    looksAt,
    run: (deps) => drawPanel(deps, chengdu, lots, 'draw-key-1'),
  },
  {
    operation: 'drawPanel',
    name: 'the province draws three for the same day',
    stage: five,
    looksAt,
    run: (deps) => drawPanel(deps, staff('province'), lots, 'draw-key-2'),
  },
  {
    operation: 'drawPanel',
    name: 'the city draws who supervises',
    stage: five,
    looksAt,
    run: (deps) => drawPanel(deps, chengdu, { task: 'SUPERVISE', on: lots.on, count: 1, avoid: [] }, 'draw-key-3'),
  },
  {
    operation: 'cancelPanel',
    name: 'the city takes its panel back',
    stage: sent,
    run: (deps, { panelId = '' }) => cancelPanel(deps, chengdu, { panelId, reason: '考生不足' }, 'cancel-key-1'),
  },
  {
    operation: 'cancelPanel',
    name: 'the province takes it back too',
    stage: sent,
    run: (deps, { panelId = '' }) => cancelPanel(deps, staff('province'), { panelId, reason: '改期' }, 'cancel-key-2'),
  },
  {
    operation: 'assignPanel',
    name: 'the city sends the same three once more',
    stage: sent,
    run: (deps, { all = '' }) => assignPanel(deps, chengdu, input(all, '2026-11-25'), 'assign-key-3'),
  },
];
