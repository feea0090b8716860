import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { allowLocalOrigin, type Listening, listen } from './listening.ts';
import { type Credentials, type SignedRequest, verifySignature } from './signature.ts';

/**
 * An object store for one machine that speaks the part of S3 this project uses, and refuses what S3 refuses: without
 * that, a test of an upload proves nothing. Objects are files: one line of JSON about the object, then its bytes.
 */
export interface ObjectStoreOptions {
  directory: string;
  credentials: Credentials;
  port?: number;
  now?: () => Date;
}

const StoredObject = z.object({
  key: z.string(),
  contentType: z.string(),
  sha256: z.string(),
  etag: z.string(),
  lastModified: z.string(),
});
type StoredObject = z.infer<typeof StoredObject>;

interface Call {
  request: IncomingMessage;
  signed: SignedRequest;
  response: ServerResponse;
  file: string;
  key: string;
  parameters: ReadonlyMap<string, string>;
  payloadHash: string;
}

class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** More than any document may weigh; S3's own bound is 5 GB. */
const largestObject = 64 * 1024 * 1024;

export async function startObjectStore(options: ObjectStoreOptions): Promise<Listening> {
  await mkdir(options.directory, { recursive: true });
  return listen(options.port ?? 0, (request, response) => {
    answer(options, request, response).catch((error: unknown) => sayError(request, response, error));
  });
}

async function answer(options: ObjectStoreOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowLocalOrigin(request, response, { methods: 'GET, HEAD, PUT', exposed: 'etag, x-amz-checksum-sha256' });
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (path === '/healthz') return void response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
  const signed = { method: request.method ?? 'GET', path, query, headers: request.headers };
  const verified = verifySignature(signed, options.credentials, options.now?.() ?? new Date());
  if (!verified.ok) throw new S3Error(verified.status, verified.code, verified.message);
  const [, bucket, key] = /^\/([a-z0-9][a-z0-9.-]{2,62})\/(.+)$/s.exec(decodeURIComponent(path)) ?? [];
  if (!bucket || !key) throw new S3Error(400, 'InvalidURI', 'An object is addressed as /bucket/key.');
  // The file's name is a digest: no key can leave the directory or collide with another.
  const file = join(options.directory, bucket, createHash('sha256').update(key).digest('hex'));
  await mkdir(join(options.directory, bucket), { recursive: true });
  const call = { request, signed, response, file, key, ...verified };
  if (signed.method === 'PUT') return put(call, options);
  if (signed.method === 'GET' || signed.method === 'HEAD') return get(call);
  if (signed.method === 'DELETE') {
    await rm(file, { force: true });
    return void response.writeHead(204).end();
  }
  throw new S3Error(405, 'MethodNotAllowed', 'The method is not allowed for an object.');
}

async function put(call: Call, options: ObjectStoreOptions): Promise<void> {
  const body = await readBody(call.request);
  const digest = createHash('sha256').update(body);
  const sha256 = digest.copy().digest('base64');
  if (call.payloadHash !== 'UNSIGNED-PAYLOAD' && call.payloadHash !== digest.digest('hex'))
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', 'The body is not the one that was signed.');
  // A presigned address carries it as a header or, hoisted, in the query; either way it binds the body.
  const demanded = [call.request.headers['x-amz-checksum-sha256'], parameter(call, 'x-amz-checksum-sha256')];
  if (demanded.some((checksum) => checksum !== undefined && checksum !== sha256))
    throw new S3Error(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
  const about: StoredObject = {
    key: call.key,
    contentType: call.request.headers['content-type'] ?? 'binary/octet-stream',
    sha256,
    etag: `"${createHash('md5').update(body).digest('hex')}"`,
    lastModified: (options.now?.() ?? new Date()).toISOString(),
  };
  const temporary = `${call.file}.${randomUUID()}`;
  await writeFile(temporary, Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), body]));
  await settle(temporary, call);
  call.response.writeHead(200, { etag: about.etag, 'x-amz-checksum-sha256': sha256 }).end();
}

/** Linking fails when the name exists, so of two first writers at once exactly one wins. */
async function settle(temporary: string, call: Call): Promise<void> {
  if (call.request.headers['if-none-match'] !== '*') return rename(temporary, call.file);
  try {
    await link(temporary, call.file);
  } catch {
    throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  } finally {
    await rm(temporary, { force: true });
  }
}

async function get(call: Call): Promise<void> {
  const bytes = await readFile(call.file).catch(() => undefined);
  if (!bytes) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  const end = bytes.indexOf(10);
  const about = StoredObject.parse(JSON.parse(bytes.subarray(0, end).toString('utf8')));
  const body = bytes.subarray(end + 1);
  const disposition = parameter(call, 'response-content-disposition');
  const headers = {
    'content-type': parameter(call, 'response-content-type') ?? about.contentType,
    etag: about.etag,
    'last-modified': new Date(about.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
    ...(disposition === undefined ? {} : { 'content-disposition': disposition }),
    ...(call.request.headers['x-amz-checksum-mode'] === 'ENABLED' ? { 'x-amz-checksum-sha256': about.sha256 } : {}),
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(call.request.headers.range ?? '') ?? [];
  if (from === undefined) return send(call, 200, { ...headers, 'content-length': String(body.length) }, body);
  if (Number(from) >= body.length) throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable');
  const last = Math.min(to ? Number(to) : body.length - 1, body.length - 1);
  const part = body.subarray(Number(from), last + 1);
  const range = `bytes ${from}-${last}/${body.length}`;
  return send(call, 206, { ...headers, 'content-length': String(part.length), 'content-range': range }, part);
}

function send(call: Call, status: number, headers: Record<string, string>, body: Buffer): void {
  call.response.writeHead(status, headers).end(call.signed.method === 'HEAD' ? undefined : body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const length = request.headers['content-length'];
  if (length === undefined)
    throw new S3Error(411, 'MissingContentLength', 'You must provide the Content-Length header');
  if (Number(length) > largestObject) throw new S3Error(400, 'EntityTooLarge', 'The object is too large.');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  if (body.length !== Number(length)) throw new S3Error(400, 'IncompleteBody', 'The body is shorter than announced.');
  return body;
}

function parameter(call: Call, name: string): string | undefined {
  for (const [given, value] of call.parameters) if (given.toLowerCase() === name) return value;
  return undefined;
}

function sayError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const known = error instanceof S3Error ? error : new S3Error(500, 'InternalError', String(error));
  const resource = (request.url ?? '/').replace(/\?.*/s, '').replace(/[<>&]/g, '');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${known.code}</Code><Message>${known.message}</Message><Resource>${resource}</Resource><RequestId>${randomUUID()}</RequestId></Error>`;
  // A refused body is still taken off the wire, or the client would see a reset instead of the reason.
  request.resume();
  response.writeHead(known.status, { 'content-type': 'application/xml' });
  response.end(request.method === 'HEAD' ? undefined : xml);
}
