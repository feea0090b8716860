import { isDeepStrictEqual } from 'node:util';
import type { Card } from '#domain/card/card';
import { applicationRef } from '#store/applications';
import { type CardRow, cardRef, cardWrite, openCard, workOn } from '#store/cards';
import { passListRef } from '#store/pass-lists';
import { personAttribute, personRef, personValue } from '#store/people';
import type { Seal } from '#store/seal';
import { checkChain, checkStatuses } from './chains.ts';
import { type Finding, finding } from './finding.ts';
import { checkIndex } from './indexes.ts';
import type { WholeTable } from './table.ts';

/** Every card: it opens, is told by its events, stands in the lists it should, and is the card of those who were given it. */
export async function checkCards(table: WholeTable, seal: Seal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const number of table.idsOf('CARD#', 'CARD')) {
    const ref = cardRef(number);
    const row = table.find(ref);
    const stored = table.stored(ref);
    if (!row || !stored) continue;
    findings.push(...checkChain(table, stored, row.chain));
    // A 复核 begins the making anew, which the application's own history tells.
    if (row.periods.length === 1) findings.push(...checkStatuses(table, stored, workOn(row), 'NUMBERED'));
    if (row.version !== row.chain.count + row.periods.length) {
      findings.push(finding('RELATION', ref, `is at version ${row.version} after ${row.chain.count} events`));
    }
    const decided = table.within(ref.pk, 'EVENT#').filter(({ action }) => action === 'sanctionCard').length;
    if (row.sanctions.length !== decided) {
      findings.push(finding('RELATION', ref, `has ${row.sanctions.length} sanctions after ${decided} decisions`));
    }
    const opened = await openCard(seal, row).catch(() => undefined);
    if (!opened) findings.push(finding('SEAL', ref, 'does not open'));
    else findings.push(...checkIndex(cardWrite(opened), stored));
    findings.push(...checkOwner(table, row));
  }
  return [...findings, ...checkNumbered(table), ...checkBans(table)];
}

/** The applications that the card stands on are certified under its number; the first is on the list that it came from. */
function checkOwner(table: WholeTable, card: CardRow): Finding[] {
  const ref = cardRef(card.number);
  const findings: Finding[] = [];
  const says = (words: string) => findings.push(finding('RELATION', ref, words));
  if (card.periods[0]?.applicationId !== card.applicationId) says('does not begin with its own application');
  for (const { applicationId } of card.periods) {
    const application = table.find(applicationRef(applicationId));
    if (application?.cardNumber !== card.number) says(`stands on ${applicationId}, which has another card or none`);
  }
  const first = table.find(applicationRef(card.applicationId));
  const { category, person, owner, routing, agency } = first ?? {};
  if (category !== card.category || person?.hash !== card.personHash || person?.nameHash !== card.nameHash) {
    says('is not of the person who was given it');
  }
  const offices = [routing?.reviewCentre, routing?.cardMaker, agency?.id];
  if (!isDeepStrictEqual(offices, [card.reviewCentre, card.maker, card.agency])) says('lies with other offices');
  if (owner !== card.owner) says('has another owner than its application');
  const list = table.find(passListRef(card.passListId));
  if (!list?.entries.some(({ applicationId }) => applicationId === card.applicationId)) says('came from no list');
  return findings;
}

/** Whoever is certified has the card, and it says so. */
function checkNumbered(table: WholeTable): Finding[] {
  return table.idsOf('APP#', 'APP').flatMap((id) => {
    const ref = applicationRef(id);
    const { status, cardNumber } = table.find(ref) ?? {};
    const isCertified = status === 'CERTIFIED';
    if (cardNumber === undefined) return isCertified ? [finding('RELATION', ref, 'is certified without a card')] : [];
    const periods = table.find(cardRef(cardNumber))?.periods ?? [];
    const isNamed = periods.some(({ applicationId }) => applicationId === id);
    return isCertified && isNamed
      ? []
      : [finding('RELATION', ref, `names the card ${cardNumber}, which is not its own`)];
  });
}

/** What bars a person stands in their row exactly as their cards have it: the cards cancelled, the categories banned for good. */
function checkBans(table: WholeTable): Finding[] {
  const expected = new Map<string, Map<string, Set<string>>>();
  for (const number of table.idsOf('CARD#', 'CARD')) {
    const card = table.find(cardRef(number));
    for (const [attribute, clause] of card ? barsOf(card) : []) {
      const of = expected.get(card?.personHash ?? '') ?? new Map<string, Set<string>>();
      expected.set(card?.personHash ?? '', of.set(attribute, (of.get(attribute) ?? new Set()).add(clause)));
    }
  }
  return [...new Set([...expected.keys(), ...table.idsOf('PERSON#', 'PERSON')])].flatMap((hash) => {
    const ref = personRef(hash);
    const row = table.find(ref);
    const wanted = expected.get(hash) ?? new Map<string, Set<string>>();
    const held = Object.keys(row ?? {}).filter((name) => /^(ban|revoked) /.test(name));
    return [...new Set([...wanted.keys(), ...held])].flatMap((name) => {
      const is = personValue(row, name);
      const clauses = wanted.get(name);
      const fits = clauses === undefined ? is === undefined : is !== undefined && clauses.has(is);
      return fits ? [] : [finding('RELATION', ref, `${name}: under ${is ?? 'no clause'}, otherwise than the cards`)];
    });
  });
}

function barsOf({ number, sanctions }: Card): [string, string][] {
  return sanctions.flatMap(({ kind, clause, categories = [] }): [string, string][] =>
    kind === 'SUSPENDED'
      ? []
      : [
          [personAttribute.revoked(number), clause],
          ...categories.map((each): [string, string] => [personAttribute.ban(each), clause]),
        ],
  );
}
