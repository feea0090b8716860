import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { ListLayout } from '#reports/list/layout';
import { writeList } from '#reports/list/write';
import { at, listBytes, sampleLists } from '#test/reports/sample-lists';
import { collector } from '#test/reports/sheet-file';

it('has the same bytes for the same list, however slowly it is taken, and says their hash', async () => {
  const { bytes, written } = await listBytes('附件5', 3000);
  expect(written).toEqual({
    rows: 3000,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const slow: Buffer[] = [];
  const to = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      slow.push(chunk);
      setImmediate(done);
    },
  });
  expect(await sampleLists.附件5!(to, 3000)).toEqual(written);
  expect(Buffer.concat(slow).equals(bytes)).toBe(true);
});

const layout: ListLayout = {
  marker: { list: '样例', version: 1 },
  ...{ sheetName: '样例', above: [], title: '样例', head: [], foot: [], notes: [] },
  columns: [{ header: '甲', width: 20 }],
};

it('asks for no more rows than the target takes', async () => {
  let asked = 0;
  let isClosed = false;
  async function* rows() {
    try {
      for (; ; asked++) yield [`${asked} ${Math.sin(asked)}`];
    } finally {
      isClosed = true;
    }
  }
  let fail: (error: Error) => void = () => undefined;
  const to = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      fail = done;
    },
  });
  const written = writeList(layout, rows(), { to, at });
  let before = -1;
  while (before !== asked) {
    before = asked;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(asked).toBeGreaterThan(100);
  expect(asked).toBeLessThan(50_000);
  fail(new Error('the disk is full'));
  await expect(written).rejects.toThrow('the disk is full');
  expect(isClosed).toBe(true);
});

it('writes 100,000 rows of 14 columns within 256 MB', () => {
  const { stdout } = spawnSync(process.execPath, ['local/export-way.ts', 'ours', '100000'], { encoding: 'utf8' });
  const { megabytes } = JSON.parse(stdout);
  expect(megabytes).toBeGreaterThan(20);
  expect(megabytes).toBeLessThanOrEqual(256);
});

it('ends the target when the rows fail, with the error of the rows', async () => {
  async function* rows() {
    yield ['甲'];
    throw new Error('the table is out of reach');
  }
  const { to } = collector();
  await expect(writeList(layout, rows(), { to, at })).rejects.toThrow('the table is out of reach');
  expect(to.destroyed).toBe(true);
});
