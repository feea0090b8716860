import type { Writable } from 'node:stream';
import exceljs, { type Style, type Worksheet } from 'exceljs';

/**
 * The parts of exceljs 4.4.0's stream writer that it does not publish and the lists need: each is looked for, so that another
 * version fails at once and not in somebody's file.
 */
function partOf(owner: object, name: string): object {
  const part: unknown = Reflect.get(owner, name);
  if (typeof part !== 'object' || part === null) throw new Error(`exceljs has no ${name} any more`);
  return part;
}

function call(owner: object, name: string, ...given: unknown[]): unknown {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== 'function') throw new Error(`exceljs has no ${name} any more`);
  return Reflect.apply(method, owner, given);
}

/** A zip says of each part when it was made; here always the same, so that the same list has the same bytes. */
class DatedWriter extends exceljs.stream.xlsx.WorkbookWriter {
  /** The constructor calls this before any part was added. */
  override addThemes(): Promise<void> {
    const zip = partOf(this, 'zip');
    const append: unknown = Reflect.get(zip, 'append');
    if (typeof append !== 'function') throw new Error('exceljs has no zip.append any more');
    Reflect.set(zip, 'append', (source: unknown, entry: object) =>
      Reflect.apply(append, zip, [source, { ...entry, date: this.created }]),
    );
    return super.addThemes();
  }
}

/** archiver brings a stream implementation of its own, so `instanceof` does not tell. */
function isWritable(pipe: unknown): pipe is Writable {
  const has = (name: string) =>
    typeof pipe === 'object' && pipe !== null && typeof Reflect.get(pipe, name) === 'function';
  return has('write') && has('once');
}

export interface Book {
  writer: exceljs.stream.xlsx.WorkbookWriter;
  /** The number under which cells name this style. */
  styleNumber(style: Partial<Style>): number;
  /** What the sheet has written so far goes on its way; then rows may be written here, and `drain` says when more may come. */
  rowsOf(sheet: Worksheet): Writable;
  /** Nothing more comes. */
  abort(): void;
}

const creator = '考评';
/** As many bytes of the file wait for the target at each step; the library's own 1 MiB is many thousand rows. */
const waiting = { highWaterMark: 65_536 };

/** `level` of the deflate, 1 (fast) to 9 (small). */
export function openBook(to: Writable, { at, level }: { at: Date; level: number }): Book {
  const options = {
    stream: to,
    useStyles: true,
    zip: { zlib: { level }, ...waiting },
    created: at,
    creator,
    lastModifiedBy: creator,
  };
  const writer = new DatedWriter(options);
  return {
    writer,
    styleNumber: (style) => Number(call(partOf(writer, 'styles'), 'addStyleModel', style)),
    rowsOf: (sheet) => {
      const stream = partOf(sheet, 'stream');
      const [pipe] = Object.values(partOf(stream, 'pipes'));
      if (!isWritable(pipe)) throw new Error('exceljs writes its sheets otherwise now');
      call(stream, 'uncork');
      return pipe;
    },
    abort: () => call(partOf(writer, 'zip'), 'abort'),
  };
}

interface Words {
  /** `D5:D104` */
  range: string;
  header: string;
  words: readonly string[];
}

/** A closed list to choose from. Excel takes at most 255 characters of words that stand in the rule itself. */
export function offerWords(sheet: Worksheet, { range, header, words }: Words): void {
  const validation = {
    type: 'list',
    allowBlank: true,
    formulae: [`"${words.join(',')}"`],
    ...{ showErrorMessage: true, errorTitle: header, error: `${header}要写全称，请从列表中选择。` },
  };
  call(partOf(sheet, 'dataValidations'), 'add', range, validation);
}
