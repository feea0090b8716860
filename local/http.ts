import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { allowLocalOrigin, type Listening, listen } from './listening.ts';
import type { Pages } from './pages.ts';

/** An exported Lambda handler as API Gateway would call it; deployed and local code are the same. */
type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;

/** What a deployed route key does: `/intake/*` is every path below /intake, `/graphql` itself only. */
interface FunctionRoute {
  path: string;
  functionName: string;
  handler: Handler;
}

/** A thing the functions need; resolves when it answers, rejects with the reason. */
export interface Dependency {
  name: string;
  check: () => Promise<void>;
}

export interface HttpOptions {
  routes: readonly FunctionRoute[];
  dependencies: readonly Dependency[];
  port?: number;
  pages?: Pages;
}

/** API Gateway's own bound; the functions have smaller ones of their own. */
export const largestBody = 10 * 1024 * 1024;
/** API Gateway gives an integration at most this long. */
const timeoutMilliseconds = 29_000;

/** An HTTP API (payload format 2.0) in front of the functions, with the probes a supervisor asks for. */
export function startHttp(options: HttpOptions): Promise<Listening> {
  return listen(options.port ?? 0, (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else say(response, 500, { message: 'Internal Server Error' });
    });
  });
}

async function answer(options: HttpOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowLocalOrigin(request, response, { methods: 'GET, POST', exposed: 'retry-after, x-request-id' });
  const path = (request.url ?? '/').replace(/\?.*/s, '');
  if (request.method === 'OPTIONS' && request.headers['access-control-request-method'])
    return void response.writeHead(204).end();
  if (path === '/healthz') return say(response, 200, { status: 'up' });
  if (path === '/readyz') return sayReadiness(options.dependencies, response);
  const route = options.routes.find((each) => matches(each.path, path));
  if (!route) {
    if (request.method === 'GET' && (await options.pages?.(path, response))) return;
    return say(response, 404, { message: 'Not Found' });
  }
  const body = await readBody(request);
  if (body === undefined) return say(response, 413, { message: 'Request Entity Too Large' });
  const result = await route.handler(eventOf(request, route, body), contextOf(route));
  sendResult(response, result);
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

async function sayReadiness(dependencies: readonly Dependency[], response: ServerResponse): Promise<void> {
  const reasons = await Promise.all(
    dependencies.map(({ name, check }) =>
      withDeadline(check()).then(
        () => undefined,
        (error: unknown) => ({ name, reason: error instanceof Error ? reasonOf(error) : String(error) }),
      ),
    ),
  );
  const missing = reasons.filter((reason) => reason !== undefined);
  say(
    response,
    missing.length === 0 ? 200 : 503,
    missing.length === 0 ? { status: 'ready' } : { status: 'unready', missing },
  );
}

/** fetch says only "fetch failed"; the cause says which address did not answer. */
function reasonOf(error: Error): string {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message || error.name}${cause}`;
}

function withDeadline(work: Promise<void>): Promise<void> {
  const late = new Promise<void>((_, reject) => {
    setTimeout(() => reject(new Error('no answer within 2 seconds')), 2000).unref();
  });
  return Promise.race([work, late]);
}

/** Undefined when it is over the bound; then the rest is drained, so that the answer is seen. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= largestBody) chunks.push(bytes);
  }
  return size <= largestBody ? Buffer.concat(chunks) : undefined;
}

function eventOf(request: IncomingMessage, route: FunctionRoute, body: Buffer): APIGatewayProxyEventV2 {
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const method = request.method ?? 'GET';
  const routeKey = `ANY ${route.path.replace('*', '{proxy+}')}`;
  const { cookie, ...rest } = request.headers;
  const headers = Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const now = new Date();
  const text = textOf(body);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    headers,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    ...(rawQueryString === '' ? {} : { queryStringParameters: queryOf(rawQueryString) }),
    ...(body.length === 0 ? {} : { body: text ?? body.toString('base64') }),
    isBase64Encoded: body.length > 0 && text === undefined,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
  };
}

/** Undefined when the bytes are not UTF-8: those travel as base64, as from API Gateway. */
function textOf(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Repeated names are joined by commas, as payload format 2.0 does. */
function queryOf(query: string): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query))
    joined[name] = joined[name] === undefined ? value : `${joined[name]},${value}`;
  return joined;
}

function contextOf(route: FunctionRoute): Context {
  const started = Date.now();
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: route.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${route.functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${route.functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, timeoutMilliseconds - (Date.now() - started)),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

/** A function's result: the structured form, or anything else as the JSON body of a 200. */
function sendResult(response: ServerResponse, result: unknown): void {
  if (!isStructured(result)) {
    say(response, 200, result ?? null);
    return;
  }
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies) response.setHeader('set-cookie', result.cookies);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json');
  response.statusCode = result.statusCode ?? 200;
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

function isStructured(result: unknown): result is APIGatewayProxyStructuredResultV2 {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
