import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Deps } from '#operations/deps';
import type { CardPrint } from '#reports/card/card-print';
import { cardsPdfChunks } from '#reports/card/cards-pdf';
import { writeCardList } from '#reports/card-list';
import { fileName } from '#reports/list/file-name';
import type { Photo } from '#reports/photo';
import { cardRef, type OpenCard, openCard } from '#store/cards';
import { passListRef } from '#store/pass-lists';
import { read } from '#store/read';
import { trainingClassRef } from '#store/training-classes';
import { xlsx } from './make-roster.ts';
import { centreName, today } from './office.ts';
import { inPages, peopleOf } from './people.ts';
import { photoAt } from './photo.ts';
import type { Made, Making } from './run-export.ts';

async function listOf(deps: Deps, passListId: string) {
  const ref = passListRef(passListId);
  const list = (await read(deps.store, [ref])).find(ref);
  if (!list) throw new Error('a signed list is never removed');
  const trainingClass = (await read(deps.store, [trainingClassRef(list.classId)])).find(trainingClassRef(list.classId));
  return { ids: list.entries.map(({ applicationId }) => applicationId), title: trainingClass?.title ?? '', list };
}

/** Everybody of the list who has a number, with the card; those without one are not there yet. */
async function* cardsOf({ deps, actor, progress }: Making, ids: readonly string[], purpose: string) {
  let seen = 0;
  for await (const page of peopleOf({ deps, actor, purpose }, inPages(ids))) {
    const numbers = page.flatMap(({ application }) => application.cardNumber ?? []);
    const snapshot = await read(deps.store, numbers.map(cardRef));
    for (const { application } of page) {
      const row = application.cardNumber === undefined ? undefined : snapshot.find(cardRef(application.cardNumber));
      if (row) yield { application, opened: await openCard(deps.seal, row) };
    }
    seen += page.length;
    await progress(seen, ids.length);
  }
}

/** 证卡制作清单, for whoever prints the cards and hands them out (一(七)). */
export async function makeCardList(making: Making, { passListId }: { passListId: string }): Promise<Made> {
  const { deps, job, path } = making;
  const { ids, title, list } = await listOf(deps, passListId);
  async function* cards() {
    for await (const { application, opened } of cardsOf(making, ids, '打印证卡制作清单')) {
      const { number, kind } = opened.card;
      yield { number, kind, facts: application.facts, period: lastPeriod(opened) };
    }
  }
  const makerName = centreName(list.organiser);
  const content = { title, makerName, today: today(deps), cards: cards() };
  const { rows } = await writeCardList(content, { to: createWriteStream(path), at: new Date(job.requestedAt) });
  return {
    name: fileName({ list: '证卡制作清单', organisation: makerName, day: today(deps) }),
    contentType: xlsx,
    rows,
  };
}

const noPage = {
  code: 'VERIFICATION_PAGE_UNKNOWN',
  message: '还没有配置证卡核验网页的地址，印不了二维码；请管理员在 PRACTICE 的 verification.page 中填写。',
};

/** The cards themselves, ten to a page, each with its photo and the address that checks it. */
export async function makeCards(making: Making, { passListId }: { passListId: string }): Promise<Made> {
  const { deps, path } = making;
  const { page: verifyUrl } = deps.practice.verification;
  if (verifyUrl === undefined) return { failure: noPage };
  const { ids, list } = await listOf(deps, passListId);
  let rows = 0;
  async function* prints() {
    for await (const { opened } of cardsOf(making, ids, '打印证卡')) {
      rows += 1;
      yield await printOf(deps, opened);
    }
  }
  await pipeline(cardsPdfChunks(prints(), { verifyUrl }), createWriteStream(path));
  const name = fileName({ list: '证卡', organisation: centreName(list.organiser), day: today(deps), extension: 'pdf' });
  return { name, contentType: 'application/pdf', rows };
}

function lastPeriod({ card }: OpenCard): { from: string; until: string } {
  const { from = '', until = '' } = card.periods.at(-1) ?? {};
  return { from, until };
}

async function printOf(deps: Deps, opened: OpenCard): Promise<CardPrint> {
  const { card, holder } = opened;
  const photo = await photoOf(deps, opened);
  const { number, kind, maker } = card;
  const { name, items } = holder;
  return { ...{ number, kind, maker, name, items, period: lastPeriod(opened) }, ...(photo && { photo }) };
}

/** One that cannot be drawn leaves its place empty: a card is not held up by it, and whoever makes it sees that. */
async function photoOf(deps: Deps, { card, holder }: OpenCard): Promise<Photo | undefined> {
  if (holder.photoId === undefined) return undefined;
  const photo = await photoAt(deps, { applicationId: card.applicationId, documentId: holder.photoId });
  return photo?.ok ? photo.value : undefined;
}
