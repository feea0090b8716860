import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Every page into `folder`: `index.html` is the chat, `mine/index.html` and so on the others, with hashed assets. */
export async function buildPages(folder: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Phones in use: WeChat's own engine and iOS 15.
      target: ['es2021', 'chrome91', 'safari15'],
      cssTarget: ['chrome91', 'safari15'],
      // No data: addresses, and nothing inline: the content security policy allows neither.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rollupOptions: { input: globSync('*/index.html', { cwd: root }).map((file) => join(root, file)) },
    },
  });
  await rename(join(folder, 'chat', 'index.html'), join(folder, 'index.html'));
  await rm(join(folder, 'chat'), { recursive: true });
}

/** The folder of the pages as they stand in `web/`: built only when there is none of these very sources yet. */
export async function builtPages(): Promise<string> {
  const folder = join(repository, 'out', 'pages', fingerprint());
  if (existsSync(join(folder, 'index.html'))) return folder;
  const making = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  await buildPages(making);
  // Somebody else may have been quicker: what they made is the same.
  await rename(making, folder).catch(() => rm(making, { recursive: true }));
  return folder;
}

function fingerprint(): string {
  const sources = globSync('**/*.{ts,tsx,css,html,svg}', { cwd: root }).sort();
  const hash = createHash('sha256');
  for (const file of [join(repository, 'package-lock.json'), ...sources.map((source) => join(root, source))])
    hash.update(file.slice(repository.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

if (import.meta.main) {
  const folder = join(repository, 'out', 'web');
  await buildPages(folder);
  console.log(folder);
}
