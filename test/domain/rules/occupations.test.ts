import { describe, expect, it } from 'vitest';
import { uncodedNewOccupations } from '#domain/occupation-list';
import {
  isClassTwoName,
  isOccupation,
  isSameType,
  majorClassOf,
  occupationLabel,
  occupations,
  occupationsFrom,
  tradeOf,
  typeOf,
} from '#domain/occupations';
import { findProject, Project, projects } from '#domain/projects';

describe('occupations', () => {
  it('as shipped pass the checks that any other list must pass', () => {
    const reread = occupationsFrom(occupations.all);
    expect(reread.ok).toBe(true);
    expect(occupations.all.length).toBe(126);
    expect(occupations.all.filter((one) => '3456'.includes(majorClassOf(one.code))).length).toBe(123);
  });

  it.each([
    ['6-31-01-03', '电工', false],
    ['4-01-06-02', '互联网营销师', true],
    ['6-18-01-13', '增材制造设备操作员', true],
    ['4-04-05-13', '生成式人工智能系统应用员', true],
    ['2-09-07-01', '教练员', false],
  ])('%s is %s', (code, name, isNewOccupation) => {
    expect(occupations.byCode(code)).toEqual({ code, name, isNewOccupation });
    expect(occupations.byName(name)?.code).toBe(code);
    expect(occupations.byCode(`${code}:工种`)?.name).toBe(name);
  });

  it('may be replaced by another list', () => {
    const list = occupationsFrom([{ code: '6-18-01-01', name: '车工', isNewOccupation: false }]);
    expect(list.ok && list.value.byName('车工')?.code).toBe('6-18-01-01');
  });

  it.each([
    ['a malformed code', [{ code: '6-18-1', name: '车工', isNewOccupation: false }], 'OCCUPATION_MALFORMED'],
    ['a missing name', [{ code: '6-18-01-01', isNewOccupation: false }], 'OCCUPATION_MALFORMED'],
    ['no list at all', '车工', 'OCCUPATION_MALFORMED'],
    [
      'a code that stands twice',
      [
        { code: '6-18-01-01', name: '车工', isNewOccupation: false },
        { code: '6-18-01-01', name: '铣工', isNewOccupation: false },
      ],
      'OCCUPATION_TWICE',
    ],
  ])('a list with %s is refused', (_, list, code) => {
    const refused = occupationsFrom(list);
    expect(!refused.ok && refused.problems[0].code).toBe(code);
  });

  it('are of a class and a type by the code alone, in the list or not, with a 工种 or not', () => {
    expect(majorClassOf('6-99-01-01:某工种')).toBe('6');
    expect(typeOf('6-99-01-01:某工种')).toBe('6-99');
    expect(tradeOf('6-18-01-01:数控车工')).toBe('数控车工');
    expect(isOccupation('6-99-01-01')).toBe(true);
    for (const wrong of ['9-01-01-01', '6-1-01-01', '电工', '6-18-01-01:']) expect(isOccupation(wrong)).toBe(false);
  });

  it.each([
    [['6-18-01-01', '6-18-02-04'], 2, true],
    [['6-31-01-03', '6-29-03-02'], 2, false],
    [['6-18-01-01', '6-18-02-04'], 3, false],
    [['6-31-01-03', '6-29-03-02'], 1, true],
    [['6-31-01-03'], 2, true],
  ])('%j are of one type by %i parts: %s', (items, parts, expected) => {
    expect(isSameType(items, parts)).toBe(expected);
  });

  it('are said with name and code', () => {
    expect(occupationLabel('6-31-01-03')).toBe('电工（6-31-01-03）');
    expect(occupationLabel('6-18-01-01:数控车工')).toBe('数控车工（车工 6-18-01-01）');
    expect(occupationLabel('6-99-01-01')).toBe('6-99-01-01');
  });

  it('of class 2 are known by name where no code is given', () => {
    for (const name of ['人工智能工程技术人员', '数字化管理师']) expect(isClassTwoName(name)).toBe(true);
    expect(isClassTwoName('电工')).toBe(false);
  });
});

describe('新职业 whose codes no source gives', () => {
  it('are neither in the list nor of class 2', () => {
    for (const name of uncodedNewOccupations) {
      expect(occupations.byName(name)).toBeUndefined();
      expect(isClassTwoName(name)).toBe(false);
    }
  });
});

describe('projects', () => {
  it('have an own id, a related occupation, and are marked as examples', () => {
    for (const project of projects) expect(Project.safeParse(project).success).toBe(true);
    expect(new Set(projects.map((project) => project.id)).size).toBe(projects.length);
    expect(projects.every((project) => project.isExample && isOccupation(project.occupation))).toBe(true);
  });

  it('are found by name and by id', () => {
    expect(findProject('川味火锅调味')).toEqual(findProject('ZX-0001'));
    expect(findProject('从没听说过的项目')).toBeUndefined();
  });
});
