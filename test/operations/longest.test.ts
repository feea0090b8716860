import { expect, test } from 'vitest';
import { applicationFacts } from '#domain/application/form';
import { checkField } from '#domain/application/form-check';
import { Category } from '#domain/category';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { findRuleSet } from '#domain/rules/shipped';
import { updateApplicationDraft } from '#operations/application/update-application-draft';
import { done, newKey } from './journey.ts';
import { applicant, createWorld, dump, writeDraft } from './world.ts';

const li = applicant('li');
const today = '2026-11-23';
/** Four bytes each in UTF-8, and one character to a person. */
const wide = '𠮷';

/** The longest text that the domain takes for this fact, found by halving. */
function longestText(definition: FactDefinition): string | undefined {
  const fits = (length: number) => checkField(definition, wide.repeat(length), today)?.code !== 'TOO_LONG';
  let [low, high] = [0, 20_000];
  if (fits(high)) throw new Error(`${definition.id} has no bound`);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const text = wide.repeat(low);
  return checkField(definition, text, today) === undefined ? text : undefined;
}

function longestOf(definition: FactDefinition): FactValue | undefined {
  if (definition.kind === 'projects') return Array.from({ length: 20 }, (_, at) => `${at}${wide.repeat(58)}`);
  if (definition.kind === 'workSummary') {
    const letters = Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x20000 + at)).join('');
    return checkField(definition, letters, today) === undefined ? letters : undefined;
  }
  return ['text', 'personName', 'cardNumber'].includes(definition.kind) ? longestText(definition) : undefined;
}

test.each(Category.options)('the longest legal answers everywhere at once are kept (%s)', async (category) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li, category });
  const definitions = applicationFacts(findRuleSet(category)!);
  const facts = Object.fromEntries(
    definitions.flatMap((definition) => {
      const longest = longestOf(definition);
      return longest === undefined ? [] : [[definition.id, longest]];
    }),
  );
  expect(Object.keys(facts).length).toBeGreaterThan(4);
  const { application } = done(await updateApplicationDraft(world.deps, li, { applicationId, facts }, newKey()));
  expect(application.facts).toMatchObject(facts);
  const sizes = (await dump(world.client)).map((item) => Buffer.byteLength(JSON.stringify(item)));
  expect(Math.max(...sizes)).toBeGreaterThan(10_000);
});
