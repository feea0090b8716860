import { unzipped } from '#test/reports/office';

export interface WordCell {
  text: string;
  span: number;
  /** `restart` begins a cell that reaches over several rows, `continue` goes on with it. */
  merge?: 'restart' | 'continue';
  xml: string;
}

export interface WordFile {
  xml: string;
  /** What stands before the table, in it and behind it, paragraph by paragraph. */
  before: string[];
  rows: WordCell[][];
  after: string[];
  files: Map<string, Buffer>;
}

const all = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<w:${tag}(?: [^>]*)?(?:/>|>(.*?)</w:${tag}>)`, 'gsu'))].map(([whole]) => whole);

function textOf(xml: string): string {
  const parts = [...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gsu)].map(([, text = '']) => text);
  return parts
    .join('')
    .replace(
      /&(lt|gt|quot|apos|amp);/gu,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
    );
}

/** A Word file read back from its XML. */
export function readWord(bytes: Uint8Array): WordFile {
  const files = unzipped(bytes);
  const xml = files.get('word/document.xml')!.toString('utf8');
  const [before = '', table = '', after = ''] = xml.split(/<w:tbl>|<\/w:tbl>/u);
  const rows = all(table, 'tr').map((row) =>
    all(row, 'tc').map((cell): WordCell => {
      const merge = /<w:vMerge w:val="(restart|continue)"/u.exec(cell)?.[1] as WordCell['merge'];
      const span = Number(/<w:gridSpan w:val="(\d+)"/u.exec(cell)?.[1] ?? 1);
      return { text: all(cell, 'p').map(textOf).join('\n'), span, xml: cell, ...(merge && { merge }) };
    }),
  );
  const paragraphs = (part: string) => all(part, 'p').map(textOf);
  return { xml, before: paragraphs(before), rows, after: paragraphs(after), files };
}
