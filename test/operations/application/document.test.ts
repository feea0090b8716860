import { expect, test } from 'vitest';
import { confirmDocument, objectKeyOf } from '#operations/application/confirm-document';
import { findApplication } from '#operations/application/reads';
import { requestDocumentUpload } from '#operations/application/request-document-upload';
import { withdrawApplication } from '#operations/application/withdraw-application';
import { chunk, fileOf, jpeg, pdf, png, type SampleFile } from '#test/operations/files';
import { codesOf, done, newKey, upload } from '#test/operations/journey';
import { applicant, createWorld, writeDraft } from '#test/operations/world';

const li = applicant('li');
const announced = { kind: 'ID_CARD', contentType: 'image/png', size: 1000, sha256: 'a'.repeat(64) };

test.each<[string, Partial<typeof announced>, string[]]>([
  ['one byte', { size: 1 }, []],
  ['10 MiB', { size: 10_485_760 }, []],
  ['one byte more', { size: 10_485_761 }, ['FILE_TOO_LARGE']],
  ['nothing', { size: 0 }, ['EMPTY_FILE']],
  ['half a byte', { size: 1.5 }, ['EMPTY_FILE']],
  ['a PDF', { contentType: 'application/pdf' }, []],
  ['an SVG', { contentType: 'image/svg+xml' }, ['UNSUPPORTED_TYPE']],
  ['a page', { contentType: 'text/html' }, ['UNSUPPORTED_TYPE']],
  ['a photo as PDF', { kind: 'PHOTO', contentType: 'application/pdf' }, ['UNSUPPORTED_TYPE']],
  ['an unknown kind', { kind: 'PASSPORT' }, ['UNKNOWN_DOCUMENT_KIND']],
  ['no checksum', { sha256: '' }, ['CHECKSUM']],
  ['a checksum in capitals', { sha256: 'A'.repeat(64) }, []],
  [
    'all of it wrong',
    { kind: '', contentType: '', size: -1, sha256: 'x' },
    ['UNKNOWN_DOCUMENT_KIND', 'UNSUPPORTED_TYPE', 'EMPTY_FILE', 'CHECKSUM'],
  ],
])('an upload is announced: %s', async (_, change, problems) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const input = { applicationId, ...announced, ...change };
  expect(codesOf(await requestDocumentUpload(world.deps, li, input, newKey())).slice(1)).toEqual(problems);
});

/** A PNG with something more between its head and its pixels. */
function within(more: Uint8Array): Buffer {
  const { bytes } = png();
  return Buffer.concat([bytes.subarray(0, 33), more, bytes.subarray(33)]);
}

test.each<[string, SampleFile]>([
  ['PNG', png()],
  ['JPEG', jpeg()],
  ['JPEG filled up with zeros', fileOf('image/jpeg', Buffer.concat([jpeg().bytes, Buffer.alloc(64)]))],
  ['JPEG with another picture behind it', fileOf('image/jpeg', Buffer.concat([jpeg().bytes, jpeg(9, 9).bytes]))],
  ['JPEG with a restart marker within', jpeg(200, 300, [0xff, 0, 0xff, 0xd0, 7])],
  ['JPEG in two scans', jpeg(200, 300, [1, 0xff, 0xda, 0, 2, 2])],
  ['PNG with a remark', fileOf('image/png', within(chunk('tEXt', Buffer.from('Comment\0a scan'))))],
  ['PDF', pdf()],
  ['PDF with a Chinese font', pdf('/BaseFont/BCDEEE+#CB#CE#CC#E5')],
])('what was uploaded as announced counts: %s', async (_, file) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const documentId = await upload(world, li, { applicationId, kind: 'ID_CARD', file });
  world.sent.length = 0;
  const { application } = done(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()));
  expect(world.sent).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(application.documents).toMatchObject([{ id: documentId, kind: 'ID_CARD', status: 'CONFIRMED' }]);
  expect(application.requiredDocuments.find(({ kind }) => kind === 'ID_CARD')?.present).toBe(true);
  expect(codesOf(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()))).toEqual([
    'CONFLICT',
    'ALREADY_CONFIRMED',
  ]);
});

