import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Listening } from '#local/listening';
import { startObjectStore } from '#local/object-store';
import { confirmDocument } from '#operations/application/confirm-document';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { createObjectStore, createS3Client, type ObjectStore } from '#store/objects';
import { jpeg, png } from '#test/operations/files';
import { done, newKey } from '#test/operations/journey';
import { applicant, createWorld, writeDraft } from '#test/operations/world';

let directory: string;
let server: Listening;
let objects: ObjectStore;
let lag = 0;

beforeAll(async () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
  directory = await mkdtemp(join(tmpdir(), 'objects-'));
  server = await startObjectStore({ directory, credentials, now: () => new Date(Date.now() + lag) });
  const client = createS3Client({ endpoint: server.url, region: 'cn-northwest-1', forcePathStyle: true, credentials });
  objects = createObjectStore(client, 'documents');
});

afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

const file = png();
let serial = 0;

async function place() {
  serial += 1;
  const key = `documents/a/${serial}`;
  const { contentType, size, sha256 } = file;
  const signed = await objects.presignPut({ key, contentType, contentLength: size, sha256, expiresInSeconds: 900 });
  const send = async (headers: Record<string, string> = {}, bytes: Uint8Array = file.bytes, url = signed.url) =>
    (await fetch(url, { method: 'PUT', body: Buffer.from(bytes), headers: { ...signed.headers, ...headers } })).status;
  return { key, ...signed, send };
}

test('exactly the announced file is taken, once, with the headers as they were given', async () => {
  const { key, send } = await place();
  expect(await objects.read(key, 10_000_000)).toBeUndefined();
  expect(await send()).toBe(200);
  const read = await objects.read(key, 10_000_000);
  expect(read).toMatchObject({ size: file.size, contentType: 'image/png' });
  expect(Buffer.from(read?.bytes ?? []).equals(Buffer.from(file.bytes))).toBe(true);
  expect(await send()).toBe(412);
});

test.each<[string, Record<string, string>, Uint8Array]>([
  ['another type', { 'content-type': 'text/html' }, file.bytes],
  ['other bytes of the same length', {}, Buffer.alloc(file.size, 1)],
  ['a longer file', {}, Buffer.concat([file.bytes, Buffer.alloc(1)])],
  ['a shorter file', {}, file.bytes.subarray(1)],
  ['another checksum', { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') }, file.bytes],
  ['leave to replace', { 'if-none-match': 'x' }, file.bytes],
])('%s is not taken', async (_, headers, bytes) => {
  const { key, send } = await place();
  expect(await send(headers, bytes)).toBeGreaterThanOrEqual(400);
  expect(await objects.read(key, 10_000_000)).toBeUndefined();
});

test('nothing is taken under another key or after the time', async () => {
  const { url, send } = await place();
  expect(await send({}, file.bytes, url.replace('/documents/a/', '/documents/b/'))).toBe(403);
  lag = 901_000;
  expect(await send()).toBe(403);
  lag = 0;
});

test('of an object that is too large only the size is said', async () => {
  const { key, send } = await place();
  await send();
  expect(await objects.read(key, file.size - 1)).toEqual({ size: file.size, contentType: 'image/png' });
});

test('a download is an attachment under its own name', async () => {
  const { key, send } = await place();
  await send();
  const url = await objects.presignGet({ key, fileName: '身份证.png', expiresInSeconds: 60 });
  const disposition = new URL(url).searchParams.get('response-content-disposition');
  expect(disposition).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('身份证.png')}`);
  expect((await fetch(url)).status).toBe(200);
});

test('a scan goes the whole way: announced, put, confirmed', async () => {
  const world = await createWorld();
  const li = applicant('li');
  const deps = { ...world.deps, objects };
  const { applicationId } = await writeDraft(deps, { actor: li });
  const { contentType, size, sha256, bytes } = jpeg();
  const input = { applicationId, kind: 'PHOTO', contentType, size, sha256 };
  const { document, upload } = done(await requestDocumentUpload(deps, li, input, newKey()));
  const put = await fetch(upload.url, { method: 'PUT', body: Buffer.from(bytes), headers: upload.headers });
  expect(put.status).toBe(200);
  const confirmed = await confirmDocument(deps, li, { applicationId, documentId: document.id }, newKey());
  expect(done(confirmed).application.documents[0]?.status).toBe('CONFIRMED');
});
