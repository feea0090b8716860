import { expect, test } from 'vitest';
import { readAnswer } from '#domain/understanding/answer';
import { educations } from '#domain/vocabulary/education';
import { ethnicities } from '#domain/vocabulary/ethnicity';
import { cities } from '#domain/vocabulary/place';
import { politicalStatuses } from '#domain/vocabulary/political-status';
import { SkillLevel, skillLevelRank, skillLevels } from '#domain/vocabulary/skill-level';
import { titleLevelRank, titleLevels, titles } from '#domain/vocabulary/title-level';

const today = '2026-11-23';

test('the 21 cities have their 183 districts and counties, each under its city', () => {
  expect(cities).toHaveLength(21);
  const counties = cities.flatMap((city) => city.counties.map((county) => ({ ...county, city })));
  expect(counties).toHaveLength(183);
  expect(new Set(counties.map((county) => county.code)).size).toBe(183);
  for (const { code, city } of counties) expect(code.slice(0, 4)).toBe(city.code.slice(0, 4));
});

test('every county read beside its city gives that city, and alone too unless its name stands twice', () => {
  const twice = new Set(['市中区', '东区', '西区']);
  for (const city of cities) {
    for (const county of city.counties) {
      const texts = [`${city.name}${county.name}`, ...(twice.has(county.name) ? [] : [county.name])];
      for (const text of texts) {
        const read = readAnswer({ id: 'city', kind: 'city', label: '', question: '', clause: '' }, text, { today });
        expect(read, text).toMatchObject({ value: city.code });
      }
    }
  }
});

test('the lists have the length their sources give', () => {
  expect(ethnicities).toHaveLength(56);
  expect(educations).toHaveLength(11);
  expect(politicalStatuses).toHaveLength(5);
  expect(skillLevels.map((term) => term.code)).toEqual(SkillLevel.options);
});

test('codes are ASCII names that GraphQL can carry, and no list has one twice', () => {
  for (const list of [ethnicities, educations, politicalStatuses, skillLevels, titleLevels]) {
    const codes = list.map((term) => term.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z][A-Z_]*$/);
  }
});

test('every label and alias of a closed list is read as its own code', () => {
  const lists = {
    education: educations,
    politicalStatus: politicalStatuses,
    ethnicity: ethnicities,
    skillLevel: skillLevels,
    titleLevel: titleLevels,
  } as const;
  for (const kind of ['education', 'politicalStatus', 'ethnicity', 'skillLevel', 'titleLevel'] as const) {
    for (const term of lists[kind]) {
      for (const text of [term.label, ...term.aliases]) {
        const read = readAnswer({ id: kind, kind, label: '', question: '', clause: '' }, text, { today });
        expect(read, `${kind} ${text}`).toMatchObject({ value: term.code });
      }
    }
  }
});

test('every title of the table is read as its level, but the posts that are no answer', () => {
  for (const [title, level] of titles) {
    const read = readAnswer({ id: 'titleLevel', kind: 'titleLevel', label: '', question: '', clause: '' }, title, {
      today,
    });
    expect(read, title).toMatchObject({ value: level });
  }
});

test('levels stand in the order of the notice: 三级 below 二级 below 一级, 中级 below 副高 below 正高', () => {
  expect(skillLevelRank('SENIOR')).toBeLessThan(skillLevelRank('TECHNICIAN'));
  expect(skillLevelRank('TECHNICIAN')).toBeLessThan(skillLevelRank('SENIOR_TECHNICIAN'));
  expect(skillLevelRank('SENIOR_TECHNICIAN')).toBeLessThan(skillLevelRank('SPECIAL_TECHNICIAN'));
  expect(titleLevelRank('INTERMEDIATE')).toBeLessThan(titleLevelRank('ASSOCIATE_SENIOR'));
  expect(titleLevelRank('ASSOCIATE_SENIOR')).toBeLessThan(titleLevelRank('FULL_SENIOR'));
});

test.each([
  ['occupations', '无人机装调检修工'],
  ['occupations', '焊接设备操作工'],
  ['yesNo', '无人机装调检修工'],
  ['yesNo', '无锡人'],
  ['personName', '长虹集团'],
  ['personName', '绵阳职业技术学院'],
] as const)('%s: %s only begins like something known, and is asked about', (kind, text) => {
  const definition = { id: 'asked', kind, label: '', question: '', clause: '附件1' };
  expect(readAnswer(definition, text, { today })).toHaveProperty('ask');
});
