import { describe, expect, test } from 'vitest';
import { applicationFacts, askedFields, formOf, forms } from '#domain/application/form';
import { checkField, derivedFacts, entryProblems, missingFields, tickBoxes } from '#domain/application/form-check';
import { formFacts } from '#domain/application/form-facts';
import { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import { findClause } from '#domain/notice';
import { shippedRuleSets } from '#domain/rules/shipped';
import { summary } from '#test/conversation/answers';

const today = '2024-11-20';
const ofPaper = '承诺声明 承诺人（本人签名） 推荐单位意见';
const officialCells: [keyof typeof forms, string][] = [
  [
    '附件1',
    `填表日期 姓名 性别 年龄 照片 身份证号码 联系手机 文化程度 工作单位 专业工龄 联系地址 专业技术职称 所在地区 职业资格证书 申报考评职业工种 工作简介 ${ofPaper}`,
  ],
  [
    '附件2',
    `填表日期 姓名 性别 年龄 照片 身份证号码 联系手机 文化程度 工作单位 专业工龄 联系地址 专业技术职称 所在地区 职业资格证书 申报考评项目 申报条件 工作简介 ${ofPaper}`,
  ],
  [
    '附件4',
    '填表时间 姓名 性别 照片 身份证号码 联系电话 原质量督导员证卡号 所在地区 工作单位 通信地址及邮编 督导工作经历 所在单位意见 备注',
  ],
];

describe('the official forms', () => {
  test.each(officialCells)('%s has the cells of the notice, in its order and under its labels', (id, cells) => {
    expect(forms[id].cells.map((cell) => cell.label).join(' ')).toBe(cells);
  });

  test('附件4 asks besides for what 附件5 makes compulsory', () => {
    expect(forms.附件4.roster.map((cell) => cell.label).join(' ')).toBe(
      '出生日期 民族 政治面貌 文化程度 工作年限 电子邮箱 从事职业',
    );
  });

  test('each category fills the form that the notice gives it', () => {
    expect(Category.options.map((category) => formOf(category).id)).toEqual([
      '附件1',
      '附件1',
      '附件2',
      '附件1',
      '附件4',
    ]);
  });

  test('sex, age and birth date are never asked, and every other cell has a question and a clause of the notice', () => {
    for (const category of Category.options) {
      const fields = askedFields(category).map((field) => field.definition);
      expect(fields.map((field) => field.id)).not.toContain('sex');
      expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
      for (const field of fields) {
        expect(findClause(field.clause), field.clause).toBeDefined();
        expect(field.question).toMatch(/[？。]$/u);
      }
    }
  });

  test('every fact of the forms belongs to a form, and a rule set and its form never define a fact as two kinds', () => {
    const asked = new Set(
      Category.options.flatMap((category) => askedFields(category).map((field) => field.definition.id)),
    );
    expect(formFacts.map((fact) => fact.id).filter((id) => !asked.has(id))).toEqual([]);
    for (const ruleSet of shippedRuleSets) {
      const all = applicationFacts(ruleSet);
      expect(new Set(all.map((fact) => fact.id)).size).toBe(all.length);
      for (const fact of ruleSet.facts) expect(all.find((each) => each.id === fact.id)?.kind).toBe(fact.kind);
    }
  });
});

const filled: Facts = {
  name: '张建华',
  idNumber: '510104199001010019',
  phone: '13800138000',
  education: 'JUNIOR_COLLEGE',
  workplace: '四川某某职业技术学院',
  workYears: 12,
  address: '成都市锦江区某路1号',
  city: '510100',
  occupations: ['6-31-01-03'],
  workSummary: summary,
};

describe('what is missing or wrong', () => {
  test('an empty form names every missing cell at once, under the form’s own labels', () => {
    const problems = missingFields('QUALITY_SUPERVISOR', {}, today);
    expect(problems.map((problem) => problem.path)).toEqual(
      'name idNumber phone city workplace address workSummary ethnicity politicalStatus education workYears email currentOccupation'
        .split(' ')
        .map((fact) => `answers.${fact}`),
    );
    expect(problems.map((problem) => problem.message).join()).toContain('通信地址及邮编');
    expect(problems.every((problem) => problem.code === 'MISSING' && problem.clause)).toBe(true);
  });

  test('a filled form has no problem, and optional cells may stay empty', () => {
    expect(missingFields('ASSESSOR', filled, today)).toEqual([]);
    expect(missingFields('ASSESSOR', { ...filled, titleName: '' }, today)).toEqual([]);
  });

  const rows: [string, Facts, string][] = [
    ['idNumber', { idNumber: '510104199001010018' }, 'CHECK_DIGIT'],
    ['idNumber', { idNumber: '511302197802290030' }, 'IMPOSSIBLE_DATE'],
    ['phone', { phone: '1380013800' }, 'WRONG_LENGTH'],
    ['education', { education: '大专' }, 'INVALID_VALUE'],
    ['city', { city: '500100' }, 'INVALID_VALUE'],
    ['workYears', { workYears: 81 }, 'OUT_OF_RANGE'],
    ['workYears', { workYears: '12' }, 'INVALID_VALUE'],
    ['occupations', { occupations: ['电工'] }, 'INVALID_VALUE'],
    ['workplace', { workplace: '' }, 'INVALID_VALUE'],
    ['workplace', { workplace: '某'.repeat(101) }, 'TOO_LONG'],
    ['workSummary', { workSummary: [...summary].slice(0, 199).join('') }, 'SUMMARY_TOO_SHORT'],
  ];
  test.each(rows)('a wrong %s is refused: %j → %s', (fact, wrong, code) => {
    expect(missingFields('ASSESSOR', { ...filled, ...wrong }, today)).toMatchObject([
      { code, path: `answers.${fact}` },
    ]);
  });

  test('an e-mail address without an @ and an unknown 政治面貌 are refused', () => {
    const of = (id: string) =>
      askedFields('QUALITY_SUPERVISOR').find((field) => field.definition.id === id)!.definition;
    expect(checkField(of('email'), 'a.example.com', today)?.code).toBe('NOT_AN_EMAIL');
    expect(checkField(of('politicalStatus'), 'PARTY', today)?.code).toBe('INVALID_VALUE');
    expect(checkField(of('ethnicity'), 'YI', today)).toBeUndefined();
  });

  test('three occupations of one type pass, a fourth or another type does not', () => {
    const ruleSet = shippedRuleSets.find((each) => each.category === 'ASSESSOR')!;
    const of = (...occupations: string[]) => entryProblems(ruleSet, { occupations }).map((problem) => problem.clause);
    expect(of('6-18-01-01', '6-18-01-02', '6-18-02-04')).toEqual([]);
    expect(of('6-18-01-01', '6-18-01-02', '6-18-02-04', '6-18-04-01')).toEqual(['附件1 说明1']);
    expect(of('6-31-01-03', '6-29-03-02')).toEqual(['附件1 说明1']);
  });
});

describe('what follows from the answers', () => {
  test('sex, birth date and age on the filling day come from the ID number', () => {
    expect(derivedFacts(filled, '2024-12-31')).toEqual({ sex: '男', birthDate: '1990-01-01', age: '34' });
    expect(derivedFacts(filled, '2025-01-01')).toMatchObject({ age: '35' });
    expect(derivedFacts({}, today)).toBeUndefined();
  });

  test('附件2’s boxes are ticked by the answers, several where several hold', () => {
    const ruleSet = shippedRuleSets.find((each) => each.category === 'SPECIAL_ABILITY_ASSESSOR')!;
    const ticked = (facts: Facts) => tickBoxes(ruleSet, facts).map((box) => box.ticked);
    expect(ticked({})).toEqual([false, false, false, false, false]);
    expect(ticked({ honour: true, competitionJudge: true })).toEqual([false, true, false, false, true]);
    expect(ticked({ education: 'UNDERGRADUATE', teachingYears: 3 })[2]).toBe(true);
    expect(ticked({ education: 'UNDERGRADUATE', teachingYears: 2.9 })[2]).toBe(false);
    expect(ticked({ tradeYears: 10, tradeProof: true })[3]).toBe(true);
  });

  test('what only a reviewer can judge is ticked where nothing else is met, and no sooner than everything is said', () => {
    const ruleSet = shippedRuleSets.find((each) => each.category === 'SPECIAL_ABILITY_ASSESSOR')!;
    const ticked = (facts: Facts) => tickBoxes(ruleSet, facts).map((box) => box.ticked);
    expect(ticked({ education: 'TECHNICIAN_COLLEGE', teachingYears: 3 })).toEqual([false, false, true, false, false]);
    expect(ticked({ education: 'TECHNICIAN_COLLEGE' })).toEqual([false, false, false, false, false]);
    expect(ticked({ education: 'TECHNICIAN_COLLEGE', teachingYears: 3, honour: true })[2]).toBe(false);
  });
});
