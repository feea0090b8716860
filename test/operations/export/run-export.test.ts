import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ExportRequest } from '#domain/export/export-job';
import { listAccessLog } from '#operations/access-log';
import type { Actor } from '#operations/actor';
import { anonymous } from '#operations/actor';
import { submitApplication } from '#operations/application/submit-application';
import { exportDownload, findExports, listExports } from '#operations/export/exports';
import { makeExport } from '#operations/export/make-export';
import { requestExport } from '#operations/export/request-export';
import { retryExport } from '#operations/export/retry-export';
import { type Maker, runExport } from '#operations/export/run-export';
import { Unavailable } from '#store/unavailable';
import { codesOf, done, newKey, readyApplication } from '#test/operations/journey';
import { applicant, createWorld, staff, type World } from '#test/operations/world';
import { askedExport } from './export-world.ts';

const li = applicant('li');
const agency = staff('agency', 'agency-1');
const city = staff('city', '510100');

async function handedIn(): Promise<{ world: World; request: ExportRequest }> {
  const world = await createWorld();
  const applicationId = await readyApplication(world, li);
  done(await submitApplication(world.deps, li, { applicationId }, newKey()));
  return { world, request: { kind: 'FORM', applicationId, format: 'PDF' } };
}

async function stateOf({ deps }: World, actor: Actor, id: string) {
  return (await findExports(deps, actor, [id]))[0]!;
}

const written =
  (text: string): Maker =>
  async ({ path, progress }) => {
    await progress(1, 2);
    await writeFile(path, text);
    return { name: '名单.xlsx', contentType: 'text/plain', rows: 2 };
  };

test('a form is made, kept, and fetched by whoever asked for it alone', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, agency, request);
  expect(await stateOf(world, agency, id)).toMatchObject({ status: 'WAITING', rowsDone: 0 });
  expect(await runExport(world.deps, id, makeExport)).toBe('DONE');
  const { status, file } = await stateOf(world, agency, id);
  expect(status).toBe('DONE');
  const held = [...world.objects.held.entries()].find(([key]) => key.startsWith('exports/'))!;
  expect(held[0]).toBe(`exports/${id}/1`);
  expect(Buffer.from(held[1].bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(file).toMatchObject({ rows: 1, bytes: held[1].bytes.length });
  expect(file?.sha256).toBe(createHash('sha256').update(held[1].bytes).digest('hex'));
  expect(done(await exportDownload(world.deps, agency, { exportId: id })).url).toContain(held[0]);
  for (const other of [li, city, staff('agency', 'agency-1', 'a colleague'), staff('province')]) {
    expect(codesOf(await exportDownload(world.deps, other, { exportId: id }))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await findExports(world.deps, other, [id])).toEqual([undefined]);
  }
  expect(done(await listExports(world.deps, agency, { first: 10 })).entries.map(({ value }) => value.id)).toEqual([id]);
  expect(done(await listExports(world.deps, li, { first: 10 })).entries).toEqual([]);
});

test('the person reads that an office had the form printed; of an own one nothing is noted', async () => {
  const { world, request } = await handedIn();
  const applicationId = request.kind === 'FORM' ? request.applicationId : '';
  await runExport(world.deps, await askedExport(world, li, request), makeExport);
  const log = async () => done(await listAccessLog(world.deps, li, { applicationId, first: 10 })).entries;
  expect(await log()).toEqual([]);
  await runExport(world.deps, await askedExport(world, agency, request), makeExport);
  expect((await log()).map(({ value }) => [value.kind, value.operation, value.purpose, value.reader.role])).toEqual([
    ['EXPORT', 'requestExport', '打印申报表', 'agency'],
  ]);
});

test('what one may not read one cannot have exported, and it looks like what is not there', async () => {
  const { world, request } = await handedIn();
  const strangers = [applicant('zhao'), staff('agency', 'agency-2'), staff('city', '510700'), staff('auditor')];
  for (const stranger of strangers) {
    expect(codesOf(await requestExport(world.deps, stranger, { request }, newKey()))).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
  }
  const absent = { kind: 'FORM', applicationId: 'absent', format: 'PDF' } as const;
  expect(codesOf(await requestExport(world.deps, li, { request: absent }, newKey()))).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
  expect(codesOf(await requestExport(world.deps, anonymous, { request }, newKey()))).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ]);
});

