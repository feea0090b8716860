import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissionsDocument } from '#local/permissions-doc';
import { operationLabel } from '#operations/operation-label';

test('docs/permissions.md is the table as it is now (npm run permissions writes it)', () => {
  expect(readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsDocument());
});

test('every operation is named in Chinese, and no two alike', () => {
  const labels = Object.values(operationLabel);
  expect(labels.filter((label) => !/^[\p{Script=Han}（）]+$/u.test(label))).toEqual([]);
  expect(labels.length).toBe(new Set(labels).size);
});
