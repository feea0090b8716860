import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listening } from '#local/listening';
import { startObjectStore } from '#local/object-store';
import { createObjectStore } from '#store/objects';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let directory: string;
let store: Listening;
let client: S3Client;
/** What the store takes for the present; the presigner signs with the real clock. */
let lag = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'objects-'));
  store = await startObjectStore({ directory, credentials, now: () => new Date(Date.now() + lag) });
  client = new S3Client({
    endpoint: store.url,
    region: 'cn-northwest-1',
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
});

afterAll(async () => {
  await store.stop();
  await rm(directory, { recursive: true });
});

function sha256(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64');
}

/** An address for one upload, everything about the object signed. */
async function presigned(key: string, body = png, type = 'image/png'): Promise<string> {
  const put = new PutObjectCommand({
    Bucket: 'documents',
    Key: key,
    ContentType: type,
    ContentLength: body.length,
    ChecksumSHA256: sha256(body),
    IfNoneMatch: '*',
  });
  const signed = new Set(['content-type', 'content-length', 'x-amz-checksum-sha256', 'if-none-match']);
  return getSignedUrl(client, put, { expiresIn: 300, signableHeaders: signed, unhoistableHeaders: signed });
}

interface Upload {
  body?: Buffer;
  type?: string;
  headers?: Record<string, string>;
}

