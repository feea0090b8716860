import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { builtPages } from '#web/build/pages';
import { cacheControlOf, contentTypeOf, fileOf, type Origins, type PageConfig, pageHeaders } from '#web/build/serving';

/** Answers a GET for a page; false when it has none under that path. */
export type Pages = (path: string, response: ServerResponse) => Promise<boolean>;

/** The client under which the pages of this machine sign people in. */
export const clientId = 'kaoping-pages';

/** The pages of `web/` as a bucket would serve them, built when somebody first asks for one. */
export function webPages(origins: Origins): Pages {
  const headers = pageHeaders(origins);
  const config: PageConfig = { issuer: origins.issuer, clientId, scope: 'openid profile' };
  let built: Promise<string> | undefined;
  return async (path, response) => {
    const file = fileOf(path);
    built ??= builtPages().catch((error: unknown) => {
      built = undefined;
      throw error;
    });
    const bytes = file === 'config.json' ? Buffer.from(JSON.stringify(config)) : await fileIn(await built, file);
    if (bytes === undefined) return false;
    const about = { 'content-type': contentTypeOf(file), 'cache-control': cacheControlOf(file) };
    response.writeHead(200, { ...headers, ...about }).end(bytes);
    return true;
  };
}

async function fileIn(folder: string, file: string): Promise<Buffer | undefined> {
  const found = normalize(join(folder, file));
  if (!found.startsWith(`${folder}${sep}`)) return undefined;
  return readFile(found).catch(() => undefined);
}

/** The first of several that has the page. */
export function firstOf(...all: readonly Pages[]): Pages {
  return async (path, response) => {
    for (const pages of all) if (await pages(path, response)) return true;
    return false;
  };
}
