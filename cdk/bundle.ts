import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { leaveOut } from './left-out.ts';

/** The functions that are deployed, and where each one's exported `handler` stands. */
const functionEntries = {
  intake: 'functions/intake/handler.ts',
  graphql: 'functions/graphql/handler.ts',
  events: 'functions/events/handler.ts',
  export: 'functions/export/handler.ts',
  import: 'functions/import/handler.ts',
  pages: 'functions/pages/handler.ts',
} as const;
/** All that they ask of the table is read a batch, commit a transaction, page through a list. */
const fewRequests: readonly string[] = [functionEntries.intake, functionEntries.graphql, functionEntries.events];
export type FunctionName = keyof typeof functionEntries;
export const functionNames = [
  'intake',
  'graphql',
  'events',
  'export',
  'import',
  'pages',
] as const satisfies readonly FunctionName[];

/** What the functions run on unless a stage says otherwise. */
const nodeMajor = 24;

export interface Bundle {
  /** The folder to deploy: `index.mjs` and what it imports lazily. */
  directory: string;
  metafile: Metafile;
}

/** As reports/reading/read-roster.ts starts it: beside the bundle, where uploads are read in a thread of their own. */
const rosterWorker = { 'roster-worker': 'reports/reading/worker.ts' };

/** As reports/pdf/font.ts asks for them. */
const fontFiles = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
] as const;

const root = fileURLToPath(new URL('..', import.meta.url));

/** How everything that runs in Lambda is bundled: the one place, for the stacks, the tests and the bench alike. */
export function bundleOptions(entry: string, node = nodeMajor): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: { index: entry },
    bundle: true,
    minify: true,
    // Without it every Chinese character would take six bytes.
    charset: 'utf8',
    legalComments: 'none',
    platform: 'node',
    target: `node${node}`,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // What is imported lazily goes to a file of its own and costs nothing at start.
    splitting: true,
    mainFields: ['module', 'main'],
    alias: {
      // The same schemas without their methods: everything calls zod's functions only.
      zod: 'zod/mini',
      // Both make three requests of the table; 150 KB of the SDK would be most of what they load.
      ...(fewRequests.includes(entry) ? { '@aws-sdk/client-dynamodb': './functions/dynamodb-client.ts' } : {}),
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    // CommonJS packages call require, which an ES module does not have.
    banner: {
      js: "import $module from'node:module';const require=$module.createRequire(import.meta.url);",
    },
    plugins: [leaveOut],
    metafile: true,
    logLevel: 'error',
  };
}

export async function bundleFunction(name: FunctionName, into: string, node = nodeMajor): Promise<Bundle> {
  const directory = join(into, name);
  // Parts of an earlier build would be deployed with it.
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const options = bundleOptions(functionEntries[name], node);
  const entryPoints = { index: functionEntries[name], ...(name === 'import' && rosterWorker) };
  const built = await build({ ...options, entryPoints, outdir: directory });
  if (!built.metafile) throw new Error('esbuild gave no metafile');
  await writeFile(join(into, `${name}.meta.json`), JSON.stringify(built.metafile));
  if (name === 'export') await copyFonts(directory);
  return { directory, metafile: built.metafile };
}

/** Documents are drawn with them; they are found where a package's files are found. */
async function copyFonts(directory: string): Promise<void> {
  for (const file of fontFiles) {
    const to = join(directory, 'node_modules', file);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(root, 'node_modules', file), to);
  }
}

/** Bytes loaded at start: the entry and everything it imports eagerly; with `lazy`, those of that source file's part too. */
export function eagerBytes(metafile: Metafile, lazy?: string): number {
  return eagerOutputs(metafile, lazy).reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0);
}

/** Source files loaded at start, or with a part that is imported lazily. */
export function eagerInputs(metafile: Metafile, lazy?: string): string[] {
  return eagerOutputs(metafile, lazy).flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
}

function eagerOutputs(metafile: Metafile, lazy: string | undefined): string[] {
  const found = Object.entries(metafile.outputs)
    .filter(([file, { entryPoint }]) => file.endsWith('index.mjs') || (lazy !== undefined && entryPoint === lazy))
    .map(([file]) => file);
  for (const file of found) {
    const imports = metafile.outputs[file]?.imports ?? [];
    const eager = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    found.push(...eager.map(({ path }) => path).filter((path) => !found.includes(path)));
  }
  return found;
}

/** The part of the chat that understands words: loaded with the first message, not when the chat opens. */
export const messagePart = 'operations/chat/message.ts';