async function upload(url: string, { body = png, type = 'image/png', headers = {} }: Upload = {}) {
  const answer = await fetch(url, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { 'content-type': type, 'x-amz-checksum-sha256': sha256(body), 'if-none-match': '*', ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, code: /<Code>(.*)<\/Code>/.exec(text)?.[1] };
}

describe('a presigned upload', () => {
  test('of exactly what was signed is taken, and read back with its type and bytes', async () => {
    const key = `o/${randomUUID()}/照片 1.png`;
    expect(await upload(await presigned(key))).toEqual({ status: 200 });
    const read = await client.send(new GetObjectCommand({ Bucket: 'documents', Key: key, ChecksumMode: 'ENABLED' }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? [])).toEqual(png);
    expect([read.ContentType, read.ContentLength, read.ChecksumSHA256]).toEqual(['image/png', png.length, sha256(png)]);
  });

  test.each<[string, (url: string) => [string, Upload?], number, string]>([
    [
      'a tampered signature',
      (url) => [url.replace(/(X-Amz-Signature=)(.)/, (_, n, d) => n + (d === '0' ? '1' : '0'))],
      403,
      'SignatureDoesNotMatch',
    ],
    ['another key', (url) => [url.replace('/documents/', '/documents/other-')], 403, 'SignatureDoesNotMatch'],
    ['another bucket', (url) => [url.replace('/documents/', '/originals/')], 403, 'SignatureDoesNotMatch'],
    [
      'a longer life than was signed',
      (url) => [url.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000')],
      403,
      'SignatureDoesNotMatch',
    ],
    ['no signature', (url) => [url.replace(/\?.*/, '')], 403, 'AccessDenied'],
    ['another type', (url) => [url, { type: 'text/html' }], 403, 'SignatureDoesNotMatch'],
    ['one byte more', (url) => [url, { body: Buffer.concat([png, Buffer.from('x')]) }], 403, 'SignatureDoesNotMatch'],
    ['no bytes', (url) => [url, { body: Buffer.alloc(0) }], 403, 'SignatureDoesNotMatch'],
    [
      'other bytes of the same size',
      (url) => [url, { body: Buffer.alloc(png.length), headers: { 'x-amz-checksum-sha256': sha256(png) } }],
      400,
      'BadDigest',
    ],
    [
      'another checksum',
      (url) => [url, { headers: { 'x-amz-checksum-sha256': sha256(Buffer.from('x')) } }],
      403,
      'SignatureDoesNotMatch',
    ],
    ['a header nobody signed', (url) => [url, { headers: { 'x-amz-acl': 'public-read' } }], 403, 'AccessDenied'],
    ['without If-None-Match', (url) => [url, { headers: { 'if-none-match': '' } }], 403, 'SignatureDoesNotMatch'],
  ])('with %s is refused', async (_, change, status, code) => {
    const key = `o/${randomUUID()}`;
    expect(await upload(...change(await presigned(key)))).toEqual({ status, code });
    await expect(client.send(new HeadObjectCommand({ Bucket: 'documents', Key: key }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test.each([
    [300, 200],
    [302, 403],
  ])('%i seconds after signing answers %i', async (seconds, status) => {
    const url = await presigned(`o/${randomUUID()}`);
    const signedAt = /X-Amz-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(url)?.slice(1).map(Number) ?? [];
    const [year = 0, month = 0, day, hour, minute, second] = signedAt;
    lag = Date.UTC(year, month - 1, day, hour, minute, second) + seconds * 1000 - Date.now() - 500;
    const answer = await upload(url);
    lag = 0;
    expect(answer.status).toBe(status);
  });

  test('happens once: the second is refused and the first stays', async () => {
    const key = `o/${randomUUID()}`;
    expect(await upload(await presigned(key))).toEqual({ status: 200 });
    const other = Buffer.from('%PDF-1.7 another document');
    const second = await upload(await presigned(key, other), { body: other });
    expect(second).toEqual({ status: 412, code: 'PreconditionFailed' });
    const kept = await client.send(new HeadObjectCommand({ Bucket: 'documents', Key: key }));
    expect(kept.ContentLength).toBe(png.length);
  });

  test('twenty times at once leaves one winner', async () => {
    const url = await presigned(`o/${randomUUID()}`);
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(url)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  test('in chunks, without a length, is refused', async () => {
    const url = await presigned(`o/${randomUUID()}`);
    const status = await new Promise((resolve, reject) => {
      const call = request(url, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' } }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      call.on('error', reject);
      call.end(png);
    });
    expect(status).toBe(403);
  });
});

describe('a signed header', () => {
  test('reads, heads and deletes', async () => {
    const Key = `o/${randomUUID()}`;
    await client.send(new PutObjectCommand({ Bucket: 'documents', Key, Body: png, ContentType: 'image/png' }));
    const part = await client.send(new GetObjectCommand({ Bucket: 'documents', Key, Range: 'bytes=1-3' }));
    expect(await part.Body?.transformToString()).toBe('PNG');
    await client.send(new DeleteObjectCommand({ Bucket: 'documents', Key }));
    await expect(client.send(new GetObjectCommand({ Bucket: 'documents', Key }))).rejects.toThrow('does not exist');
  });

  test('of another secret is refused', async () => {
    const stranger = new S3Client({
      endpoint: store.url,
      region: 'cn-northwest-1',
      forcePathStyle: true,
      credentials: { ...credentials, secretAccessKey: 'guessed' },
    });
    const get = stranger.send(new GetObjectCommand({ Bucket: 'documents', Key: 'o/1' }));
    await expect(get).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });
});

test('a presigned reading can be made to download instead of opening', async () => {
  const Key = `o/${randomUUID()}`;
  await client.send(new PutObjectCommand({ Bucket: 'documents', Key, Body: png, ContentType: 'image/png' }));
  const get = new GetObjectCommand({ Bucket: 'documents', Key, ResponseContentDisposition: 'attachment' });
  const answer = await fetch(await getSignedUrl(client, get, { expiresIn: 60 }));
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, 'attachment']);
});

test('pages on this machine may upload, pages elsewhere may not', async () => {
  const preflight = async (origin: string) =>
    (await fetch(`${store.url}/documents/x`, { method: 'OPTIONS', headers: { origin } })).headers.get(
      'access-control-allow-origin',
    );
  expect(await preflight('http://localhost:5173')).toBe('http://localhost:5173');
  expect(await preflight('https://example.com')).toBeNull();
  expect(await preflight('http://localhost.example.com')).toBeNull();
});

test("the product's own port uploads once, reads back, and says only the size of what is too large", async () => {
  const port = createObjectStore(client, 'documents');
  const key = `documents/${randomUUID()}`;
  const digest = createHash('sha256').update(png).digest('hex');
  const about = { key, contentType: 'image/png', contentLength: png.length, sha256: digest, expiresInSeconds: 60 };
  const { url, headers } = await port.presignPut(about);
  const put = () => fetch(url, { method: 'PUT', headers, body: new Uint8Array(png) });
  expect([(await put()).status, (await put()).status]).toEqual([200, 412]);
  const read = await port.read(key, 1000);
  expect({ ...read, bytes: Buffer.from(read?.bytes ?? []) }).toEqual({
    size: png.length,
    contentType: 'image/png',
    bytes: png,
  });
  expect(await port.read(key, 4)).toEqual({ size: png.length, contentType: 'image/png' });
  expect(await port.read(`${key}-absent`, 4)).toBeUndefined();
  const download = await fetch(await port.presignGet({ key, fileName: '身份证.png', expiresInSeconds: 60 }));
  expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E8%BA%AB/);
});
