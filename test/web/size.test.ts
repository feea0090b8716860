import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { builtPages } from '#web/build/pages';

let folder: string;

beforeAll(async () => {
  folder = await builtPages();
});

/** The page itself and all that it names, as they travel. */
function weight(page: string): number {
  const html = readFileSync(join(folder, page), 'utf8');
  const parts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  return [page, ...parts].reduce((sum, part) => sum + gzipSync(readFileSync(join(folder, part))).length, 0);
}

test.each([
  ['index.html', 30],
  ['check/index.html', 30],
  ['mine/index.html', 60],
  ['desk/index.html', 150],
])('%s with everything it needs at first is under %i KB on the wire', (page, kilobytes) => {
  expect(weight(page)).toBeLessThan(kilobytes * 1024);
});

test.each(['index.html', 'mine/index.html', 'check/index.html', 'desk/index.html', 'session/index.html'])(
  '%s holds no script and no style of its own, and names nothing elsewhere',
  (page) => {
    const html = readFileSync(join(folder, page), 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:|data:/);
    expect([...html.matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([]);
  },
);