const html = Buffer.from('<script>alert(1)</script>');
const pngEnd = Buffer.from(png().bytes).subarray(-12);
const jpegEnd = Buffer.from('ffd9', 'hex');
const zipEnd = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
const mismatch = 'CONTENT_TYPE_MISMATCH';
test.each<[string, SampleFile, string]>([
  ['a page that says it is a PNG', fileOf('image/png', html), 'CONTENT_TYPE_MISMATCH'],
  ['a PDF that says it is a JPEG', fileOf('image/jpeg', pdf().bytes), 'CONTENT_TYPE_MISMATCH'],
  ['a PNG with a page behind it', fileOf('image/png', Buffer.concat([png().bytes, html])), 'CONTENT_TYPE_MISMATCH'],
  ['a JPEG with a page behind it', fileOf('image/jpeg', Buffer.concat([jpeg().bytes, html])), 'CONTENT_TYPE_MISMATCH'],
  ['a PDF behind a page', fileOf('application/pdf', Buffer.concat([html, pdf().bytes])), 'CONTENT_TYPE_MISMATCH'],
  ['a PNG, a page and the end of a PNG', fileOf('image/png', Buffer.concat([png().bytes, html, pngEnd])), mismatch],
  [
    'a PNG whose chunk is longer than the file',
    fileOf('image/png', within(Buffer.from('7fffffff74455874', 'hex'))),
    mismatch,
  ],
  ['a PNG with a page in a remark', fileOf('image/png', within(chunk('tEXt', html))), mismatch],
  ['a PNG that is a PDF too', fileOf('image/png', within(chunk('tEXt', Buffer.from(pdf().bytes)))), mismatch],
  ['a PNG that is an archive too', fileOf('image/png', within(chunk('tEXt', zipEnd))), mismatch],
  [
    'a JPEG, a page and the end of a JPEG',
    fileOf('image/jpeg', Buffer.concat([jpeg().bytes, html, jpegEnd])),
    mismatch,
  ],
  ['a JPEG without pixels', fileOf('image/jpeg', Buffer.from('ffd8ffe000040102ffd9', 'hex')), mismatch],
  ['a PDF that is an archive too', fileOf('application/pdf', Buffer.concat([pdf().bytes, zipEnd])), mismatch],
  ['a PDF with a script in escapes', pdf('1 0 obj<</S/J#61va#53cript/JS(x)>>endobj'), 'ACTIVE_CONTENT'],
  ['a PDF with a file inside', pdf('1 0 obj<</Names<</EmbeddedFiles 2 0 R>>>>endobj'), 'ACTIVE_CONTENT'],
  ['a PNG cut off', fileOf('image/png', png().bytes.subarray(0, 60)), 'CONTENT_TYPE_MISMATCH'],
  ['two bytes', fileOf('image/jpeg', Buffer.from([0xff, 0xd8])), 'CONTENT_TYPE_MISMATCH'],
  ['a PDF with a script', pdf('1 0 obj<</JavaScript(x)>>endobj'), 'ACTIVE_CONTENT'],
  ['a flood of pixels', png(10, 10, [60_000, 60_000]), 'IMAGE_TOO_LARGE'],
  ['a dot', png(10, 10), 'IMAGE_TOO_SMALL'],
])('%s is not counted', async (_, file, code) => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const documentId = await upload(world, li, { applicationId, kind: 'ID_CARD', file });
  expect(codesOf(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()))).toEqual([
    'VALIDATION',
    code,
  ]);
  expect((await findApplication(world.deps, li, applicationId))?.documents[0]?.status).toBe('REQUESTED');
});

test('what is missing, shorter, other or of another application is not counted', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const documentId = await upload(world, li, { applicationId, kind: 'ID_CARD' });
  const key = objectKeyOf(applicationId, documentId);
  const file = world.objects.held.get(key)!;
  const confirm = async () => codesOf(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()));
  world.objects.held.delete(key);
  expect(await confirm()).toEqual(['VALIDATION', 'NOT_UPLOADED']);
  world.objects.held.set(key, { ...file, bytes: file.bytes.subarray(1) });
  expect(await confirm()).toEqual(['VALIDATION', 'SIZE_MISMATCH']);
  world.objects.held.set(key, { ...file, bytes: Buffer.alloc(file.bytes.length, 1) });
  expect(await confirm()).toEqual(['VALIDATION', 'CHECKSUM_MISMATCH']);
  world.objects.held.set(key, { ...file, bytes: Buffer.alloc(10_485_761) });
  expect(await confirm()).toEqual(['VALIDATION', 'SIZE_MISMATCH']);
  const other = await writeDraft(world.deps, { actor: li });
  const elsewhere = { applicationId: other.applicationId, documentId };
  expect(codesOf(await confirmDocument(world.deps, li, elsewhere, newKey()))).toEqual([
    'VALIDATION',
    'UNKNOWN_DOCUMENT',
  ]);
});

test('nothing is announced and nothing counted in once the application was handed in or taken back', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const documentId = await upload(world, li, { applicationId, kind: 'ID_CARD' });
  done(await withdrawApplication(world.deps, li, { applicationId }, newKey()));
  const input = { applicationId, ...announced };
  const closed = ['CONFLICT', 'NOT_EDITABLE'];
  expect(codesOf(await requestDocumentUpload(world.deps, li, input, newKey()))).toEqual(closed);
  expect(codesOf(await confirmDocument(world.deps, li, { applicationId, documentId }, newKey()))).toEqual(closed);
});

test('an object key carries nothing but ids', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  const documentId = await upload(world, li, { applicationId, kind: 'ID_CARD' });
  expect([...world.objects.held.keys()]).toEqual([`documents/${applicationId}/${documentId}`]);
});

test('the sixty-first upload of one application is refused', async () => {
  const world = await createWorld();
  const { applicationId } = await writeDraft(world.deps, { actor: li });
  for (let count = 0; count < 60; count += 1) await upload(world, li, { applicationId, kind: 'PHOTO' });
  expect(codesOf(await requestDocumentUpload(world.deps, li, { applicationId, ...announced }, newKey()))).toEqual([
    'VALIDATION',
    'TOO_MANY_UPLOADS',
  ]);
});
