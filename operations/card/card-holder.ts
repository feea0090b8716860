import type { Application } from '#domain/application/application';
import { itemsOn } from '#domain/card/card-issue';
import { shanghaiDay } from '#domain/day';
import { readIdNumber } from '#domain/id-number';
import type { CardHolder } from '#store/cards';

/** What is printed on the card of this person. */
export function holderOf(application: Application, now: Date): CardHolder {
  const { facts, documents } = application;
  const read = readIdNumber(String(facts.idNumber ?? ''), shanghaiDay(now));
  const photo = documents.findLast(({ kind, status }) => kind === 'PHOTO' && status === 'CONFIRMED');
  return {
    name: String(facts.name ?? ''),
    idNumber: read.ok ? read.value.number : String(facts.idNumber ?? ''),
    ...(typeof facts.workplace === 'string' && { workplace: facts.workplace }),
    items: itemsOn(application),
    ...(photo && { photoId: photo.id }),
  };
}
