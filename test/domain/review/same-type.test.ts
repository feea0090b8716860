import { expect, test } from 'vitest';
import { applicationFacts } from '#domain/application/form';
import type { Category } from '#domain/category';
import { evaluate } from '#domain/eligibility/evaluate';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { defaultPractice } from '#domain/practice';
import { appealDecided } from '#domain/review/appeal';
import { checkApproval, reviewed } from '#domain/review/review';
import type { ReviewCommand } from '#domain/review/review-command';
import { assessorRuleSet } from '#domain/rules/assessor';
import { defaultParameters } from '#domain/rules/parameters';
import { specialAbilityRuleSet } from '#domain/rules/special-ability-assessor';
import { readAnswer } from '#domain/understanding/answer';
import { handedIn, now } from './review-application.ts';

const wide = { ...defaultParameters, otherTypes: 'REVIEWER' as const };
const open = assessorRuleSet(wide);
const electric = ['6-31-01-03', '6-29-03-02'];
const unlisted = ['灯彩扎制', '糖画制作'];
const reviewer = { ref: 'wang', offices: ['510100'] };
const words = '两项都是电气安装维修，工作内容相通。';

interface Listed {
  category?: Category;
  facts: object;
}

function listed({ category = 'ASSESSOR', facts }: Listed, ruleSet: RuleSet) {
  const application = handedIn({}, category);
  const all = { ...application.facts, ...facts };
  return { ...application, facts: all, evaluation: evaluate(ruleSet, all) };
}

function decide(of: Listed, ruleSet: RuleSet, command: ReviewCommand) {
  const context = { now, ruleSet, practice: defaultPractice.reviews, routing: defaultPractice.routing, reviewer };
  return reviewed(listed(of, ruleSet), command, context);
}

function codes(outcome: ReturnType<typeof decide>): string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code, path, clause }) => `${code} ${path} ${clause ?? ''}`.trim());
}

const several = { facts: { occupations: electric } };
const one = { facts: { occupations: ['6-18-01-01', '6-18-02-04'] } };
const projects = { category: 'SPECIAL_ABILITY_ASSESSOR', facts: { projects: unlisted } } as const;
const special = specialAbilityRuleSet();
const asOne: ReviewCommand = { decision: 'APPROVE', reasons: ['OCCUPATIONS_OF_ONE_TYPE'], words };
const asSeveral: ReviewCommand = { decision: 'RETURN', reasons: ['OCCUPATIONS_OF_SEVERAL_TYPES'], words };

test.each<[string, Listed, RuleSet, boolean]>([
  ['several types, which the default refuses', several, assessorRuleSet(), false],
  ['several types, where they are left to the reviewer', several, open, true],
  ['one type', one, open, true],
  ['projects outside the list', projects, special, true],
])('%s: whether it may be approved at all', (_, of, ruleSet, isAdmissible) => {
  expect(checkApproval(listed(of, ruleSet), { ruleSet }).ineligible.length === 0).toBe(isAdmissible);
});

