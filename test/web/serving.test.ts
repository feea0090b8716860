import { expect, test } from 'vitest';
import { cacheControlOf, contentTypeOf, fileOf, pageHeaders } from '#web/build/serving';

const headers = pageHeaders({ issuer: 'https://id.example.cn', objects: 'https://files.example.cn' });
const policy = new Map(
  headers['content-security-policy']?.split('; ').map((part) => {
    const [name = '', ...sources] = part.split(' ');
    return [name, sources.join(' ')];
  }),
);

test('a page may run its own scripts and styles, and speak to its issuer and object store, and to nobody else', () => {
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' blob: https://files.example.cn",
    'connect-src': "'self' https://id.example.cn https://files.example.cn",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'frame-src': 'blob:',
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test.each([
  ['/', 'index.html'],
  ['/check', 'check/index.html'],
  ['/check/', 'check/index.html'],
  ['/desk/queue/later', 'desk/index.html'],
  ['/config.json', 'config.json'],
  ['/assets/page-1a2b.js', 'assets/page-1a2b.js'],
])('%s is %s', (path, file) => {
  expect(fileOf(path)).toBe(file);
});

test.each([
  ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['config.json', 'application/json; charset=utf-8', 'no-cache'],
  ['assets/page-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
])('%s is sent as %s, to be kept as %s', (file, type, keep) => {
  expect([contentTypeOf(file), cacheControlOf(file)]).toEqual([type, keep]);
});
