import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { leavesOf } from '#domain/eligibility/cells';
import type { Leaf, RuleSet } from '#domain/eligibility/rule-set';
import { type Clause, clauses, noticeNumber } from '#domain/notice';
import { clauseNotes } from '#domain/rules/clause-notes';
import { shippedRuleSets } from '#domain/rules/shipped';

const head = `# The rules, clause by clause

Every clause of ${noticeNumber} word for word, what decides it, and what of it no machine can decide.
Written by \`node local/rules-doc.ts\` from the rule sets themselves; a test keeps it so.

## How they are read

- A verdict is Kleene's: MET, NOT_MET, or UNKNOWN while answers are missing; it is reached once no answer can change it.
- 以上, 不少于 and 不超过 include the bound: 1 year, 3 times, 10 years, 3 occupations and 200 characters pass.
- A fact is asked if and only if some completion of the other open facts makes it flip the verdict. First comes what lies on the shortest way to
  the best verdict still possible; ties keep the rule set's order.
- What the filled form must satisfy (entry conditions) holds nothing open while unanswered; broken, it makes the verdict NOT_MET.
- Values left to the reviewer neither pass nor fail: the application may be made, and the review decides.
- Numbers, levels and readings are parameters of the rule sets (\`domain/rules/parameters.ts\`), those of routing \`RoutingPractice\` (\`domain/review/routing.ts\`), which an operator sets in
  \`PRACTICE\` under \`routing\`.
`;

/** The page as it must stand in docs/rules.md. */
export function rulesDocument(): string {
  return `${[head, ...clauses.map(section)].join('\n')}`;
}

function section({ id, text }: Clause): string {
  const note = clauseNotes.find((one) => one.clause === id);
  const lines = [
    ...shippedRuleSets.flatMap((ruleSet) => citations(ruleSet, id)),
    ...(note?.keptBy ?? []).map((file) => `- kept by \`${file}\``),
    ...(note?.notDecided ? [`- not decided: ${note.notDecided}`] : []),
  ];
  return [`## ${id}`, '', `> ${text}`, '', ...lines, ''].join('\n');
}

/** What a rule set makes of a clause: its conditions, or else the facts it asks under it. */
function citations(ruleSet: RuleSet, id: string): string[] {
  const leaves = [...leavesOf(ruleSet.eligibility), ...leavesOf(ruleSet.entry)].filter((leaf) => leaf.clause === id);
  return leaves.map((leaf) => `- \`${ruleSet.id}\`: \`${leaf.fact}\` ${testWords(leaf.test)} (${leaf.words})`);
}

function testWords(test: Leaf['test']): string {
  switch (test.op) {
    case 'is':
      return `is ${test.value}`;
    case 'min':
      return `at least ${test.value}`;
    case 'oneOf':
      return `one of ${test.values.join(', ')}${test.reviewer ? `; left to the reviewer: ${test.reviewer.join(', ')}` : ''}`;
    case 'majorClassIn':
      return `all in major classes ${test.values.join(', ')}`;
    case 'maxItems':
      return `at most ${test.value}`;
    case 'sameType':
      return `alike in the first ${test.parts} parts of the code${test.reviewer ? '; others left to the reviewer' : ''}`;
    case 'minCharacters':
      return `at least ${test.value} characters`;
  }
}

if (import.meta.main) writeFileSync(resolve(import.meta.dirname, '../docs/rules.md'), rulesDocument());
