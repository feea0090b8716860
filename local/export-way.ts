import { Writable } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import exceljs from 'exceljs';
import { rowXml } from '#reports/list/cell-xml';
import { writeList } from '#reports/list/write';
import { layout, rows } from './export-rows.ts';

/** One measurement in a process of its own: `node local/export-way.ts <way> <rows>` prints one line of JSON. */
const [way = '', counted = '0'] = process.argv.slice(2);
const count = Number(counted);

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function* each() {
  yield* rows(count);
}

/** The level of ours; the library's own ways stay as they come. */
const level = 6;

const ways: Record<string, () => Promise<(() => Promise<unknown>) | undefined>> = {
  ours: async () => () => writeList(layout, each(), { to: nowhere(), at: new Date(0) }),
  'exceljs streaming': async () => async () => {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: nowhere() });
    const sheet = book.addWorksheet('附件5');
    for (const row of rows(count)) sheet.addRow(row).commit();
    await book.commit();
  },
  'exceljs in memory': async () => async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('附件5');
    for (const row of rows(count)) sheet.addRow(row);
    await book.xlsx.write(nowhere());
  },
  /** The XML of the same rows is there already, and nothing but deflate is timed. */
  floor: async () => {
    const xmlOf = rowXml(
      layout.columns,
      layout.columns.map(() => 5),
    );
    const chunks: Buffer[] = [];
    let chunk = '';
    let number = 3;
    for (const row of rows(count)) {
      number += 1;
      chunk += xmlOf(number, row);
      if (chunk.length < 65_536) continue;
      chunks.push(Buffer.from(chunk));
      chunk = '';
    }
    chunks.push(Buffer.from(chunk));
    return async () => {
      const deflate = createDeflateRaw({ level });
      const done = new Promise((resolve) => deflate.pipe(nowhere()).on('finish', resolve));
      for (const each of chunks)
        if (!deflate.write(each)) await new Promise((resolve) => deflate.once('drain', resolve));
      deflate.end();
      await done;
    };
  },
};

const run = await ways[way]?.();
if (!run) throw new Error(`no way ${way}`);
const begun = performance.now();
const used = process.cpuUsage();
await run();
const { user, system } = process.cpuUsage(used);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ milliseconds: performance.now() - begun, cpu: (user + system) / 1000, megabytes }));
