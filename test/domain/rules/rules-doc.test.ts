import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formFacts } from '#domain/application/form-facts';
import { leavesOf } from '#domain/eligibility/cells';
import { clauses, findClause } from '#domain/notice';
import { clauseNotes } from '#domain/rules/clause-notes';
import { shippedRuleSets } from '#domain/rules/shipped';
import { rulesDocument } from '#local/rules-doc';

const root = resolve(import.meta.dirname, '../../..');

describe('every clause of the notice', () => {
  const demanded = new Set(
    shippedRuleSets.flatMap((ruleSet) =>
      [...leavesOf(ruleSet.eligibility), ...leavesOf(ruleSet.entry)].map((leaf) => leaf.clause),
    ),
  );

  it.each(clauses.map((clause) => [clause.id]))(
    '%s is cited by a rule, kept elsewhere, or listed with its reason',
    (id) => {
      const note = clauseNotes.find((one) => one.clause === id);
      const kept = (note?.keptBy ?? []).length > 0 || (note?.notDecided ?? '').length > 20;
      expect(demanded.has(id) || kept).toBe(true);
    },
  );

  it.each(clauseNotes.flatMap(({ clause, keptBy = [] }) => keptBy.map((file) => [clause, file] as const)))(
    '%s really is cited in %s',
    (clause, file) => {
      expect(readFileSync(resolve(root, file), 'utf8')).toContain(clause);
    },
  );

  it('is noted once, and only if it exists', () => {
    const noted = clauseNotes.map((note) => note.clause);
    expect(new Set(noted).size).toBe(noted.length);
    for (const clause of noted) expect(findClause(clause), clause).toBeDefined();
  });

  it('is what every question and every form cell cites', () => {
    const asked = [...formFacts, ...shippedRuleSets.flatMap((ruleSet) => ruleSet.facts)];
    for (const { id, clause } of asked) expect(findClause(clause), `${id}: ${clause}`).toBeDefined();
  });

  it('stands in docs/rules.md as the rules are now (node local/rules-doc.ts writes it)', () => {
    expect(readFileSync(resolve(root, 'docs/rules.md'), 'utf8')).toBe(rulesDocument());
  });
});
