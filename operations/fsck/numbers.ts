import { cardRef } from '#store/cards';
import { numberingRef, passListRef } from '#store/pass-lists';
import { registerRef } from '#store/series';
import { checkChain } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import type { WholeTable } from './table.ts';

/** How far each list was numbered: told by its events, and as many as have a card from it or were passed over. */
export function checkNumberings(table: WholeTable): Finding[] {
  const given = Map.groupBy(cardsOf(table), ({ passListId }) => passListId);
  return table.idsOf('LIST#', 'NUMBERING').flatMap((id) => {
    const ref = numberingRef(id);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) return [];
    const findings = checkChain(table, stored, row.chain);
    const says = (words: string) => findings.push(finding('RELATION', ref, words));
    if (!table.find(passListRef(id))) says('is of no list');
    const { done, skipped, version, chain } = row;
    if (version !== chain.count + 1) says(`is at version ${version} after ${chain.count} events`);
    const cards = given.get(id)?.length ?? 0;
    if (done !== cards + skipped.length) says(`${done} done: ${cards} have a card, ${skipped.length} were passed over`);
    const events = table.within(stored.pk, 'EVENT#');
    const list = table.find(passListRef(id));
    const should = list && done === list.entries.length ? 'NUMBERED' : 'NUMBERING';
    if (events.length > 0 && events.at(-1)?.toStatus !== should)
      says('has come further, or less far, than it was told');
    return findings;
  });
}

/** 一(七): of each series exactly the serials from the first to the last one given, and every card counted in one. */
export function checkRegisters(table: WholeTable): Finding[] {
  const numbers = cardsOf(table).map(({ number }) => number);
  const counted = new Set<string>();
  const findings = table.idsOf('SERIES#', 'SERIES').flatMap((name) => {
    const ref = registerRef(name);
    const last = Object.entries(table.find(ref)?.last ?? {});
    return last.flatMap(([series, serial]) => {
      const pattern = serialIn(series);
      const serials = numbers.flatMap((number) => {
        const given = pattern.exec(number)?.[1];
        if (given !== undefined) counted.add(number);
        return given === undefined ? [] : [Number(given)];
      });
      const isWhole = serials.length === serial && new Set(serials).size === serial && Math.max(...serials) === serial;
      return isWhole ? [] : [finding('RELATION', ref, `${series}: ${serial} given, ${serials.length} cards`)];
    });
  });
  const uncounted = numbers.filter((number) => !counted.has(number));
  return [...findings, ...uncounted.map((number) => finding('RELATION', cardRef(number), 'was never counted'))];
}

/** `K51012026{serial5}`: the digits that are the serial of a number of this series. */
function serialIn(series: string): RegExp {
  const pattern = series.replace(/\{serial(\d)\}/u, '(\\d{$1})').replace('{check}', '\\d');
  return new RegExp(`^${pattern}$`, 'u');
}

function cardsOf(table: WholeTable) {
  return table.idsOf('CARD#', 'CARD').flatMap((number) => table.find(cardRef(number)) ?? []);
}
