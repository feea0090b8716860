import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '#domain/eligibility/fact';
import { checkDigitOf } from '#domain/id-number';
import { occupations } from '#domain/occupations';
import { projects } from '#domain/projects';
import { joinApplied, splitApplied } from '#domain/roster/applied';
import { attainmentFacts, attainmentOf, joinAttainment, splitAttainment } from '#domain/roster/attainment';
import { cellProblem } from '#domain/roster/cell';
import { type RosterId, rosterOf, rosters } from '#domain/roster/columns';
import { rosterProblems, rosterRow } from '#domain/roster/row';

const today = '2026-11-25';
const idNumber = (first17: string) => `${first17}${checkDigitOf(first17)}`;

const person: Facts = {
  name: '张样例',
  idNumber: idNumber('51010419850308001'),
  phone: '13800000000',
  education: 'UNDERGRADUATE',
  workplace: '样例技工学校',
  workYears: 12.5,
  address: '成都市样例路1号 610000',
  certificateName: '电工 一级/高级技师',
  titleName: '高级工程师',
  occupations: ['6-31-01-03', '6-18-01-01:数控车工'],
  ethnicity: 'YI',
  politicalStatus: 'CPC_MEMBER',
  email: 'sample@example.com',
  currentOccupation: '电工实训教师',
};

const problemsOf = (id: RosterId, change: Facts, without: string[] = []) => {
  const facts = { ...person, ...change };
  for (const fact of without) delete facts[fact];
  return rosterProblems(id, facts, { today }).map(({ column, code, clause }) => `${column} ${code} ${clause}`);
};

