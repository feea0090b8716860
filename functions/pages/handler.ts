import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { type Log, logToConsole, thrown } from '#functions/log';
import { createObjectStore, createS3Client, type ObjectStore } from '#store/objects';

/** What is used of an API Gateway HTTP API event (payload format 2.0). */
const HttpEvent = z.object({
  rawPath: z.string(),
  headers: z._default(z.record(z.string(), z.optional(z.string())), {}),
  requestContext: z.object({ requestId: z.string() }),
});

interface PageAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

export interface PagesDeps {
  objects: Pick<ObjectStore, 'read'>;
  /** Put on every answer: the content security policy of the stage among them. */
  headers: Record<string, string>;
  log: Log;
  now: () => number;
}

interface Kept {
  bytes: Uint8Array;
  zipped: Uint8Array;
  etag: string;
  contentType: string;
  until: number;
}

const largest = 2 * 1024 * 1024;
/** Milliseconds for which a container answers without asking the bucket again; what is named by its content never changes. */
const freshFor = 60_000;
const yearOfSeconds = 31_536_000;

/** The pages, from their bucket: one address with the API, so that no page needs another origin's leave. */
export function createPagesHandler(deps: PagesDeps): (event: unknown) => Promise<PageAnswer> {
  const kept = new Map<string, Kept>();
  return async (event) => {
    const { rawPath, headers, requestContext } = HttpEvent.parse(event);
    const key = keyOf(rawPath);
    const at = { requestId: requestContext.requestId, route: 'pages' };
    try {
      const page = await pageAt(deps, kept, key);
      const answer = page ? answerOf(page, { key, asked: headers }) : plain(404, '没有这个页面。');
      deps.log({ level: 'INFO', code: 'REQUEST', status: answer.statusCode, ...at });
      return { ...answer, headers: { ...deps.headers, ...answer.headers } };
    } catch (error) {
      deps.log({ level: 'ERROR', code: 'TEMPORARILY_UNAVAILABLE', ...at, ...thrown(error) });
      const answer = plain(503, '系统暂时繁忙，请稍后再试。');
      return { ...answer, headers: { ...deps.headers, ...answer.headers, 'retry-after': '2' } };
    }
  };
}

/** A page is a folder of the first level, whatever stands behind it in the address; everything else is a file. */
function keyOf(path: string): string {
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  if ([first, ...rest].at(-1)?.includes('.')) return [first, ...rest].join('/');
  return first === '' ? 'index.html' : `${first}/index.html`;
}

async function pageAt({ objects, now }: PagesDeps, kept: Map<string, Kept>, key: string): Promise<Kept | undefined> {
  const before = kept.get(key);
  if (before && now() < before.until) return before;
  const { bytes, contentType = 'application/octet-stream' } = (await objects.read(key, largest)) ?? {};
  if (!bytes) return undefined;
  const page = {
    bytes,
    zipped: gzipSync(bytes),
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    contentType: /^(text|application)\/(html|css|javascript|json)$/.test(contentType)
      ? `${contentType}; charset=utf-8`
      : contentType,
    until: isNamedByContent(key) ? Number.POSITIVE_INFINITY : now() + freshFor,
  };
  kept.set(key, page);
  return page;
}

function isNamedByContent(key: string): boolean {
  return key.startsWith('assets/');
}

function answerOf(
  { bytes, zipped, etag, contentType }: Kept,
  { key, asked }: { key: string; asked: Record<string, string | undefined> },
): PageAnswer {
  const headers = {
    'content-type': contentType,
    'cache-control': isNamedByContent(key) ? `public, max-age=${yearOfSeconds}, immutable` : 'no-cache',
    etag,
    vary: 'accept-encoding',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
  };
  if (asked['if-none-match'] === etag) return { statusCode: 304, headers, body: '', isBase64Encoded: false };
  const zip = (asked['accept-encoding'] ?? '').includes('gzip');
  const body = Buffer.from(zip ? zipped : bytes).toString('base64');
  return {
    statusCode: 200,
    headers: { ...headers, ...(zip && { 'content-encoding': 'gzip' }) },
    body,
    isBase64Encoded: true,
  };
}

function plain(statusCode: number, body: string): PageAnswer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { statusCode, headers, body, isBase64Encoded: false };
}

const Variables = z.object({
  PAGES_BUCKET: z.string().check(z.minLength(1)),
  PAGE_HEADERS: z.string(),
  AWS_ENDPOINT_URL_S3: z.optional(z.string()),
});

let ready: ReturnType<typeof createPagesHandler> | undefined;

/** The deployed function; what it needs is built by the first request of a container. */
export const handler = (event: unknown): Promise<PageAnswer> => {
  ready ??= fromEnvironment();
  return ready(event);
};

function fromEnvironment(): ReturnType<typeof createPagesHandler> {
  const { PAGES_BUCKET, PAGE_HEADERS, AWS_ENDPOINT_URL_S3 } = Variables.parse(process.env);
  const client = createS3Client(AWS_ENDPOINT_URL_S3 === undefined ? {} : { forcePathStyle: true });
  return createPagesHandler({
    objects: createObjectStore(client, PAGES_BUCKET),
    headers: z.record(z.string(), z.string()).parse(JSON.parse(PAGE_HEADERS)),
    log: logToConsole,
    now: Date.now,
  });
}
