import type { Application } from '#domain/application/application';
import type { Document } from '#domain/application/document';
import { applicationFacts } from '#domain/application/form';
import { checkField } from '#domain/application/form-check';
import type { Category } from '#domain/category';
import type { FactDefinition, Facts, FactValue } from '#domain/eligibility/fact';
import { findRuleSet } from '#domain/rules/shipped';
import { personHashOf } from '#operations/application/live-guard';
import { personAttribute, personRef, personWrite } from '#store/people';
import { idNumberOf, type Person, writePassed } from '#test/operations/card/card-world';
import { type World, write } from '#test/operations/world';
import { wide, words } from './case.ts';

const today = '2026-11-23';

/** The longest text that the domain takes for this fact, found by halving. */
function longestText(definition: FactDefinition, text: (length: number) => string): string | undefined {
  const fits = (length: number) => checkField(definition, text(length), today)?.code !== 'TOO_LONG';
  let [low, high] = [0, 20_000];
  if (fits(high)) throw new Error(`${definition.id} has no bound`);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return checkField(definition, text(low), today) === undefined ? text(low) : undefined;
}

/** No two the same, so that it reads as more than one character repeated. */
const distinct = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCodePoint(0x20000 + (at % 3000))).join('');

function longestOf(definition: FactDefinition): FactValue | undefined {
  if (definition.kind === 'projects') return Array.from({ length: 20 }, (_, at) => `${at}${words(58)}`.slice(0, 118));
  if (definition.kind === 'workSummary') return longestText(definition, distinct);
  const isText = ['text', 'personName', 'cardNumber'].includes(definition.kind);
  return isText ? longestText(definition, (length) => wide.repeat(length)) : undefined;
}

/** Every answer of words as long as it may be. */
export function longestFacts(category: Category): Facts {
  const definitions = applicationFacts(findRuleSet(category)!);
  return Object.fromEntries(
    definitions.flatMap((definition) => {
      const longest = longestOf(definition);
      return longest === undefined ? [] : [[definition.id, longest]];
    }),
  );
}

const at = '2026-11-23T02:00:00.000Z';

/** As many scans as are taken, every word that can be kept, and what the reviewer saw before it was corrected. */
export function heavy(category: Category): Partial<Application> {
  const documents = Array.from(
    { length: 60 },
    (_, index): Document => ({
      ...{ id: `document-${String(index).padStart(4, '0')}`, kind: 'SKILL_CERTIFICATE', contentType: 'image/png' },
      ...{ size: 10 * 1024 * 1024, sha256: 'a'.repeat(64), status: 'CONFIRMED', requestedAt: at, confirmedAt: at },
    }),
  );
  const said = words(500);
  return {
    documents,
    words: { correction: said, rejection: said, appeal: said, appealDecision: said },
    before: { facts: longestFacts(category), documents: documents.map(({ id }) => id) },
  };
}

interface Heavy {
  category?: Category;
  count: number;
  more?: (id: string, at: number) => Partial<Application>;
  /** Whether the person holds their one place in a class of the category. */
  sits?: boolean;
  owner?: Person['owner'];
}

/** So many applications of different people, each as large as it can be. */
export async function writeHeavy(world: World, { category = 'ASSESSOR', count, ...of }: Heavy): Promise<string[]> {
  const facts = longestFacts(category);
  const people = Array.from({ length: count }, (_, index): Person => {
    const id = `heavy-${category.slice(0, 12)}-${String(index).padStart(5, '0')}`.padEnd(24, '~').slice(-24);
    const more = { ...heavy(category), ...of.more?.(id, index) };
    const person = { id, category, facts: { ...facts, idNumber: idNumberOf(index) }, more };
    return of.owner ? { ...person, owner: of.owner } : person;
  });
  // Ten at a time fit into one transaction.
  for (let from = 0; from < count; from += 10) {
    const some = people.slice(from, from + 10);
    await writePassed(world, some);
    if (of.sits) await seat(world, category, some);
  }
  return people.map(({ id }) => id);
}

async function seat({ deps }: World, category: Category, people: readonly Person[]): Promise<void> {
  const rows = people.map(({ id, facts }) => {
    const hash = personHashOf(deps.seal, String(facts?.idNumber));
    const held = { [personAttribute.seat(category)]: id };
    return { ref: personRef(hash), write: personWrite(hash, { where: [], set: held }) };
  });
  await write(deps, rows);
}