describe('the columns of the rosters', () => {
  it('are those of the notice, to the letter and in order', () => {
    expect(rosters.附件3.columns.map(({ header }) => header).join(' · ')).toBe(
      '序号 · 工作单位 · 姓名 · 性别 · 身份证号码 · 文化程度 · 现职业资格(专业技术职称) · 申报考评职业(工种) · 联系电话 · 通讯地址',
    );
    expect(rosters.附件5.columns.map(({ header }) => header).join(' · ')).toBe(
      '序号 · 身份证号 · 姓名 · 性别 · 出生日期 · 民族 · 政治面貌 · 文化程度 · 工作年限 · 电子邮箱 · 从事职业 · 联系方式 · 工作单位 · 通讯地址',
    );
  });

  it('have the closed lists of 附件5 as its own notes print them', () => {
    const words = (id: string) => rosters.附件5.columns.find((column) => column.id === id)?.words?.join('、');
    expect(rosters.附件5.notes[1]).toBe(`政治面貌：${words('politicalStatus')}，不能简写。`);
    expect(rosters.附件5.notes[2]).toBe(`文化程度：${words('education')}，不能简写。`);
    expect(words('ethnicity')?.split('、')).toHaveLength(56);
  });

  it('hold supervisors on 附件5 and assessors of every kind on 附件3', () => {
    expect(rosterOf('QUALITY_SUPERVISOR').id).toBe('附件5');
    const kinds = ['ASSESSOR', 'SENIOR_ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'NEW_OCCUPATION_ASSESSOR'] as const;
    expect(kinds.map((kind) => rosterOf(kind).id)).toEqual(['附件3', '附件3', '附件3', '附件3']);
  });
});

describe('a row', () => {
  it('says everything in full words, sex and birth date from the ID number', () => {
    expect(Object.values(rosterRow('附件3', { facts: person, serial: 7 }, { today }))).toEqual([
      ...['7', '样例技工学校', '张样例', '男', person.idNumber, '大学本科', '电工 一级/高级技师；职称：高级工程师'],
      ...['电工、车工（数控车工）', '13800000000', '成都市样例路1号 610000'],
    ]);
    expect(
      Object.values(rosterRow('附件5', { facts: { ...person, birthDate: '1990-01-01' }, serial: 1 }, { today })),
    ).toEqual([
      ...['1', person.idNumber, '张样例', '男', '1985-03-08', '彝族', '中共党员', '大学本科', '12.5'],
      ...['sample@example.com', '电工实训教师', '13800000000', '样例技工学校', '成都市样例路1号 610000'],
    ]);
  });

  it('says the level where 附件1 was left without the names, and 无 where there is nothing', () => {
    expect(joinAttainment(attainmentOf({ skillLevel: 'SENIOR', titleLevel: 'NONE' }))).toBe('三级/高级工');
    expect(joinAttainment(attainmentOf({ titleName: '助理工程师', certificateName: '' }))).toBe('职称：助理工程师');
    expect(joinAttainment(attainmentOf({ skillLevel: 'NONE', titleLevel: 'NONE' }))).toBe('无');
    expect(attainmentFacts(splitAttainment('三级/高级工；职称：副高级'))).toEqual({
      skillLevel: 'SENIOR',
      titleLevel: 'ASSOCIATE_SENIOR',
    });
  });

  it('reads back whatever occupations and projects it says', async () => {
    const item = fc.oneof(
      fc.constantFrom(...occupations.all.map(({ code }) => code)),
      fc.constantFrom('6-18-01-01:数控车工', '6-99-01-01', '6-99-01-01:没有列出的（工种）', '6-31-01-03:电工'),
    );
    const project = fc.oneof(fc.constantFrom(...projects.map(({ name }) => name)), fc.constant('别处的项目（新）'));
    const applied = fc.record({
      occupations: fc.array(item, { maxLength: 4 }),
      projects: fc.array(project, { maxLength: 4 }),
    });
    await fc.assert(
      fc.property(applied, (facts) => {
        expect(splitApplied(joinApplied(facts))).toEqual({ ...facts, unknown: [] });
      }),
      { numRuns: 500 },
    );
    expect(splitApplied('泡菜制作、天外职业')).toEqual({
      occupations: [],
      projects: ['泡菜制作'],
      unknown: ['天外职业'],
    });
  });
});

describe('the problems of a row', () => {
  it('are none for a person who has everything', () => {
    expect(problemsOf('附件3', {})).toEqual([]);
    expect(problemsOf('附件5', {})).toEqual([]);
  });

  it('name every column of 附件5 that is empty, under 说明4', () => {
    const empty = rosterProblems('附件5', {}, { today });
    expect(empty.map(({ column }) => column)).toEqual(rosters.附件5.columns.slice(1).map(({ id }) => id));
    expect(empty.filter(({ code }) => code === 'MISSING').every(({ clause }) => clause === '附件5 说明4')).toBe(true);
    for (const column of rosters.附件5.columns) {
      if (column.holds !== 'fact') continue;
      expect(problemsOf('附件5', {}, [column.fact])).toContain(`${column.id} MISSING 附件5 说明4`);
      expect(problemsOf('附件5', { [column.fact]: ' 　' })).toContain(`${column.id} MISSING 附件5 说明4`);
    }
  });

  it.each([
    [{ education: '本科' }, 'education NOT_FULL_WORD 附件5 说明3'],
    [{ politicalStatus: '党员' }, 'politicalStatus NOT_FULL_WORD 附件5 说明2'],
    [{ ethnicity: '汉' }, 'ethnicity NOT_FULL_WORD 附件5 说明4'],
    [{ email: 'nobody' }, 'email NOT_AN_EMAIL 附件5 说明4'],
    [{ phone: '1380000000' }, 'phone WRONG_LENGTH 附件5 说明4'],
    [{ workYears: 81 }, 'workYears OUT_OF_RANGE 附件5 说明4'],
    [{ currentOccupation: '无' }, 'currentOccupation MISSING 附件5 说明4'],
    [{ workplace: '长'.repeat(101) }, 'workplace TOO_LONG 附件5 说明4'],
  ])('say %o as %s', (change, told) => {
    expect(problemsOf('附件5', change)).toEqual([told]);
  });

  it('say that a wrong ID number leaves sex and birth date open too', () => {
    expect(problemsOf('附件5', { idNumber: '510104198503080010' })).toEqual([
      'idNumber CHECK_DIGIT 附件5 说明4',
      'sex UNDERIVABLE 附件5 说明4',
      'birthDate UNDERIVABLE 附件5 说明1',
    ]);
  });

  it('ask for a certificate or a title only where the notice does', () => {
    const facts = { ...person, certificateName: '', titleName: '' };
    const told = (category: 'ASSESSOR' | 'SENIOR_ASSESSOR' | 'SPECIAL_ABILITY_ASSESSOR') =>
      rosterProblems('附件3', facts, { today, category }).map(({ column, clause }) => `${column} ${clause}`);
    expect(told('ASSESSOR')).toEqual(['attainment 一(三)3']);
    expect(told('SENIOR_ASSESSOR')).toEqual(['attainment 一(三)4']);
    expect(told('SPECIAL_ABILITY_ASSESSOR')).toEqual([]);
  });

  it('say which names could not be told apart in the joined columns', () => {
    expect(problemsOf('附件3', { certificateName: '电工；职称：钳工' })).toEqual([
      'attainment NOT_READABLE_BACK 附件3',
    ]);
    expect(problemsOf('附件3', { projects: ['甲、乙'] })).toEqual(['applied NOT_READABLE_BACK 附件3']);
    expect(problemsOf('附件3', {}, ['occupations'])).toEqual(['applied MISSING 附件3']);
  });

  it('hold a birth date to yyyy-mm-dd, as text of whoever wrote it', () => {
    const column = rosters.附件5.columns.find(({ id }) => id === 'birthDate')!;
    const told = (text: string) => cellProblem(column, text)?.code;
    expect(['1985-03-08', '1985/3/8', '1985-3-8', '19850308', '1985-02-30', ''].map(told)).toEqual([
      undefined,
      ...Array(4).fill('NOT_YYYY_MM_DD'),
      'MISSING',
    ]);
  });
});

it('lists that hold what the notice prints, wherever the notice is at hand', () => {
  const title = readFileSync('domain/notice.ts', 'utf8');
  for (const roster of Object.values(rosters)) expect(title).toContain(roster.title);
});
