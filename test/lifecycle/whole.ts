import { personHashOf } from '#operations/application/live-guard';
import { fsck } from '#operations/fsck/fsck';
import { scanTable, type WholeTable } from '#operations/fsck/table';
import { applicationRef } from '#store/applications';
import { cardRef } from '#store/cards';
import { classBookRef } from '#store/class-book';
import { panelRef } from '#store/panels';
import { numberingRef, passListRef } from '#store/pass-lists';
import { personRef, personValues } from '#store/people';
import type { Seal } from '#store/seal';
import { seatsRef } from '#store/seats';
import { trainingClassRef } from '#store/training-classes';
import { verifyChain } from '#test/operations/verify-chain';
import { factsOf } from './cast.ts';
import type { Stage } from './deed.ts';
import type { Card, Life, Model, Panel, TrainingClass } from './model.ts';
import type { Report } from './report.ts';
import { inOrder } from './seats.ts';

/** Everything in the table that is other than the model has it, or that contradicts itself. */
export async function findingsIn({ world }: Stage, model: Model, report: Report): Promise<string[]> {
  const { deps } = world;
  const table = await scanTable(deps.store);
  return [
    ...differencesIn(table, model, deps.seal),
    ...chains(table, report),
    ...(await fsck(deps)).map(({ kind, of: row, says }) => `fsck: ${kind} ${row} ${says}`),
  ];
}

/** Everything in the table that is other than the model has it. */
export function differencesIn(table: WholeTable, model: Model, seal: Seal): string[] {
  const of = comparison(model);
  return [
    ...Object.values(model.lives).flatMap((life) => of.life(table, life)),
    ...Object.values(model.classes).flatMap((each) => of.trainingClass(table, each)),
    ...Object.values(model.cards).flatMap((card) => of.card(table, card)),
    ...Object.values(model.panels).flatMap((panel) => of.panel(table, panel)),
    ...Object.entries(model.people).flatMap(([identity, person]) => {
      const { idNumber } = factsOf(identity);
      const row = table.find(personRef(personHashOf(seal, idNumber)));
      const held = (kind: 'live' | 'seat') => [...personValues(row, kind).values()].sort();
      const bans = [...personValues(row, 'ban').keys()].map((name) => name.slice('ban '.length)).sort();
      const ids = (names: Record<string, string>) => Object.values(names).map((name) => model.lives[name]!.id);
      return [
        ...same(`live places of ${identity}`, held('live'), ids(person.live).sort()),
        ...same(`seats of ${identity}`, held('seat'), ids(person.seat).sort()),
        ...same(`bans of ${identity}`, bans, [...person.bans].sort()),
      ];
    }),
    ...strangers(table, model),
  ];
}

function same(what: string, is: unknown, should: unknown): string[] {
  const [a, b] = [JSON.stringify(is ?? null), JSON.stringify(should ?? null)];
  return a === b ? [] : [`${what}: ${a} instead of ${b}`];
}

