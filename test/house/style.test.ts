import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('test/'));
const sources = files.map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }));

/** Lines of code without comments and strings, with their place. */
function lines(pattern: RegExp, keep: (line: string) => boolean = () => true): string[] {
  return sources.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => {
      const code = line
        .replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`/g, "''")
        .replace(/\/\/.*$/, '')
        .replace(/^\s*(\/\*\*|\*).*$/, '');
      return pattern.test(code) && keep(code) ? [`${file}:${index + 1} ${line.trim()}`] : [];
    }),
  );
}

test('no type is asserted outside tests: what comes from outside is parsed', () => {
  expect(lines(/\sas\s+(?!const\b)/, (line) => !/^\s*(import|export)\b|^\s*\w+ as \w+,?$/.test(line))).toEqual([]);
});

test('nothing silences the type checker or the linter', () => {
  expect(lines(/@ts-(ignore|expect-error|nocheck)|biome-ignore/)).toEqual([]);
  expect(
    sources.filter(({ text }) => /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(text)).map((s) => s.file),
  ).toEqual([]);
});

test('nothing is left for later in the code', () => {
  expect(sources.filter(({ text }) => /\b(TODO|FIXME|XXX)\b|not implemented/i.test(text)).map((s) => s.file)).toEqual(
    [],
  );
});

test('no file is a pattern instead of a subject', () => {
  const patterns = /(^|\/)(utils?|helpers?|common|misc|types|index|.*(-service|-manager|-helper|-utils?))\.tsx?$/;
  expect(files.filter((file) => patterns.test(file))).toEqual([]);
});

test('code files can be read in one sitting: at most 400 lines', () => {
  const long = sources
    .map(({ file, text }) => ({ file, lines: text.split('\n').length }))
    .filter((one) => one.lines > 400);
  expect(long).toEqual([]);
});

test('the lock file carries no address of a registry', () => {
  expect(readFileSync(resolve(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/);
});
