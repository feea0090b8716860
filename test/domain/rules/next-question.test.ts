import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '#domain/eligibility/cells';
import { evaluate } from '#domain/eligibility/evaluate';
import type { Facts } from '#domain/eligibility/fact';
import { decideLeaf } from '#domain/eligibility/leaf';
import { nextQuestion, progress } from '#domain/eligibility/next-question';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { shippedRuleSets } from '#domain/rules/shipped';
import { bit, type Lattice, latticeOf } from './brute-force.ts';
import { sampleAnswers } from './sample-answers.ts';

function latticeOfCells(ruleSet: RuleSet): Lattice {
  const variables = cellsOf(ruleSet).map(({ definition, cells }) => ({
    definition,
    values: cells.map((cell) => cell.probe),
  }));
  return latticeOf(ruleSet, variables);
}

describe.each(shippedRuleSets.map((ruleSet) => ({ id: ruleSet.id, ruleSet })))('under $id', ({ ruleSet }) => {
  it('every answer a person can give is judged like one of the probes', () => {
    for (const { definition, leaves, cells } of cellsOf(ruleSet)) {
      const judged = (value: (typeof cells)[number]['probe']) =>
        leaves.map((leaf) => decideLeaf(leaf, definition, value)).join();
      const probed = cells.map((cell) => judged(cell.probe));
      const given = sampleAnswers(definition).map(judged);
      expect(new Set(given), definition.id).toEqual(new Set(probed));
    }
  });

  it('a fact is asked if and only if some completion of the others makes it flip the verdict, soonest first', () => {
    const lattice = latticeOfCells(ruleSet);
    let wrong = 0;
    for (let state = 0; state < lattice.size; state += 1) wrong += mistakes(ruleSet, lattice, state);
    const { length } = lattice.variables;
    console.info(`${ruleSet.id}: all ${lattice.size} partial answers over ${length} facts checked exhaustively`);
    expect(wrong).toBe(0);
  });
});

/** How often the production code differs from the brute force in one position. */
function mistakes(ruleSet: RuleSet, lattice: Lattice, state: number): number {
  const facts = lattice.facts(state);
  const evaluation = evaluate(ruleSet, facts);
  const relevant = lattice.variables.flatMap(({ definition }, at) =>
    lattice.digit(state, at) === 0 && lattice.flips[at]![state] === 1 ? [definition.id] : [],
  );
  const reached = lattice.reached[state]!;
  const verdict = reached === bit.MET ? 'MET' : reached === bit.NOT_MET ? 'NOT_MET' : 'UNKNOWN';
  const first = nextQuestion(ruleSet, facts);
  const soonest = lattice.variables[lattice.soonest(state) ?? -1];
  const right =
    evaluation.verdict === verdict &&
    evaluation.admissible === (reached === bit.MET || reached === bit.UNKNOWN) &&
    [...evaluation.dependsOn].sort().join() === relevant.sort().join() &&
    first?.id === evaluation.dependsOn[0] &&
    first?.id === soonest?.definition.id;
  return right ? 0 : 1;
}

describe.each(shippedRuleSets.map((ruleSet) => ({ id: ruleSet.id, ruleSet })))('progress under $id', ({ ruleSet }) => {
  it('is the exact least and most of all ways to answer, 还不清楚 included', () => {
    const positions = walk(ruleSet);
    console.info(`${ruleSet.id}: progress compared in all ${positions.size} positions that questions lead to`);
    for (const { said, real } of positions.values()) expect(said).toEqual(real);
  });

  it('brackets what really follows from positions that no questioning leads to, corrections and all', () => {
    const anywhere = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 });
    void fc.assert(
      fc.property(anywhere, (digits) => {
        const variables = cellsOf(ruleSet);
        const facts = Object.fromEntries(
          variables.flatMap(({ definition, cells }, at) => {
            const cell = cells[digits[at]!];
            return cell ? [[definition.id, cell.probe]] : [];
          }),
        );
        const deferred = variables.filter((_, at) => digits[at] === 4).map(({ definition }) => definition.id);
        for (const { said, real } of walk(ruleSet, facts, deferred).values()) {
          expect(said.atLeast).toBeLessThanOrEqual(real.atLeast);
          expect(said.atMost).toBe(real.atMost);
        }
      }),
      { numRuns: 40 },
    );
  });
});

interface Counted {
  said: { atLeast: number; atMost: number };
  real: { atLeast: number; atMost: number };
}

/** Every position reachable by answering what is asked, with what progress says there and what then really follows. */
function walk(ruleSet: RuleSet, from: Facts = {}, unknown: readonly string[] = []): Map<string, Counted> {
  const positions = new Map<string, Counted>();
  const probes = new Map(cellsOf(ruleSet).map(({ definition, cells }) => [definition.id, cells]));
  const visit = (facts: Facts, deferred: readonly string[]): Counted['real'] => {
    const key = JSON.stringify([Object.entries(facts).sort(), [...deferred].sort()]);
    const before = positions.get(key);
    if (before) return before.real;
    const asked = nextQuestion(ruleSet, facts, deferred);
    const ways = asked
      ? [
          ...probes.get(asked.id)!.map(({ probe }) => visit({ ...facts, [asked.id]: probe }, deferred)),
          visit(facts, [...deferred, asked.id]),
        ]
      : [];
    const real = {
      atLeast: asked ? 1 + Math.min(...ways.map((way) => way.atLeast)) : 0,
      atMost: asked ? 1 + Math.max(...ways.map((way) => way.atMost)) : 0,
    };
    positions.set(key, { said: progress(ruleSet, facts, deferred), real });
    return real;
  };
  visit(from, unknown);
  return positions;
}