test.each<[string, Listed, RuleSet, ReviewCommand, string[]]>([
  [
    'an approval that says nothing of it',
    several,
    open,
    { decision: 'APPROVE', words },
    ['JUDGEMENT_MISSING reasons 附件1 说明1'],
  ],
  ['an approval that says it is one', several, open, asOne, []],
  ['that without a word', several, open, { ...asOne, words: ' ' }, ['WORDS_MISSING words']],
  ['that in 501 characters', several, open, { ...asOne, words: '理'.repeat(501) }, ['TOO_LONG words']],
  ['a return because it is several', several, open, asSeveral, []],
  [
    'a rejection because it is one',
    several,
    open,
    { ...asOne, decision: 'REJECT' },
    ['REASON_UNFITTING reasons.0 附件1 说明1'],
  ],
  [
    'an approval because it is several',
    several,
    open,
    { ...asSeveral, decision: 'APPROVE' },
    ['REASON_UNFITTING reasons', 'JUDGEMENT_MISSING reasons 附件1 说明1'],
  ],
  ['an approval of what is of one type by the rules', one, open, { decision: 'APPROVE' }, []],
  ['a judgement of what the rules have decided', one, open, asOne, ['TYPE_DECIDED_BY_RULE reasons.0 附件1 说明1']],
  ['one that it is several after all', one, open, asSeveral, ['TYPE_DECIDED_BY_RULE reasons.0 附件1 说明1']],
  [
    'a judgement of a list that the rules refuse',
    several,
    assessorRuleSet(),
    asOne,
    ['TYPE_DECIDED_BY_RULE reasons.0 附件1 说明1'],
  ],
  [
    'projects that nobody judged',
    projects,
    special,
    { decision: 'APPROVE' },
    ['JUDGEMENT_MISSING reasons 附件2 说明1'],
  ],
  [
    'projects judged as occupations',
    projects,
    special,
    asOne,
    ['REASON_OF_OTHER_CATEGORY reasons.0 附件1 说明1', 'JUDGEMENT_MISSING reasons 附件2 说明1'],
  ],
  ['projects judged as projects', projects, special, { ...asOne, reasons: ['PROJECTS_OF_ONE_TYPE'] }, []],
  [
    'one project alone',
    { ...projects, facts: { projects: unlisted.slice(0, 1) } },
    special,
    { decision: 'APPROVE' },
    [],
  ],
])('%s is taken, or refused with its clause', (_, of, ruleSet, command, expected) => {
  expect(codes(decide(of, ruleSet, command))).toEqual(expected);
});

test('a judgement stands in the record of its stage with its words, until the stage is decided otherwise', () => {
  const outcome = decide(several, open, asOne);
  if (!outcome.ok) throw new Error('refused');
  const { application, reasons } = outcome.value;
  expect(application).toMatchObject({
    status: 'QUALIFIED',
    reviews: { CENTRE_REVIEW: { outcome: 'APPROVED', reasons: ['OCCUPATIONS_OF_ONE_TYPE'] } },
    words: { judgements: { CENTRE_REVIEW: words } },
  });
  expect(reasons.map(({ clause }) => clause)).toEqual(['附件1 说明1']);
  const context = { now, ruleSet: open, practice: defaultPractice.reviews, routing: defaultPractice.routing, reviewer };
  const again = reviewed({ ...application, status: 'CENTRE_REVIEW' }, asSeveral, context);
  expect(again.ok && again.value.application.words?.judgements).toEqual({});
});

test('whoever overturns a rejection judges with the words of that decision', () => {
  const rejection = { stage: 'CENTRE_REVIEW', reason: 'OCCUPATIONS_UNFIT', clause: '附件1 说明1' } as const;
  const application = {
    ...listed(several, open),
    ...{ status: 'REJECTED' as const, appeal: { filedAt: '' } },
    rejection: { ...rejection, at: '', appealUntil: '2026-12-08' },
  };
  const outcome = appealDecided(application, { outcome: 'OVERTURNED', words }, { reviewer, now, ruleSet: open });
  expect(outcome.ok && outcome.value.application.reviews?.CENTRE_REVIEW?.reasons).toEqual(['OCCUPATIONS_OF_ONE_TYPE']);
  expect(outcome.ok && outcome.value.reasons.map(({ code }) => code)).toEqual(['OCCUPATIONS_OF_ONE_TYPE']);
  const decided = appealDecided(
    { ...application, facts: { ...application.facts, ...one.facts } },
    { outcome: 'OVERTURNED', words },
    { reviewer, now, ruleSet: open },
  );
  expect(decided.ok && decided.value.reasons).toEqual([]);
});

test('where a reviewer judges, a list of several types is taken as it is said; else it is asked again', () => {
  const read = (ruleSet: RuleSet) => {
    const definitions = [ruleSet.facts, applicationFacts(ruleSet)].map((all) =>
      all.find(({ id }) => id === 'occupations'),
    );
    return definitions.map((one) => readAnswer(one!, '电工、电气设备安装工', { today: '2026-11-23' }));
  };
  expect(read(open).map((reading) => 'value' in reading && reading.value)).toEqual([electric, electric]);
  expect(read(assessorRuleSet())).toMatchObject([{ code: 'DIFFERENT_TYPES' }, { code: 'DIFFERENT_TYPES' }]);
});
