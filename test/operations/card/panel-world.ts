import type { Card, CardKind } from '#domain/card/card';
import { nameHashOf, personHashOf } from '#operations/application/live-guard';
import { cardRef, cardWrite, newCardKey } from '#store/cards';
import { emptyChain } from '#store/events';
import { type World, write } from '#test/operations/world';
import { idNumberOf } from './card-world.ts';

export interface CardGiven {
  number: string;
  name: string;
  idNumber?: string;
  kind?: CardKind;
  /** 专项 projects and 工种, as the holder wrote them. */
  items?: string[];
  more?: Partial<Card>;
}

/** Cards as they stand once their numbers were issued, good from 1 January 2026 to 31 December 2028. */
export async function writeCards(world: World, given: readonly CardGiven[]): Promise<void> {
  const { deps } = world;
  // By hand: nothing led there.
  if (world.state === 'WHOLE') world.state = 'PLACED';
  const rows = given.map(
    async ({ number, name, idNumber = idNumberOf(1), kind = 'ASSESSOR', items = [], more = {} }) => {
      const applicationId = `application of ${number}`;
      const card: Card = {
        ...{ number, version: 1, kind, category: kind, reviewCentre: '510100', maker: '510100', applicationId },
        ...{ passListId: 'list-1', issuedAt: '2026-01-01T02:00:00.000Z', sanctions: [], assignments: [] },
        personHash: personHashOf(deps.seal, idNumber),
        nameHash: nameHashOf(deps.seal, name),
        occupations: kind === 'ASSESSOR' || kind === 'SENIOR_ASSESSOR' ? ['6-31-01-03'] : [],
        periods: [{ from: '2026-01-01', until: '2028-12-31', applicationId }],
        ...more,
      };
      const opened = {
        card,
        holder: { name, idNumber, items },
        key: await newCardKey(deps.seal, number),
        chain: emptyChain,
      };
      return { ref: cardRef(number), write: cardWrite(opened) };
    },
  );
  const all = await Promise.all(rows);
  const hundreds = Array.from({ length: Math.ceil(all.length / 100) }, (_, at) => all.slice(at * 100, at * 100 + 100));
  for (let at = 0; at < hundreds.length; at += 5) {
    await Promise.all(hundreds.slice(at, at + 5).map((some) => write(deps, some)));
  }
}

const names = ['赵一', '钱二', '孙三', '李四', '周五'];

/** So many assessors of 电工, each with a card: as a panel is asked for. */
export async function writeAssessors(world: World, count = 3): Promise<{ cardNumber: string; name: string }[]> {
  const members = names.slice(0, count).map((name, at) => ({ cardNumber: `K5101202600${at + 1}`, name }));
  await writeCards(
    world,
    members.map(({ cardNumber, name }, at) => ({ number: cardNumber, name, idNumber: idNumberOf(at + 1) })),
  );
  return members;
}
