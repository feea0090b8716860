import type { Card } from '#domain/card/card';
import { mostMembers, type Panel } from '#domain/card/panel';
import { Category } from '#domain/category';
import { dayAfter } from '#domain/day';
import { announceExpiringCards } from '#operations/card/announce-expiring-cards';
import { assignPanel } from '#operations/card/assign-panel';
import { cancelPanel } from '#operations/card/cancel-panel';
import { drawPanel } from '#operations/card/draw-panel';
import { handOutCards } from '#operations/card/hand-out-cards';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { liftSuspension } from '#operations/card/lift-suspension';
import { produceCards } from '#operations/card/produce-cards';
import { renewCards } from '#operations/card/renew-cards';
import { sanctionCard } from '#operations/card/sanction-card';
import { startRenewal } from '#operations/card/start-renewal';
import { emptyChain } from '#store/events';
import { newPanelKey, panelRef, panelWrite } from '#store/panels';
import { chengdu, idNumberOf, numberedCard, province, writeLists } from '#test/operations/card/card-world';
import { writeCards } from '#test/operations/card/panel-world';
import { writePool } from '#test/operations/card/pool-world';
import { done, newKey } from '#test/operations/journey';
import { applicant, type World, write } from '#test/operations/world';
import { endless, type LongestCase, longestKey, over, words } from './case.ts';
import { heavy, longestFacts, writeHeavy } from './heavy.ts';

const li = applicant('li');
const category = 'SPECIAL_ABILITY_ASSESSOR';
const longestName = words(50);
const items = Array.from({ length: 20 }, () => words(60));

/** As many assignments as a card takes, but for so many. */
function assignments(free = 0): Card['assignments'] {
  return Array.from({ length: 1000 - free }, (_, at) => ({
    ...{ panelId: `panel-${String(at).padStart(10, '0')}`, task: 'SUPERVISE' as const, office: '510100' },
    ...{ on: dayAfter('2026-01-02', at % 300) },
    ...{ occupation: '6-31-01-03', level: 'SENIOR_TECHNICIAN', status: 'ASSIGNED' as const },
  }));
}

const numberOf = (at: number) => `K5101202600${String(at).padStart(3, '0')}`;

/** Cards that have been used as often as one can be. */
async function writeHeavyCards(world: World, count: number, more: Partial<Card> = {}): Promise<string[]> {
  const given = Array.from({ length: count }, (_, at) => ({
    ...{ number: numberOf(at), name: longestName, idNumber: idNumberOf(at), items },
    more: { assignments: assignments(1), ...more },
  }));
  for (let at = 0; at < count; at += 10) await writeCards(world, given.slice(at, at + 10));
  return given.map(({ number }) => number);
}

/** One to whom a decision reaches far: so many panels to come, beside as many past ones as a card takes. */
async function reachingFar(world: World, number: string, panels: number): Promise<void> {
  const { seal } = world.deps;
  const coming = Array.from({ length: panels }, (_, at): Panel => {
    const id = `${number}-${String(at).padStart(12, '0')}`;
    const members = Array.from({ length: mostMembers }, (_each, place) => ({
      ...{ cardNumber: place === 0 ? number : `${number}0${place}`, status: 'ASSIGNED' as const },
    }));
    return {
      ...{
        id,
        version: 1,
        office: '510100',
        role: 'city',
        task: 'ASSESS',
        on: dayAfter('2026-11-24', at),
        members,
        status: 'ASSIGNED',
      },
      ...{ occupation: '6-31-01-03', level: 'SENIOR', assignedAt: '2026-11-20T02:00:00.000Z', assignedBy: 'somebody' },
      words: {
        item: `6-31-01-03 ${words(49)}`,
        names: Object.fromEntries(members.map(({ cardNumber }) => [cardNumber, longestName])),
      },
    };
  });
  const assigned = coming.map(({ id: panelId, task, office, on, occupation, level }) => ({
    ...{ panelId, task, office, on, occupation, level, status: 'ASSIGNED' as const },
  }));
  const more = { assignments: [...assignments(panels), ...assigned] };
  await writeCards(world, [{ number, name: longestName, idNumber: idNumberOf(0), items, more }]);
  const rows = coming.map(async (panel) => {
    const row = panelWrite({ panel, key: await newPanelKey(seal, panel.id), chain: emptyChain });
    return { ref: panelRef(panel.id), write: row };
  });
  const all = await Promise.all(rows);
  for (let at = 0; at < all.length; at += 100) await write(world.deps, all.slice(at, at + 100));
}

