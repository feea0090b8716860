import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { limits, overLimit } from './limits.ts';
import type { FindRegistered } from './manifest.ts';
import type { RequestRefusal } from './refusal.ts';
import type { GraphqlSettings } from './settings.ts';

/** What is used of an API Gateway HTTP API event (payload format 2.0). */
export const HttpEvent = z.object({
  rawQueryString: z._default(z.string(), ''),
  headers: z._default(z.record(z.string(), z.optional(z.string())), {}),
  requestContext: z.object({
    requestId: z.string(),
    http: z.object({ method: z.string(), sourceIp: z.optional(z.string()) }),
  }),
  body: z.nullish(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});
export type HttpEvent = z.infer<typeof HttpEvent>;

/** A request as Apollo takes it, its body parsed and within every bound that can be checked before validation. */
export interface GraphqlRequest {
  requestId: string;
  /** Whose the address is that it came from; only ever hashed, to count what is asked from there. */
  address: string | undefined;
  method: string;
  headers: ReadonlyMap<string, string>;
  search: string;
  body: unknown;
}

export type ReadResult = { request: GraphqlRequest } | { refused: RequestRefusal };

/** Headers by their lower-case names: API Gateway lowers them, other adapters may not. */
function headersOf(event: HttpEvent): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  return headers;
}

export function readRequest(event: HttpEvent, settings: GraphqlSettings, find: FindRegistered): ReadResult {
  const { method, sourceIp } = event.requestContext.http;
  const headers = headersOf(event);
  const from = sourceIp === undefined ? undefined : visitorOf(sourceIp, headers, settings);
  const address = from === undefined ? undefined : networkOf(from);
  const base = { requestId: event.requestContext.requestId, address, method, headers };
  if (method !== 'POST') {
    const query = new URLSearchParams(event.rawQueryString).get('query');
    const refused = (query === null ? undefined : overLimit(query)) ?? unregistered(settings, find, { query });
    return refused ? { refused } : { request: { ...base, search: event.rawQueryString, body: undefined } };
  }
  const read = readBody(event, headers.get('content-type'));
  if ('refused' in read) return read;
  const { query } = find(read.body);
  const refused = (query === undefined ? undefined : overLimit(query)) ?? unregistered(settings, find, read.body);
  if (refused) return { refused };
  return { request: { ...base, search: '', body: query === undefined ? read.body : withQuery(read.body, query) } };
}

/** In which CloudFront sends the key of the edge (cdk/edge-stack.ts). */
export const edgeHeader = 'x-kaoping-edge';

/**
 * Whose request it is: of the address that API Gateway names; or, where CloudFront has shown its key, of the one that CloudFront put
 * last into X-Forwarded-For. Whatever a visitor wrote there stands before that one, and without the key none of it counts.
 */
function visitorOf(sourceIp: string, headers: ReadonlyMap<string, string>, { edgeKey }: GraphqlSettings): string {
  if (edgeKey === undefined || !isSame(headers.get(edgeHeader) ?? '', edgeKey)) return sourceIp;
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  // API Gateway adds whom it talks with itself.
  const visitor = hops.at(-1) === sourceIp ? hops.at(-2) : hops.at(-1);
  return visitor || sourceIp;
}

function isSame(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Of IPv6 the first 64 bits: all addresses below them are one subscriber's, who may take a new one for each request. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*/, '').split('::');
  const groups = (part: string | undefined): string[] => (part ? part.split(':') : []);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups(head).length - groups(tail).length);
  const whole = [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

function unregistered(settings: GraphqlSettings, find: FindRegistered, body: unknown): RequestRefusal | undefined {
  return settings.manifestOnly && !find(body).registered ? 'OPERATION_NOT_REGISTERED' : undefined;
}

/** An operation asked for by its id, as if its text had been sent; Apollo's own lookup of such ids is off. */
function withQuery(body: unknown, query: string): unknown {
  const { extensions, ...rest }: Record<string, unknown> = { ...(typeof body === 'object' ? body : {}) };
  const { persistedQuery: _, ...others }: Record<string, unknown> = {
    ...(typeof extensions === 'object' && !Array.isArray(extensions) ? extensions : {}),
  };
  const kept = typeof extensions === 'object' && !Array.isArray(extensions) ? others : extensions;
  return { ...rest, query, ...(kept === undefined ? {} : { extensions: kept }) };
}

/** Anything but JSON is left for Apollo to refuse: it knows which types a form in another site could send. */
function readBody(event: HttpEvent, contentType: string | undefined): { body: unknown } | { refused: RequestRefusal } {
  const text = event.body ?? '';
  const bytes = event.isBase64Encoded ? Math.floor((text.length * 3) / 4) : Buffer.byteLength(text);
  if (bytes > limits.bodyBytes) return { refused: 'BODY_TOO_LARGE' };
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) return { body: '' };
  if (text === '') return { body: '' };
  try {
    const decoded = event.isBase64Encoded
      ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'))
      : text;
    const body: unknown = JSON.parse(decoded);
    return { body };
  } catch {
    return { refused: 'MALFORMED_JSON' };
  }
}
