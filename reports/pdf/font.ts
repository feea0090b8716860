import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** 宋体 and 黑体 as they come with this system; Word has its own. A bundle puts these three files beside itself. */
const files = {
  BODY: () => import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  HEADING: () => import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  TITLE: () => import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;
export type Family = keyof typeof files;

export const families: readonly Family[] = ['BODY', 'HEADING', 'TITLE'];

export interface Font {
  bytes: Uint8Array;
  hasGlyph(codePoint: number): boolean;
}
export type Fonts = Readonly<Record<Family, Font>>;

let loaded: Promise<Fonts> | undefined;

/** Read once; 36 MB. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= readFonts();
  return loaded;
}

async function readFonts(): Promise<Fonts> {
  const [body, heading, title] = await Promise.all(families.map((family) => readFont(files[family]())));
  if (!body || !heading || !title) throw new Error('a font is missing');
  return { BODY: body, HEADING: heading, TITLE: title };
}

async function readFont(url: string): Promise<Font> {
  const bytes = await readFile(fileURLToPath(url));
  return { bytes, hasGlyph: coverageOf(bytes) };
}

/** Reads which characters a TrueType font has, from its table `cmap` in format 12. */
function coverageOf(bytes: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableAt(view, 'cmap');
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, at) => cmap + view.getUint32(cmap + 8 + 8 * at),
  );
  const full = subtables.find((at) => view.getUint16(at) === 12);
  if (full === undefined) throw new Error('a font without a table of all its characters');
  const covered = new Set<number>();
  for (let group = 0; group < view.getUint32(full + 12); group += 1) {
    const at = full + 16 + 12 * group;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code += 1) covered.add(code);
  }
  return (codePoint) => covered.has(codePoint);
}

function tableAt(view: DataView, wanted: string): number {
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  throw new Error(`a font without the table ${wanted}`);
}