const sanctions: readonly LongestCase[] = [
  {
    operation: 'sanctionCard',
    name: 'a ban with all that hangs on it',
    prepare: async (world) => {
      await reachingFar(world, 'K3', 43);
      await reachingFar(world, 'K4', 44);
      await reachingFar(world, 'K5', 120);
      for (const each of Category.options) {
        await writeHeavy(world, { category: each, count: 1, more: () => ({ status: 'CENTRE_REVIEW' }) });
      }
      const asked = { kind: 'REVOKED_FOR_GOOD', ground: 'DUTY_GRAVELY_NOT_PERFORMED', categories: Category.options };
      const attempt =
        (number: string, more: object = {}) =>
        () =>
          sanctionCard(
            world.deps,
            province,
            { ...asked, kind: 'REVOKED_FOR_GOOD', number, words: words(1000), ...more },
            longestKey(),
          );
      return {
        longest: attempt('K3'),
        over: {
          rows: over('TOO_MUCH_AT_ONCE', 'number', attempt('K4')),
          'rows to be checked': over('TOO_MUCH_AT_ONCE', 'number', attempt('K5')),
          words: over('TOO_LONG', 'words', attempt('K3', { words: words(1001) })),
          ground: over('UNKNOWN_GROUND', 'ground', attempt('K3', { ground: endless })),
          day: over('NOT_A_DAY', 'from', attempt('K3', { from: endless })),
          number: over('NOT_FOUND', '', attempt(endless)),
        },
      };
    },
  },
  {
    operation: 'liftSuspension',
    name: 'of the most used card',
    prepare: async (world) => {
      const [number = ''] = await writeHeavyCards(world, 1);
      const suspended = { number, kind: 'SUSPENDED', ground: 'UNDER_INVESTIGATION', words: words(1000) } as const;
      done(await sanctionCard(world.deps, province, suspended, newKey()));
      const attempt = (more: object) => () =>
        liftSuspension(world.deps, province, { number, words: words(1000), ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          words: over('TOO_LONG', 'words', attempt({ words: words(1001) })),
          day: over('NOT_A_DAY', 'from', attempt({ from: endless })),
        },
      };
    },
  },
];

const making: readonly LongestCase[] = [
  {
    operation: 'issueCardNumbers',
    name: 'thirty numbers',
    prepare: async (world) => {
      const applicationIds = await writeHeavy(world, { category, count: 31 });
      await writeLists(world, [{ id: 'list', applicationIds, category }]);
      const attempt = (passListId: string) => () =>
        issueCardNumbers(world.deps, province, { passListId }, longestKey());
      return { longest: attempt('list'), over: { list: over('NOT_FOUND', '', attempt(endless)) } };
    },
  },
  {
    operation: 'produceCards',
    name: 'thirty of the most used cards',
    prepare: async (world) => {
      const numbers = await writeHeavyCards(world, 30);
      const attempt = (some: string[]) => () => produceCards(world.deps, chengdu, { numbers: some }, longestKey());
      return {
        longest: attempt(numbers),
        over: {
          cards: over('HOW_MANY', 'numbers', attempt([...numbers, 'K1'])),
          number: over('CARD_NUMBER_FORMAT', 'numbers.0', attempt([endless])),
        },
      };
    },
  },
  {
    operation: 'handOutCards',
    name: 'thirty of the most used cards',
    prepare: async (world) => {
      const numbers = await writeHeavyCards(world, 30, {
        produced: { at: '2026-01-02T02:00:00.000Z', by: 'somebody' },
      });
      const attempt = (more: object) => () =>
        handOutCards(
          world.deps,
          chengdu,
          { numbers, on: '２０２６年１１月２３日', receivedBy: words(100), ...more },
          longestKey(),
        );
      return {
        longest: attempt({}),
        over: {
          cards: over('HOW_MANY', 'numbers', attempt({ numbers: [...numbers, 'K1'] })),
          receiver: over('TOO_LONG', 'receivedBy', attempt({ receivedBy: words(101) })),
          day: over('NOT_A_DAY', 'on', attempt({ on: endless })),
        },
      };
    },
  },
];

const renewals: readonly LongestCase[] = [
  {
    operation: 'startRenewal',
    name: 'of the longest application',
    prepare: async (world) => {
      const facts = longestFacts(category);
      const number = await numberedCard(world, { owner: li, category, facts, more: heavy(category) });
      world.clock.now = new Date('2029-11-01T02:00:00Z');
      const attempt = (of: string) => () => startRenewal(world.deps, li, { number: of }, longestKey());
      return { longest: attempt(number), over: { number: over('NOT_FOUND', '', attempt(endless)) } };
    },
  },
  {
    operation: 'renewCards',
    name: 'twenty of the most used cards',
    prepare: async (world) => {
      await writeHeavyCards(world, 20);
      const more = (_: string, at: number) => ({
        ...{ kind: 'RENEWAL' as const, status: 'QUALIFIED' as const, renews: numberOf(at), renewsAfter: '2028-12-31' },
        ...{ liveIn: `renewal ${numberOf(at)} 2028-12-31`, trainingClass: undefined },
      });
      const applicationIds = await writeHeavy(world, { category, count: 20, more });
      const attempt = (ids: string[]) => () => renewCards(world.deps, province, { applicationIds: ids }, longestKey());
      return {
        longest: attempt(applicationIds),
        over: {
          applications: over('HOW_MANY', 'applicationIds', attempt([...applicationIds, 'one more'])),
          application: over('NOT_FOUND', 'applicationIds.0', attempt([endless])),
        },
      };
    },
  },
  {
    operation: 'announceExpiringCards',
    name: 'thirty of the most used cards',
    prepare: async (world) => {
      await writeHeavyCards(world, 31);
      const attempt = (more: object) => () =>
        announceExpiringCards(world.deps, province, { month: '2028-12', ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          month: over('NOT_A_MONTH', 'month', attempt({ month: endless })),
          beyond: over('NOT_A_PLACE', 'beyond', attempt({ beyond: endless })),
        },
      };
    },
  },
];

