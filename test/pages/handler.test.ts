import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createPagesHandler } from '#functions/pages/handler';

const stored: Record<string, [string, string]> = {
  'index.html': ['text/html', '<!doctype html><title>考评</title>'],
  'check/index.html': ['text/html', '<!doctype html><title>核验</title>'],
  'assets/app-1a2b.js': ['text/javascript', 'export {};'],
  'config.json': ['application/json', '{"issuer":"https://id.example"}'],
};

function pages(over: Partial<Parameters<typeof createPagesHandler>[0]> = {}) {
  const asked: string[] = [];
  const handler = createPagesHandler({
    objects: {
      read: async (key) => {
        asked.push(key);
        const [contentType, text] = stored[key] ?? [];
        return contentType === undefined ? undefined : { size: 1, contentType, bytes: Buffer.from(text ?? '') };
      },
    },
    headers: { 'content-security-policy': "default-src 'none'" },
    log: () => undefined,
    now: () => 0,
    ...over,
  });
  const get = (rawPath: string, headers: Record<string, string> = {}) =>
    handler({ rawPath, headers, requestContext: { requestId: 'r' } });
  return { get, asked };
}

const text = ({ body, isBase64Encoded }: { body: string; isBase64Encoded: boolean }) =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('utf8');

test.each([
  ['/', '考评'],
  ['/index.html', '考评'],
  ['/check', '核验'],
  ['/check/', '核验'],
  ['/check/150251202600001', '核验'],
])('%s is the page %s, asked about again each time', async (path, title) => {
  const answer = await pages().get(path);
  expect(answer).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });
  expect(text(answer)).toContain(title);
});

test('what is named by its content is kept for a year and asked of the bucket once', async () => {
  const { get, asked } = pages();
  const first = await get('/assets/app-1a2b.js');
  await get('/assets/app-1a2b.js');
  expect(first.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asked).toEqual(['assets/app-1a2b.js']);
});

test('a page is asked of the bucket again after a minute', async () => {
  let now = 0;
  const { get, asked } = pages({ now: () => now });
  for (const at of [0, 59_999, 60_000]) {
    now = at;
    await get('/');
  }
  expect(asked).toHaveLength(2);
});

test('it travels zipped to whoever takes that, and not at all to whoever has it', async () => {
  const { get } = pages();
  const zipped = await get('/', { 'accept-encoding': 'gzip, br' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(Buffer.from(zipped.body, 'base64')).toString('utf8')).toContain('考评');
  const again = await get('/', { 'if-none-match': zipped.headers.etag ?? '' });
  expect(again).toMatchObject({ statusCode: 304, body: '' });
});

test.each(['/nothing.js', '/nowhere', '/__proto__'])('%s is not there', async (path) => {
  const answer = await pages().get(path);
  expect(answer).toMatchObject({ statusCode: 404, headers: { 'content-security-policy': "default-src 'none'" } });
});

test('a bucket that does not answer is an outage, said without a detail and logged', async () => {
  const lines: string[] = [];
  const { get } = pages({
    objects: { read: () => Promise.reject(new Error('secret detail')) },
    log: ({ code, level }) => lines.push(`${level} ${code}`),
  });
  const answer = await get('/');
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '2' } });
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(lines).toEqual(['ERROR TEMPORARILY_UNAVAILABLE']);
});
