import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '#domain/eligibility/cells';
import { decidingEntries, evaluate, verdictOf } from '#domain/eligibility/evaluate';
import type { FactDefinition, Facts } from '#domain/eligibility/fact';
import { nearestMiss } from '#domain/eligibility/nearest-miss';
import { nextQuestion, progress } from '#domain/eligibility/next-question';
import type { Condition, Leaf, RuleSet } from '#domain/eligibility/rule-set';
import { bit, kleene, latticeOf } from './brute-force.ts';

/** Conditions that no notice would write: facts in many places, against each other, in alternatives of alternatives. */
const definitions: FactDefinition[] = [
  { id: 'one', kind: 'yesNo', label: '一', question: '一？', clause: '一(三)1' },
  { id: 'two', kind: 'yesNo', label: '二', question: '二？', clause: '一(三)1' },
  { id: 'three', kind: 'count', label: '三', question: '三？', clause: '一(三)1' },
  { id: 'four', kind: 'skillLevel', label: '四', question: '四？', clause: '一(三)1' },
  { id: 'five', kind: 'education', label: '五', question: '五？', clause: '一(三)1' },
];

const demand = fc.oneof(
  fc.record({
    fact: fc.constantFrom('one', 'two'),
    test: fc.record({ op: fc.constant('is' as const), value: fc.boolean() }),
  }),
  fc.record({
    fact: fc.constant('three'),
    test: fc.record({ op: fc.constant('min' as const), value: fc.constantFrom(1, 3) }),
  }),
  fc.record({
    fact: fc.constant('four'),
    test: fc.record({ op: fc.constant('min' as const), value: fc.constantFrom('SENIOR', 'TECHNICIAN') }),
  }),
  fc.record({
    fact: fc.constant('five'),
    test: fc.record({
      op: fc.constant('oneOf' as const),
      values: fc.constantFrom<string[]>(['UNDERGRADUATE'], ['POSTGRADUATE', 'UNDERGRADUATE']),
      reviewer: fc.constantFrom<string[]>([], ['TECHNICIAN_COLLEGE']),
    }),
  }),
);

const condition = fc.letrec<{ tree: Condition; leaf: Leaf }>((tie) => ({
  leaf: demand.map(({ fact, test }): Leaf => ({ fact, test, clause: '一(三)1', words: '条件' })),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 4 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
  ),
})).tree;

function ruleSetOf(eligibility: Condition, entry: Condition = { all: [] }): RuleSet {
  return { id: 'random@1', category: 'ASSESSOR', version: '1', source: '随机', facts: definitions, eligibility, entry };
}

const someFacts: fc.Arbitrary<Facts> = fc
  .record({
    one: fc.option(fc.boolean()),
    two: fc.option(fc.boolean()),
    three: fc.option(fc.nat(4)),
    four: fc.option(fc.constantFrom('NONE', 'SENIOR', 'TECHNICIAN', 'CHIEF_TECHNICIAN')),
    five: fc.option(fc.constantFrom('UNDERGRADUATE', 'POSTGRADUATE', 'TECHNICIAN_COLLEGE', 'PRIMARY')),
  })
  .map((all) =>
    Object.fromEntries(Object.entries(all).flatMap(([id, value]) => (value === null ? [] : [[id, value]]))),
  );

describe('under any rule set', () => {
  it('what is asked and what is decided agree with trying every completion', () => {
    let positions = 0;
    void fc.assert(
      fc.property(condition, (eligibility) => {
        const ruleSet = ruleSetOf(eligibility);
        const variables = cellsOf(ruleSet).map(({ definition, cells }) => ({
          definition,
          values: cells.map((cell) => cell.probe),
        }));
        const lattice = latticeOf(ruleSet, variables);
        for (let state = 0; state < lattice.size; state += 1) {
          const facts = lattice.facts(state);
          const { verdict, dependsOn, admissible } = evaluate(ruleSet, facts);
          const reached = lattice.reached[state]!;
          const relevant = lattice.variables.flatMap(({ definition }, at) =>
            lattice.digit(state, at) === 0 && lattice.flips[at]![state] === 1 ? [definition.id] : [],
          );
          expect([...dependsOn].sort()).toEqual(relevant.sort());
          expect(verdict).toBe(reached === bit.MET ? 'MET' : reached === bit.NOT_MET ? 'NOT_MET' : 'UNKNOWN');
          expect(admissible).toBe(reached === bit.MET || reached === bit.UNKNOWN);
          positions += 1;
        }
      }),
      { numRuns: 300 },
    );
    console.info(`300 random rule sets, ${positions} partial answers checked exhaustively`);
  });

  it('a verdict that Kleene reaches is the verdict, and one more answer never takes it back', () => {
    void fc.assert(
      fc.property(condition, someFacts, someFacts, (eligibility, before, more) => {
        const ruleSet = ruleSetOf(eligibility);
        const plain = kleene(eligibility, before, ruleSet);
        const verdict = verdictOf(ruleSet, before);
        if (plain !== 'UNKNOWN') expect(verdict).toBe(plain);
        if (verdict !== 'UNKNOWN') expect(verdictOf(ruleSet, { ...more, ...before })).toBe(verdict);
      }),
      { numRuns: 2000 },
    );
  });

  it('progress brackets whatever is really asked, in any course with any number of 还不清楚', () => {
    const answers = fc.array(fc.nat(5), { minLength: 12, maxLength: 12 });
    void fc.assert(
      fc.property(condition, answers, (eligibility, course) => {
        const ruleSet = ruleSetOf(eligibility);
        const probes = new Map(cellsOf(ruleSet).map(({ definition, cells }) => [definition.id, cells]));
        let facts: Facts = {};
        let deferred: string[] = [];
        const said: { atLeast: number; atMost: number }[] = [];
        for (const choice of course) {
          said.push(progress(ruleSet, facts, deferred));
          const asked = nextQuestion(ruleSet, facts, deferred);
          if (!asked) break;
          const cell = probes.get(asked.id)![choice];
          if (cell) facts = { ...facts, [asked.id]: cell.probe };
          else deferred = [...deferred, asked.id];
        }
        expect(nextQuestion(ruleSet, facts, deferred)).toBeUndefined();
        for (const [at, { atLeast, atMost }] of said.entries()) {
          const left = said.length - 1 - at;
          expect(atLeast).toBeLessThanOrEqual(left);
          expect(atMost).toBeGreaterThanOrEqual(left);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the nearest misses are exactly the answers that alone stand in the way', () => {
    void fc.assert(
      fc.property(condition, someFacts, (eligibility, facts) => {
        const ruleSet = ruleSetOf(eligibility);
        const refused = verdictOf(ruleSet, facts) === 'NOT_MET';
        const expected = cellsOf(refused ? ruleSet : ruleSetOf({ all: [] }))
          .filter(({ definition, cells }) =>
            cells.some(
              ({ probe }) =>
                facts[definition.id] !== undefined &&
                verdictOf(ruleSet, { ...facts, [definition.id]: probe }) !== 'NOT_MET',
            ),
          )
          .map(({ definition }) => definition.id);
        expect(nearestMiss(ruleSet, facts).map((miss) => miss.fact)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('a refusal always names a condition with its clause', () => {
    void fc.assert(
      fc.property(condition, someFacts, (eligibility, facts) => {
        const ruleSet = ruleSetOf(eligibility);
        if (verdictOf(ruleSet, facts) === 'NOT_MET') expect(decidingEntries(ruleSet, facts)).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
