import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environmentOf, readSettings } from '#local/settings';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function settings() {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  folders.push(folder);
  return { file: join(folder, 'keys.json'), of: readSettings({ KAOPING_DATA: folder }) };
}

const keysOf = ({ SEAL_KEYS, LOOKUP_KEY }: Record<string, string>) => [SEAL_KEYS, LOOKUP_KEY];

test('keys are made once, for the owner only, and are the same at every start', () => {
  const { file, of } = settings();
  const first = keysOf(environmentOf(of, 'http://issuer'));
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(keysOf(environmentOf(of, 'http://issuer'))).toEqual(first);
  expect(keysOf(environmentOf(settings().of, 'http://issuer'))).not.toEqual(first);
});

test.each([
  ['cut off', '{"sealKey":"'],
  ['empty', ''],
  ['without one of its keys', '{"sealKey":"x"}'],
])('keys that cannot be read (%s) are said and never written over', (_, text) => {
  const { file, of } = settings();
  writeFileSync(file, text);
  expect(() => environmentOf(of, 'http://issuer')).toThrow(/keys\.json cannot be read/);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
