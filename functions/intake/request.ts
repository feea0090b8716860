import { Buffer } from 'node:buffer';
import * as z from 'zod';
import type { Problem, Result } from '#domain/problem';
import { maxBodyBytes, type Route, routes } from './contract.ts';
import type { Refused } from './refusal.ts';

/** What is used of an API Gateway HTTP API event (payload format 2.0). */
export const HttpEvent = z.object({
  rawPath: z.string(),
  headers: z.optional(z.record(z.string(), z.optional(z.string()))),
  requestContext: z.object({
    requestId: z.string(),
    stage: z.optional(z.string()),
    http: z.object({ method: z.string() }),
  }),
  body: z.nullish(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});
export type HttpEvent = z.infer<typeof HttpEvent>;

export type Parsed<T> = { value: T } | { refused: Refused };

/** The route of an event and the conversation in its path. A named stage stands before the path and is cut off. */
export function findRoute(event: HttpEvent): Parsed<{ route: Route; id: string }> {
  const stage = event.requestContext.stage;
  const path =
    stage !== undefined && event.rawPath.startsWith(`/${stage}/`)
      ? event.rawPath.slice(stage.length + 1)
      : event.rawPath;
  const here = routes.flatMap((route) => {
    const id = idIn(route, path);
    return id === undefined ? [] : [{ route, id }];
  });
  const found = here.find(({ route }) => route.method === event.requestContext.http.method);
  if (found) return { value: found };
  if (here.length === 0) return { refused: { code: 'ROUTE_NOT_FOUND' } };
  const allow = here.map(({ route }) => route.method).join(', ');
  return { refused: { code: 'METHOD_NOT_ALLOWED', headers: { allow } } };
}

function idIn(route: Route, path: string): string | undefined {
  const expected = route.path.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return undefined;
  let id = '';
  for (const [index, part] of expected.entries()) {
    const segment = given[index] ?? '';
    if (part === '{id}') id = segment;
    else if (part !== segment) return undefined;
  }
  return id;
}

/** A header by its lower-case name: API Gateway lowers them, other adapters may not. */
export function header(event: HttpEvent, name: string): string | undefined {
  const found = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1];
}

/** The body as JSON; an absent or empty one is `undefined`. */
export function readJson(event: HttpEvent): Parsed<unknown> {
  const body = event.body ?? '';
  if (body === '') return { value: undefined };
  const encoded = event.isBase64Encoded === true;
  const bytes = encoded ? Math.floor((body.length * 3) / 4) : Buffer.byteLength(body);
  if (bytes > maxBodyBytes) return { refused: { code: 'BODY_TOO_LARGE' } };
  if (!isJson(header(event, 'content-type'))) return { refused: { code: 'UNSUPPORTED_MEDIA_TYPE' } };
  try {
    const text = encoded ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64')) : body;
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { refused: { code: 'MALFORMED_JSON' } };
  }
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i.test(contentType ?? '');
}

/** A value against its schema; every problem at once, none of them quoting what was sent. */
export function judge<T>(schema: z.ZodType<T>, value: unknown, at = ''): Result<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first, ...rest] = parsed.error.issues.map((issue): Problem => {
    const path = [...(at === '' ? [] : [at]), ...issue.path.map(String)].join('.');
    return { code: issueCodes[issue.code] ?? 'INVALID', ...(path === '' ? {} : { path }), message: words(issue) };
  });
  if (first === undefined) throw new Error('a schema refused without an issue');
  return { ok: false, problems: [first, ...rest] };
}

const issueCodes: Record<string, string> = {
  invalid_type: 'INVALID_TYPE',
  unrecognized_keys: 'UNKNOWN_FIELD',
  too_small: 'TOO_SHORT',
  too_big: 'TOO_LONG',
  invalid_format: 'INVALID_FORMAT',
  custom: 'INVALID',
};

/** Schemas that say something to a person do so in Chinese; zod's own English words stay inside. */
function words(issue: { code: string; message: string }): string {
  if (issue.code === 'unrecognized_keys') return '请求中有不认识的字段。';
  return /\p{Script=Han}/u.test(issue.message) ? issue.message : '请求内容的格式不正确。';
}
