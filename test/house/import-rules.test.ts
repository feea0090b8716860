import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A copy of the linter's rules over a house of our own, in which each file breaks one of them. */
const root = resolve(import.meta.dirname, '..', '..');
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  cpSync(join(root, 'biome.json'), join(house, 'biome.json'));
  cpSync(join(root, 'package.json'), join(house, 'package.json'));
  cpSync(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true }));

function complaints(file: string, source: string, beside: Record<string, string> = {}): string {
  const written = { ...beside, [file]: source };
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const run = spawnSync(join(root, 'node_modules/.bin/biome'), ['lint', '--max-diagnostics=50', file], {
    cwd: house,
    encoding: 'utf8',
  });
  for (const path of Object.keys(written)) rmSync(join(house, path));
  return run.stdout + run.stderr;
}

const uses = (specifier: string) => `import { it } from '${specifier}';\nexport const used = it;\n`;

test.each([
  ['domain/a.ts', '#store/table'],
  ['domain/a.ts', '#operations/actor'],
  ['domain/a.ts', 'node:crypto'],
  ['domain/a.ts', '@aws-sdk/client-dynamodb'],
  ['domain/vocabulary/a.ts', 'graphql'],
  ['store/a.ts', '#operations/actor'],
  ['store/a.ts', '#schema/builder'],
  ['store/a.ts', '#reports/form-docx'],
  ['reports/a.ts', '#store/table'],
  ['reports/a.ts', '#operations/actor'],
  ['operations/a.ts', '#schema/builder'],
  ['operations/a.ts', '#functions/intake/handler'],
  ['operations/a.ts', '@pothos/core'],
  ['schema/a.ts', '#functions/graphql/handler'],
  ['schema/a.ts', '@aws-sdk/client-dynamodb'],
  ['functions/a.ts', '#local/start'],
  ['functions/a.ts', '#cdk/bundle'],
  ['cdk/a.ts', '#operations/deps'],
  ['cdk/a.ts', '#functions/intake/handler'],
  ['local/a.ts', '#test/dynamodb'],
  ['functions/a.ts', '#web/api/request'],
  ['web/a.ts', '#operations/actor'],
  ['web/chat/a.ts', '#domain/problem'],
  ['web/chat/a.ts', '#local/start'],
  ['operations/a.ts', '#local/start'],
  ['operations/deep/a.ts', '../b.ts'],
])('%s may not import %s', (file, specifier) => {
  expect(complaints(file, uses(specifier))).toContain('lint/style/noRestrictedImports');
});

test.each([
  ['domain/a.ts', './b.ts'],
  ['domain/vocabulary/a.ts', '#domain/problem'],
  ['domain/a.ts', 'zod'],
  ['store/a.ts', '#domain/problem'],
  ['operations/a.ts', '#store/table'],
  ['operations/a.ts', '#reports/form-docx'],
  ['reports/a.ts', '#domain/problem'],
  ['reports/a.ts', 'pdfkit'],
  ['schema/a.ts', '#operations/actor'],
  ['functions/a.ts', '#schema/builder'],
  ['cdk/a.ts', '#store/table'],
  ['local/a.ts', '#functions/intake/handler'],
  ['web/chat/a.ts', '#web/api/request'],
  ['web/chat/a.ts', '#operations/chat/conversation-answers'],
  ['local/a.ts', '#web/build/pages'],
])('%s may import %s', (file, specifier) => {
  expect(complaints(file, uses(specifier))).not.toContain('noRestrictedImports');
});

test('a cycle is found, through the # names too', () => {
  const found = complaints('store/a.ts', uses('#store/b'), {
    'store/b.ts': "export { used as it } from '#store/a';\n",
  });
  expect(found).toContain('lint/suspicious/noImportCycles');
});

test('a promise that nobody waits for is found', () => {
  const found = complaints(
    'store/a.ts',
    'async function go(): Promise<void> {}\nexport function start(): void {\n  go();\n}\n',
  );
  expect(found).toContain('lint/nursery/noFloatingPromises');
});