const panels: readonly LongestCase[] = [
  {
    operation: 'assignPanel',
    name: 'fifteen of the most used cards',
    prepare: async (world) => {
      const numbers = await writeHeavyCards(world, 15);
      const [full = ''] = await writeFullCards(world);
      const members = numbers.map((cardNumber) => ({ cardNumber, name: longestName }));
      const asked = { on: '2026-11-24', occupation: `6-31-01-03 ${words(49)}`, level: 'SENIOR' as const, members };
      const attempt = (more: object) => () => assignPanel(world.deps, chengdu, { ...asked, ...more }, longestKey());
      const [one, ...rest] = members;
      return {
        longest: attempt({}),
        over: {
          members: over('PANEL_TOO_LARGE', 'members', attempt({ members: [...members, one] })),
          assignments: over(
            'ASSIGNMENTS_FULL',
            'members.0',
            attempt({ members: [{ ...one, cardNumber: full }, ...rest] }),
          ),
          name: over('NAME', 'members.0.name', attempt({ members: [{ ...one, name: words(61) }, ...rest] })),
          number: over(
            'CARD_NUMBER_FORMAT',
            'members.0.cardNumber',
            attempt({ members: [{ ...one, cardNumber: endless }, ...rest] }),
          ),
          occupation: over('TOO_LONG', 'occupation', attempt({ occupation: words(61) })),
          day: over('DAY', 'on', attempt({ on: endless })),
        },
      };
    },
  },
  {
    operation: 'drawPanel',
    name: 'fifteen of the most used cards, and fifty to be avoided',
    prepare: async (world) => {
      const numbers = await writeHeavyCards(world, 15);
      await writePool(world, { '510100': numbers });
      const avoid = Array.from({ length: 50 }, (_, at) => `K59${String(at).padStart(17, '0')}`);
      const occupation = `6-31-01-03 ${words(49)}`;
      const asked = { on: '2026-11-24', occupation, level: 'SENIOR' as const, count: 15, avoid };
      const attempt = (more: object) => () => drawPanel(world.deps, chengdu, { ...asked, ...more }, longestKey());
      return {
        longest: attempt({}),
        over: {
          count: over('PANEL_TOO_LARGE', 'count', attempt({ count: 17 })),
          avoid: over('TOO_MANY_AVOIDED', 'avoid', attempt({ avoid: [...avoid, 'K1'] })),
          number: over('CARD_NUMBER_FORMAT', 'avoid.0', attempt({ avoid: [endless] })),
          from: over('UNKNOWN_CENTRE', 'from', attempt({ from: endless })),
          occupation: over('TOO_LONG', 'occupation', attempt({ occupation: words(61) })),
          day: over('DAY', 'on', attempt({ on: endless })),
        },
      };
    },
  },
  {
    operation: 'cancelPanel',
    name: 'fifteen of the most used cards',
    prepare: async (world) => {
      const numbers = await writeHeavyCards(world, 15);
      const members = numbers.map((cardNumber) => ({ cardNumber, name: longestName }));
      const asked = { on: '2026-11-24', occupation: '6-31-01-03', level: 'SENIOR' as const, members };
      const { panel } = done(await assignPanel(world.deps, chengdu, asked, newKey()));
      const attempt = (reason: string) => () =>
        cancelPanel(world.deps, chengdu, { panelId: panel.id, reason }, longestKey());
      return { longest: attempt(words(500)), over: { reason: over('REASON', 'reason', attempt(words(501))) } };
    },
  },
];

async function writeFullCards(world: World): Promise<string[]> {
  const number = 'K999';
  const more = { assignments: assignments() };
  await writeCards(world, [{ number, name: longestName, idNumber: idNumberOf(900), items, more }]);
  return [number];
}

/** What is done with cards and with those who hold them. */
export const cardCases: readonly LongestCase[] = [...making, ...sanctions, ...renewals, ...panels];
