import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./graphiql', import.meta.url));
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

/** GraphiQL out of npm on a route of one machine, bundled when somebody first asks for it: no CDN, no slow start. */
export function graphiqlPages(directory: string, issuer: string) {
  let built: Promise<string> | undefined;
  return async (path: string, response: ServerResponse): Promise<boolean> => {
    if (path !== '/graphiql' && !path.startsWith('/graphiql/')) return false;
    built ??= bundled(join(directory, 'graphiql'));
    const folder = await built;
    const file = normalize(join(folder, path.slice('/graphiql'.length) || '/'));
    const found = file === `${folder}${sep}` || file === folder ? join(folder, 'index.html') : file;
    if (!found.startsWith(`${folder}${sep}`) || !statSync(found, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = await readFile(found);
    const page = found.endsWith('.html') ? bytes.toString().replace('<html', `<html data-issuer="${issuer}"`) : bytes;
    response.writeHead(200, { 'content-type': contentTypes[extname(found)] ?? 'application/octet-stream' }).end(page);
    return true;
  };
}

/** Made again only when the page or one of its packages has changed. */
async function bundled(directory: string): Promise<string> {
  const lock = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const hash = createHash('sha256');
  for (const file of [lock, join(source, 'index.html'), join(source, 'page.js')]) hash.update(readFileSync(file));
  const folder = join(directory, hash.digest('hex').slice(0, 16));
  if (existsSync(join(folder, 'index.html'))) return folder;
  const { build } = await import('vite');
  await build({
    root: source,
    base: '/graphiql/',
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2024',
      chunkSizeWarningLimit: 10_000,
      reportCompressedSize: false,
    },
  });
  return folder;
}
