import { describe, expect, it } from 'vitest';
import { limits, lintRuleSet } from '#domain/eligibility/lint';
import { RuleSet } from '#domain/eligibility/rule-set';
import { assessorRuleSet } from '#domain/rules/assessor';
import { defaultParameters } from '#domain/rules/parameters';
import { seniorAssessorRuleSet } from '#domain/rules/senior-assessor';
import { shippedRuleSets } from '#domain/rules/shipped';
import { specialAbilityRuleSet } from '#domain/rules/special-ability-assessor';

type Loose = ReturnType<typeof JSON.parse>;

const leaf = (fact: string, test: object, clause = '一(三)1', words = '条件') => ({ fact, clause, words, test });
const define = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  label: id,
  question: `${id}？`,
  clause: '一(三)1',
  ...more,
});

/** A sound little rule set with one thing changed. */
function seeded(change: (ruleSet: Loose) => void): unknown {
  const sound: Loose = {
    id: 'assessor@test',
    category: 'ASSESSOR',
    version: 'test',
    source: '测试',
    facts: [
      define('happy', 'yesNo'),
      define('skillLevel', 'skillLevel'),
      define('workYears', 'years'),
      define('colour', 'choice', {
        choices: [
          { value: 'RED', label: '红' },
          { value: 'BLUE', label: '蓝' },
        ],
      }),
    ],
    eligibility: {
      all: [
        leaf('happy', { op: 'is', value: true }),
        { any: [leaf('skillLevel', { op: 'min', value: 'SENIOR' }), leaf('workYears', { op: 'min', value: 3 })] },
        leaf('colour', { op: 'oneOf', values: ['RED'] }),
      ],
    },
    entry: { all: [] },
  };
  change(sound);
  return sound;
}

const codes = (input: unknown) => [...new Set(lintRuleSet(input).map((problem) => problem.code))];

type Row = [code: string, name: string, change: (ruleSet: Loose) => void];

const rows: Row[] = [
  ['RULE_SET_MALFORMED', 'no eligibility', (r) => delete r.eligibility],
  ['RULE_SET_MALFORMED', 'an unknown comparison', (r) => (r.eligibility.all[0].test.op = 'max')],
  ['RULE_SET_MALFORMED', 'a leaf without a clause', (r) => delete r.eligibility.all[0].clause],
  ['RULE_SET_MALFORMED', 'an unknown kind of fact', (r) => (r.facts[0].kind = 'mood')],
  ['RULE_SET_MALFORMED', 'an unknown category', (r) => (r.category = 'DENTIST')],
  ['RULE_SET_MALFORMED', 'a fact id that is no name', (r) => (r.facts[0].id = '__proto__')],
  ['ID_WITHOUT_VERSION', 'an id of another version', (r) => (r.id = 'assessor@other')],
  ['CLAUSE_UNKNOWN', 'a leaf that cites what does not exist', (r) => (r.eligibility.all[0].clause = '一(三)9')],
  ['CLAUSE_UNKNOWN', 'a question that cites what does not exist', (r) => (r.facts[0].clause = '')],
  [
    'FACT_UNDEFINED',
    'a leaf over a fact nobody asks for',
    (r) => r.eligibility.all.push(leaf('height', { op: 'min', value: 2 })),
  ],
  ['FACT_UNUSED', 'a fact no leaf needs', (r) => r.facts.push(define('height', 'years'))],
  ['FACT_TWICE', 'a fact defined twice', (r) => r.facts.push(define('happy', 'yesNo'))],
  ['QUESTION_MISSING', 'a fact without its question', (r) => (r.facts[0].question = ' ')],
  ['LABEL_MISSING', 'a fact without its name', (r) => (r.facts[0].label = '')],
  ['WORDS_MISSING', 'a leaf without words', (r) => (r.eligibility.all[0].words = '')],
  ['CHOICES_MISSING', 'a choice of nothing', (r) => delete r.facts[3].choices],
  ['CHOICE_TWICE', 'the same choice twice', (r) => r.facts[3].choices.push({ value: 'RED', label: '红红' })],
  ['CHOICES_UNUSED', 'choices of a number', (r) => (r.facts[2].choices = r.facts[3].choices)],
  ['KIND_CONFLICT', 'a name with another meaning on the form', (r) => (r.facts[2].kind = 'count')],
  ['OP_DOES_NOT_FIT', 'min over yes and no', (r) => (r.eligibility.all[0].test = { op: 'min', value: 1 })],
  [
    'OP_DOES_NOT_FIT',
    'classes of a level',
    (r) => (r.eligibility.all[1].any[0].test = { op: 'majorClassIn', values: ['3'] }),
  ],
  ['VALUE_UNKNOWN', 'a level off the ladder', (r) => (r.eligibility.all[1].any[0].test.value = '高级工')],
  ['VALUE_UNKNOWN', 'a number of years in words', (r) => (r.eligibility.all[1].any[1].test.value = '三年')],
  ['VALUE_UNKNOWN', 'a choice that is not offered', (r) => r.eligibility.all[2].test.values.push('GREEN')],
  ['VALUE_UNKNOWN', 'a reviewer value that is not offered', (r) => (r.eligibility.all[2].test.reviewer = ['GREEN'])],
  ['VALUE_UNKNOWN', 'none of any values', (r) => (r.eligibility.all[2].test.values = [])],
  ['VALUE_UNKNOWN', 'yes in words', (r) => (r.eligibility.all[0].test.value = '是')],
  [
    'VALUE_TWICE',
    'a value both accepted and left to the reviewer',
    (r) => (r.eligibility.all[2].test.reviewer = ['RED']),
  ],
  ['EMPTY_CONDITION', 'a group of nothing', (r) => (r.eligibility.all[1].any = [])],
  [
    'AT_LEAST_OUT_OF_RANGE',
    'three of two',
    (r) => (r.eligibility.all[1] = { atLeast: 3, of: r.eligibility.all[1].any }),
  ],
  [
    'AT_LEAST_OUT_OF_RANGE',
    'none of two',
    (r) => (r.eligibility.all[1] = { atLeast: 0, of: r.eligibility.all[1].any }),
  ],
  ['CONDITION_TWICE', 'the same leaf twice', (r) => r.eligibility.all.push(leaf('happy', { op: 'is', value: true }))],
  ['NEVER_MET', 'happy and not happy', (r) => r.eligibility.all.push(leaf('happy', { op: 'is', value: false }))],
  [
    'NEVER_FAILED',
    'happy or not happy',
    (r) => {
      r.facts = [r.facts[0]];
      r.eligibility = { any: [leaf('happy', { op: 'is', value: true }), leaf('happy', { op: 'is', value: false })] };
    },
  ],
  [
    'FACT_NEVER_MATTERS',
    'a bound that every answer reaches',
    (r) =>
      (r.eligibility.all[1] = {
        all: [leaf('skillLevel', { op: 'min', value: 'NONE' }), leaf('workYears', { op: 'min', value: 3 })],
      }),
  ],
  [
    'TOO_LARGE',
    'more facts than anybody would answer',
    (r) => {
      for (let at = 0; at <= limits.facts; at += 1) r.facts.push(define(`fact${at}`, 'yesNo'));
    },
  ],
  [
    'TOO_LARGE',
    'conditions nested without end',
    (r) => {
      for (let at = 0; at < 5000; at += 1) r.eligibility = { all: [r.eligibility] };
    },
  ],
  [
    'TOO_LARGE',
    'pairs that cross each other',
    (r) => {
      const ids = Array.from({ length: 36 }, (_, at) => `fact${String(at).padStart(2, '0')}`);
      r.facts = ids.map((id) => define(id, 'yesNo'));
      const is = (id: string) => leaf(id, { op: 'is', value: true });
      r.eligibility = { any: ids.slice(0, 18).map((id, at) => ({ all: [is(id), is(ids[at + 18]!)] })) };
    },
  ],
];

