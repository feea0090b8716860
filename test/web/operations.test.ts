import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationFiles, printedOperation } from '#web/build/operations';

test.each(operationFiles())('$target is what its operation comes to: npm run operations writes it', async (file) => {
  expect(existsSync(file.target)).toBe(true);
  expect(readFileSync(file.target, 'utf8')).toBe(await printedOperation(file.source));
});

test('nothing made is left of an operation that is gone', () => {
  const made = globSync('web/*/queries/*.ts', { cwd: new URL('../..', import.meta.url) });
  expect(made.length).toBe(operationFiles().length);
});
