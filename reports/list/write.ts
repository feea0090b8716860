import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Worksheet } from 'exceljs';
import { rowXml } from './cell-xml.ts';
import { headerRowOf, type ListLayout, type ListRow } from './layout.ts';
import { markerText } from './marker.ts';
import { openSheet, writeAbove, writeBelow } from './sheet.ts';
import { cellStyle } from './style.ts';
import { type Book, openBook } from './workbook.ts';

/** What stands in the audit of an export. */
export interface Written {
  rows: number;
  bytes: number;
  /** Of the file, in hex: the same list is the same file. */
  sha256: string;
}

export interface Target {
  to: Writable;
  /** The instant that the file says it was made at. */
  at: Date;
  level?: number;
}

/** Small enough for a mail, and not slower: see `npm run bench:export`. */
const defaultLevel = 6;
/** As many characters of XML are put together before they are sent on. */
const chunkLength = 131_072;

/**
 * Writes a list as .xlsx and ends the target. Rows are asked for one at a time, and only as fast as the target takes them. An
 * error of either side ends the other and is thrown.
 */
export async function writeList(
  layout: ListLayout,
  rows: AsyncIterable<ListRow>,
  { to, at, level = defaultLevel }: Target,
): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const stopped = new AbortController();
  const book = openBook(counted, { at, level });
  const written = fill(book, layout, { rows, signal: stopped.signal });
  const sent = pipeline(counted, to);
  // Whichever fails first says why, and ends the other; what that then says follows from it.
  const stop = (error: Error) => {
    stopped.abort(error);
    book.abort();
    counted.destroy(error);
  };
  written.catch(stop);
  sent.catch(stop);
  const [count] = await Promise.allSettled([written, sent]);
  stopped.signal.throwIfAborted();
  if (count.status === 'rejected') throw count.reason;
  return { rows: count.value, bytes, sha256: hash.digest('hex') };
}

interface Source {
  rows: AsyncIterable<ListRow>;
  signal: AbortSignal;
}

async function fill(book: Book, layout: ListLayout, source: Source): Promise<number> {
  book.writer.title = layout.title;
  book.writer.keywords = markerText(layout.marker);
  const sheet = openSheet(book, layout);
  writeAbove(sheet, layout);
  const count = await writeRows(book, sheet, { layout, ...source });
  writeBelow(sheet, layout, headerRowOf(layout) + count);
  await Promise.race([book.writer.commit(), rejected(source.signal)]);
  return count;
}

async function writeRows(book: Book, sheet: Worksheet, { layout, rows, signal }: Source & { layout: ListLayout }) {
  const { columns, rowHeight } = layout;
  const styles = columns.map((column) => book.styleNumber(cellStyle(column)));
  const xmlOf = rowXml(columns, styles, rowHeight);
  const out = book.rowsOf(sheet);
  const above = headerRowOf(layout);
  let count = 0;
  let chunk = '';
  let taken = Promise.resolve();
  for await (const row of rows) {
    count += 1;
    chunk += xmlOf(above + count, row);
    if (chunk.length < chunkLength) continue;
    // The next rows are put together while these are compressed, and no more than these.
    await taken;
    taken = send(out, chunk, signal);
    chunk = '';
  }
  await taken;
  await send(out, chunk, signal);
  return count;
}

/** Settled when the next chunk may come. */
function send(out: Writable, chunk: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (out.write(Buffer.from(chunk))) return Promise.resolve();
  const taken = once(out, 'drain', { signal }).then(() => undefined);
  // Thrown where it is waited for, which may be later.
  taken.catch(() => undefined);
  return taken;
}

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
