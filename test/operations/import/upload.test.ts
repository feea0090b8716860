import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rosterContentType } from '#domain/import/import-job';
import type { Listening } from '#local/listening';
import { startObjectStore } from '#local/object-store';
import type { Deps } from '#operations/deps';
import { importDownload } from '#operations/import/imports';
import { requestRosterUpload } from '#operations/import/request-roster-upload';
import { runImport } from '#operations/import/run-import';
import { createObjectStore, createS3Client } from '#store/objects';
import { codesOf, done, newKey } from '#test/operations/journey';
import { agency, type World } from '#test/operations/world';
import { assessor } from '#test/reports/roster-people';
import { askedCheck, clerk, importState, rosterOfPeople, rosterWorld, tools } from './import-world.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
let directory: string;
let store: Listening;
let world: World;
let deps: Deps;
/** What the store takes for the present; the presigner signs with the real clock. */
let lag = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rosters-'));
  store = await startObjectStore({ directory, credentials, now: () => new Date(Date.now() + lag) });
  const client = createS3Client({ endpoint: store.url, region: 'cn-northwest-1', forcePathStyle: true, credentials });
  world = await rosterWorld();
  deps = { ...world.deps, objects: createObjectStore(client, 'documents') };
});
afterAll(async () => {
  await store.stop();
  await rm(directory, { recursive: true });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function announced(bytes: Uint8Array) {
  const input = { agencyId: agency.id, size: bytes.length, sha256: sha256(bytes) };
  const { job, upload } = done(await requestRosterUpload(deps, clerk, input, newKey()));
  return { id: job.id, url: upload.url, headers: upload.headers };
}
type Announced = Awaited<ReturnType<typeof announced>>;

async function put({ url, headers }: Pick<Announced, 'url' | 'headers'>, bytes: Uint8Array): Promise<number> {
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  await answer.arrayBuffer();
  return answer.status;
}

async function codeOfCheck(id: string): Promise<string | undefined> {
  await askedCheck(world, id);
  await runImport(deps, id, tools);
  const { refusal, failure } = await importState(world, id);
  return (refusal ?? failure)?.code;
}

const good = () => rosterOfPeople([assessor(0).facts]);

test.each<[string, { contentType?: string; size?: number; sha256?: string }, string]>([
  ['a picture', { contentType: 'image/png' }, 'UNSUPPORTED_TYPE'],
  ['a workbook of before 2007', { contentType: 'application/vnd.ms-excel' }, 'UNSUPPORTED_TYPE'],
  ['one with macros', { contentType: 'application/vnd.ms-excel.sheet.macroEnabled.12' }, 'UNSUPPORTED_TYPE'],
  ['a page', { contentType: 'text/html' }, 'UNSUPPORTED_TYPE'],
  ['a drawing', { contentType: 'image/svg+xml' }, 'UNSUPPORTED_TYPE'],
  ['the right type with a parameter', { contentType: `${rosterContentType}; charset=utf-8` }, 'UNSUPPORTED_TYPE'],
  ['no bytes', { size: 0 }, 'EMPTY_FILE'],
  ['half a byte', { size: 0.5 }, 'EMPTY_FILE'],
  ['one byte over', { size: 5 * 1024 * 1024 + 1 }, 'FILE_TOO_LARGE'],
  ['a hundred megabytes', { size: 100_000_000 }, 'FILE_TOO_LARGE'],
  ['no checksum', { sha256: '' }, 'CHECKSUM'],
  ['half a checksum', { sha256: 'ab'.repeat(16) }, 'CHECKSUM'],
])('announced as %s it gets no address', async (_, change, code) => {
  const input = { agencyId: agency.id, size: 1000, sha256: 'ab'.repeat(32), ...change };
  expect(codesOf(await requestRosterUpload(deps, clerk, input, newKey()))).toEqual(['VALIDATION', code]);
});

test('the largest that may be announced gets an address', async () => {
  const input = { agencyId: agency.id, size: 5 * 1024 * 1024, sha256: 'ab'.repeat(32), contentType: rosterContentType };
  expect((await requestRosterUpload(deps, clerk, input, newKey())).ok).toBe(true);
});

test.each<[string, (at: Announced, bytes: Uint8Array) => Promise<number>, number]>([
  ['another key', (at, bytes) => put({ ...at, url: at.url.replace('/imports/', '/exports/') }, bytes), 403],
  ['the key of another import', (at, bytes) => put({ ...at, url: at.url.replace(at.id, `${at.id}x`) }, bytes), 403],
  ['another type', (at, bytes) => put({ ...at, headers: { ...at.headers, 'content-type': 'text/html' } }, bytes), 403],
  ['one byte over', (at, bytes) => put(at, Buffer.concat([bytes, Buffer.from('x')])), 403],
  ['no bytes', (at) => put(at, new Uint8Array()), 403],
  ['other bytes of the same size', (at, bytes) => put(at, new Uint8Array(bytes.length)), 400],
  ['without its condition', (at, bytes) => put({ ...at, headers: { ...at.headers, 'if-none-match': '' } }, bytes), 403],
])('an upload with %s is turned away, and the right one is still taken, once', async (_, wrong, status) => {
  const bytes = await good();
  const at = await announced(bytes);
  expect(await wrong(at, bytes)).toBe(status);
  expect(await put(at, bytes)).toBe(200);
  expect(await put(at, bytes)).toBe(412);
});

test('after a quarter of an hour the address takes nothing', async () => {
  const bytes = await good();
  const at = await announced(bytes);
  lag = 15 * 60 * 1000 + 2000;
  expect(await put(at, bytes)).toBe(403);
  lag = 0;
});

const zip = (name: string) => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(22), Buffer.from(name)]);
test.each<[string, string, Uint8Array]>([
  ['PNG', 'PICTURE', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['JPEG', 'PICTURE', Buffer.from('ffd8ffe000104a46494600', 'hex')],
  ['PDF', 'PDF_FILE', Buffer.from('%PDF-1.7\n1 0 obj')],
  ['HTML', 'WEB_PAGE', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['SVG', 'WEB_PAGE', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['CSV', 'TEXT_FILE', Buffer.from('姓名,身份证号')],
  ['a workbook of before 2007', 'OLD_XLS', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex')],
  ['a program', 'NOT_A_WORKBOOK', Buffer.from('MZ\u0090\u0000\u0003')],
  ['RAR', 'ARCHIVE', Buffer.from('Rar!\u001a\u0007\u0000')],
  ['an archive of nothing', 'ARCHIVE', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ['half an archive', 'DAMAGED', zip('xl/workbook.xml')],
  ['an archive behind a page', 'WEB_PAGE', Buffer.concat([Buffer.from('<html></html>'), zip('[Content_Types].xml')])],
  ['one byte', 'TEXT_FILE', Buffer.from('P')],
])('%s under the name of a workbook is read by nobody, and said to be none', async (_, code, bytes) => {
  const at = await announced(bytes);
  expect(at.headers['content-type']).toBe(rosterContentType);
  expect(await put(at, bytes)).toBe(200);
  expect(await codeOfCheck(at.id)).toBe(code);
});

test('what comes back is an attachment, and never shown in place', async () => {
  const bytes = await rosterOfPeople([{ ...assessor(0).facts, idNumber: '510104' }]);
  const at = await announced(bytes);
  expect(await put(at, bytes)).toBe(200);
  expect(await codeOfCheck(at.id)).toBeUndefined();
  const { url } = done(await importDownload(deps, clerk, { importId: at.id }));
  const answer = await fetch(url);
  await answer.arrayBuffer();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(answer.headers.get('content-type')).toBe(rosterContentType);
});