function comparison(model: Model) {
  const id = (name: string) => model.lives[name]!.id;
  return {
    life: (table: WholeTable, life: Life) => {
      const row = table.find(applicationRef(life.id));
      const { status, version, enrolment, cardNumber, appeal } = row ?? {};
      const is = {
        status,
        version,
        place: enrolment?.state,
        card: cardNumber,
        appeal: appeal && (appeal.outcome ?? 'OPEN'),
      };
      const should = {
        status: life.status,
        version: life.version,
        place: life.place?.state,
        card: life.card,
        appeal: life.appeal,
      };
      return same(`${life.name}`, is, should);
    },
    trainingClass: (table: WholeTable, each: TrainingClass) => {
      const row = table.find(trainingClassRef(each.id));
      const seats = table.find(seatsRef(each.id));
      const book = table.find(classBookRef(each.id))?.entries ?? {};
      const list = table.find(passListRef(each.id));
      const { status, version } = each;
      const outcomes = (of: Record<string, { outcome?: string | undefined }>, named: (key: string) => string) =>
        Object.entries(of)
          .map(([key, { outcome }]) => `${named(key)} ${outcome ?? ''}`)
          .sort();
      return [
        ...same(each.name, { status: row?.status, version: row?.version }, { status, version }),
        ...same(`${each.name} has taken`, seats?.taken ?? 0, each.seated.length),
        ...same(`seats of ${each.name}`, Object.keys(seats?.seated ?? {}).sort(), inOrder(model, each).map(id).sort()),
        ...same(
          `line of ${each.name}`,
          seats?.waiting.map((who) => who.applicationId) ?? [],
          each.waiting.map(({ life }) => id(life)),
        ),
        ...same(`book of ${each.name}`, outcomes(book, String), outcomes(each.book, id)),
        // Signed once, it says for ever what it said then.
        ...same(
          `list of ${each.name}`,
          list?.entries.map(({ applicationId }) => applicationId),
          each.list?.entries.map(id),
        ),
        ...same(`numbering of ${each.name}`, table.find(numberingRef(each.id))?.done, each.list?.done),
      ];
    },
    card: (table: WholeTable, card: Card) => {
      const row = table.find(cardRef(card.number));
      const days = (of: readonly { from: string; until: string }[]) => of.map(({ from, until }) => `${from} ${until}`);
      const sanctions = card.sanctions.map(({ kind, from, until }) => `${kind} ${from} ${until}`);
      const is = row?.sanctions.map(({ kind, from, until = '9999-12-31' }) => `${kind} ${from} ${until}`);
      const panels = card.assignments.map(({ on, cancelled }) => `${on} ${cancelled ? 'CANCELLED' : 'ASSIGNED'}`);
      return [
        ...same(`periods of ${card.number}`, row && days(row.periods), days(card.periods)),
        ...same(`sanctions of ${card.number}`, is, sanctions),
        ...same(
          `assignments of ${card.number}`,
          row?.assignments.map(({ on, status }) => `${on} ${status}`),
          panels,
        ),
        ...same(
          `making of ${card.number}`,
          [row?.produced !== undefined, row?.handedOut !== undefined],
          [card.producedOn !== undefined, card.handedOut],
        ),
      ];
    },
    panel: (table: WholeTable, panel: Panel) => {
      const row = table.find(panelRef(panel.id));
      const off = row?.members.filter(({ status }) => status === 'TAKEN_OFF').map(({ cardNumber }) => cardNumber);
      return [
        ...same(panel.name, row?.status, panel.cancelled ? 'CANCELLED' : 'ASSIGNED'),
        ...same(`members taken off ${panel.name}`, off?.sort(), [...panel.off].sort()),
      ];
    },
  };
}

/** What nobody did: rows that the model knows nothing of; and numbers with a gap. */
function strangers(table: WholeTable, model: Model): string[] {
  const ids = (of: Record<string, { id: string }>) => Object.values(of).map((each) => each.id);
  const counted = Object.entries(model.series).flatMap(([series, last]) =>
    Array.from({ length: last }, (_, at) => series + String(at + 1).padStart(5, '0')),
  );
  return [
    ...same('applications', table.idsOf('APP#', 'APP').sort(), ids(model.lives).sort()),
    ...same('classes', table.idsOf('CLASS#', 'CLASS').sort(), ids(model.classes).sort()),
    ...same('panels', table.idsOf('PANEL#', 'PANEL').sort(), ids(model.panels).sort()),
    ...same('card numbers', table.idsOf('CARD#', 'CARD').sort(), counted.sort()),
  ];
}

const heads = ['APP', 'CLASS', 'CARD', 'PANEL', 'REQUESTS', 'NUMBERING'];

/** Every history, by a verifier that imports nothing of ours. */
function chains(table: WholeTable, report: Report): string[] {
  return table.rows
    .filter(({ sk }) => heads.includes(sk))
    .flatMap(({ pk, chain }) => {
      const events = table.within(pk, 'EVENT#');
      report.events += events.length;
      return verifyChain(events, chain as { count: number; hash: string }).map((says) => `${pk}: ${says}`);
    });
}