test('delivered twice, also at once, it is made once', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, li, request);
  let made = 0;
  const counted: Maker = (making) => {
    made += 1;
    return written('twice')(making);
  };
  const ran = await Promise.all([1, 2, 3].map(() => runExport(world.deps, id, counted)));
  expect(ran.toSorted()).toEqual(['DONE', 'TAKEN', 'TAKEN']);
  expect(await runExport(world.deps, id, counted)).toBe('ENDED');
  expect(made).toBe(1);
  expect(await runExport(world.deps, 'unknown', counted)).toBe('ENDED');
});

test('a process that died is followed by another once its time is over; what it still says is not heard', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, li, request);
  const late = Promise.withResolvers<void>();
  const dying = runExport(world.deps, id, async (making) => {
    await late.promise;
    return written('late')(making);
  });
  await expect.poll(async () => (await stateOf(world, li, id)).status).toBe('RUNNING');
  expect(await runExport(world.deps, id, written('too early'))).toBe('TAKEN');
  world.clock.now = new Date(world.clock.now.getTime() + 17 * 60_000);
  expect(await runExport(world.deps, id, written('second'))).toBe('DONE');
  late.resolve();
  expect(await dying).toBe('ENDED');
  const { file } = await stateOf(world, li, id);
  expect(file?.sha256).toBe(createHash('sha256').update('second').digest('hex'));
  expect(Buffer.from(world.objects.held.get(`exports/${id}/2`)!.bytes).toString()).toBe('second');
});

test('what fails says why and can be tried again, under the same id; nothing else can', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, li, request);
  expect(await runExport(world.deps, id, () => Promise.reject(new Error('a bug with 510703198506150027')))).toBe(
    'FAILED',
  );
  const { status, failure } = await stateOf(world, li, id);
  expect([status, failure?.code]).toEqual(['FAILED', 'EXPORT_FAILED']);
  expect(failure?.message).not.toContain('5107');
  expect(codesOf(await retryExport(world.deps, agency, { exportId: id }, newKey()))).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
  expect(done(await retryExport(world.deps, li, { exportId: id }, newKey())).job.status).toBe('WAITING');
  expect(codesOf(await retryExport(world.deps, li, { exportId: id }, newKey()))).toEqual(['CONFLICT', 'NOT_FAILED']);
  expect(await runExport(world.deps, id, written('again'))).toBe('DONE');
});

test('what is unavailable is delivered again at once, three times, and then says so', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, li, request);
  const unavailable: Maker = () => Promise.reject(new Unavailable('the table is away'));
  await expect(runExport(world.deps, id, unavailable)).rejects.toThrow('TEMPORARILY_UNAVAILABLE');
  await expect(runExport(world.deps, id, unavailable)).rejects.toThrow('TEMPORARILY_UNAVAILABLE');
  expect(await runExport(world.deps, id, unavailable)).toBe('FAILED');
  expect((await stateOf(world, li, id)).failure?.code).toBe('TEMPORARILY_UNAVAILABLE');
});

test('rows that break the rules are told, and nothing is made', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, li, request);
  const problems = [{ code: 'MISSING', message: '民族：还没有填。', clause: '附件5 说明4' }];
  const told = Array.from({ length: 130 }, (_, at) => ({ applicationId: `a${at}`, problems }));
  const ran = await runExport(world.deps, id, async ({ leaveOut }) => {
    leaveOut(told.slice(0, 70));
    leaveOut(told.slice(70));
    return 'PROBLEMS';
  });
  expect(ran).toBe('PROBLEMS');
  const { leftOut, file } = await stateOf(world, li, id);
  expect([leftOut.count, leftOut.told.length, file]).toEqual([130, 100, undefined]);
});

test('whose permission ended meanwhile gets nothing', async () => {
  const { world, request } = await handedIn();
  const id = await askedExport(world, city, request);
  const applicationId = request.kind === 'FORM' ? request.applicationId : '';
  const { place } = await import('#test/operations/journey');
  world.state = 'PLACED';
  await place(world, applicationId, { routing: undefined as never });
  expect(await runExport(world.deps, id, written('never'))).toBe('FAILED');
  expect((await stateOf(world, city, id)).failure?.code).toBe('NOT_READABLE');
});
