import { expect, test } from 'vitest';
import { Category, categoryLabel } from '#domain/category';
import { categoryWords } from '#domain/conversation/category-words';
import { skillLevels } from '#domain/vocabulary/skill-level';
import { kinds } from '#web/chat/kinds';
import { categories, levels } from '#web/desk/menus';

test('the menus of the desk name every category and every level at which an occupation is assessed, as the vocabularies do', () => {
  expect(Object.fromEntries(categories.map(({ value, label }) => [value, label]))).toEqual(categoryLabel);
  const assessed = skillLevels.filter(({ code }) => code !== 'NONE');
  expect(levels.map(({ value, label }) => [value, label])).toEqual(assessed.map(({ code, label }) => [code, label]));
});

test('the front page says of every category what it is, as the chat does', () => {
  expect(kinds).toEqual(Category.options.map((category) => [categoryLabel[category], categoryWords[category]]));
});
