import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { accessPatterns } from '#store/access-patterns';

const root = resolve(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

test('every link of the pages leads to something', () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .filter(([, target]) => !existsSync(join(root, dirname(page), target ?? '')))
      .map(([link]) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every file and folder that a page names in code is there', () => {
  const named = /`((?:domain|operations|store|reports|schema|functions|cdk|local|test|docs)\/[\w./-]*)`/g;
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(named)]
      .filter(([, path]) => !existsSync(join(root, path ?? '')))
      .map(([, path]) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every command that a page tells to run exists', () => {
  const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)]
      .filter(([, name]) => scripts[name ?? ''] === undefined)
      .map(([command]) => `${page}: ${command}`),
  );
  expect(missing).toEqual([]);
});

test('the architecture page lists every access pattern as the table declares it', () => {
  const page = read('docs/architecture.md');
  const missing = accessPatterns
    .map(({ name, key, index, consistency, cost }) => `| ${name} | ${key} | ${index}, ${consistency} | ${cost} |`)
    .filter((row) => !page.includes(row));
  expect(missing).toEqual([]);
});