describe('the linter', () => {
  it.each(shippedRuleSets.map((ruleSet) => [ruleSet.id, ruleSet] as const))('passes %s', (_, ruleSet) => {
    expect(lintRuleSet(ruleSet)).toEqual([]);
    expect(RuleSet.parse(JSON.parse(JSON.stringify(ruleSet)))).toEqual(ruleSet);
  });

  it('passes them under every reading of 技能等级 too', () => {
    for (const skillLevelCertificates of ['REVIEWER', 'REFUSED'] as const) {
      const parameters = { ...defaultParameters, skillLevelCertificates };
      expect(lintRuleSet(assessorRuleSet(parameters))).toEqual([]);
      expect(lintRuleSet(seniorAssessorRuleSet(parameters))).toEqual([]);
    }
  });

  it('passes them where other types are left to the reviewer', () => {
    const parameters = { ...defaultParameters, otherTypes: 'REVIEWER' as const };
    for (const made of [assessorRuleSet, seniorAssessorRuleSet, specialAbilityRuleSet])
      expect(lintRuleSet(made(parameters))).toEqual([]);
  });

  it('passes the sound rule set that the others are made from', () => {
    expect(lintRuleSet(seeded(() => undefined))).toEqual([]);
  });

  it.each(rows)('says %s of %s', (code, _, change) => {
    expect(codes(seeded(change))).toContain(code);
  });

  it("takes the clauses of a class's own document when they are named", () => {
    const own = seeded((r) => (r.eligibility.all[0].clause = '培训文件 二(一)'));
    expect(codes(own)).toEqual(['CLAUSE_UNKNOWN']);
    expect(lintRuleSet(own, new Set(['培训文件 二(一)']))).toEqual([]);
  });

  it('says where and in Chinese', () => {
    const [problem] = lintRuleSet(seeded((r) => (r.eligibility.all[1].any[0].test.value = '高级工')));
    expect(problem).toEqual({
      code: 'VALUE_UNKNOWN',
      path: 'eligibility.all.1.any.0',
      message: '“skillLevel”没有“高级工”这个取值。',
      clause: '一(三)1',
    });
  });

  it('never throws, whatever it is given', () => {
    for (const input of [undefined, null, 1, 'x', [], {}, { facts: [null] }])
      expect(codes(input)).toContain('RULE_SET_MALFORMED');
  });
});
