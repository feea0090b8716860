import type { Context as LambdaContext } from 'aws-lambda';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { CallerSettings, callerReader, type ReadCaller } from '#functions/caller';
import { createGraphqlHandler, type GraphqlDeps, type GraphqlHandler } from '#functions/graphql/handler';
import { registered } from '#functions/graphql/registered';
import type { LogLine } from '#functions/log';
import { createWorld, type World } from '#test/operations/world';

const callerSettings = CallerSettings.parse({
  issuer: 'https://issuer.test',
  audience: 'kaoping',
  jwksUri: 'https://issuer.test/keys',
});

let signing: Promise<{ key: CryptoKey; readCaller: ReadCaller }> | undefined;

function signer(): Promise<{ key: CryptoKey; readCaller: ReadCaller }> {
  signing ??= generateKeyPair('ES256').then(async ({ privateKey, publicKey }) => {
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    return { key: privateKey, readCaller: callerReader(callerSettings, createLocalJWKSet({ keys: [jwk] })) };
  });
  return signing;
}

/** The deployed handler over a table of its own, with tokens that are really verified. */
export interface GraphqlWorld extends World {
  handler: GraphqlHandler;
  readCaller: ReadCaller;
  lines: LogLine[];
  token: (subject: string, more?: JWTPayload) => Promise<string>;
}

export async function createGraphqlWorld(more: Partial<GraphqlDeps> = {}): Promise<GraphqlWorld> {
  const world = await createWorld();
  const { key, readCaller } = await signer();
  const lines: LogLine[] = [];
  const handler = createGraphqlHandler({
    deps: world.deps,
    readCaller,
    settings: { introspection: true, manifestOnly: false },
    manifest: async () => registered,
    log: (line) => lines.push(line),
    ...more,
  });
  const token = (subject: string, claims: JWTPayload = {}) => {
    const issued = Math.floor(world.clock.now.getTime() / 1000);
    const { issuer: iss, audience: aud } = callerSettings;
    return new SignJWT({ iss, aud, sub: subject, iat: issued, exp: issued + 600, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(key);
  };
  return Object.assign(world, { handler, readCaller, lines, token });
}

export const lambda = { getRemainingTimeInMillis: () => 29_000 } as LambdaContext;

export interface Sent {
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}

/** An event as an API Gateway HTTP API makes it (payload format 2.0). */
export function httpEvent({ method = 'POST', query = '', headers = {}, body, isBase64Encoded = false }: Sent): unknown {
  return {
    version: '2.0',
    routeKey: 'ANY /graphql',
    rawPath: '/graphql',
    rawQueryString: query,
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: { requestId: 'request-1', stage: '$default', http: { method, path: '/graphql' } },
    isBase64Encoded,
    ...(body === undefined ? {} : { body }),
  };
}

/** `fetch` that ends in the handler: what conformance tools want. */
export function fetchThrough(handler: GraphqlHandler): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const body = await request.text();
    const event = httpEvent({ method: request.method, query: url.search.slice(1), ...(body && { body }) });
    const headers = Object.fromEntries(request.headers);
    const answer = await handler(Object.assign(event as object, { headers }), lambda);
    return new Response(answer.body, { status: answer.statusCode, headers: answer.headers });
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by path
export type Json = any;

export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
  json: Json;
}

export async function send(handler: GraphqlHandler, sent: Sent): Promise<Answered> {
  const answer = await handler(httpEvent(sent), lambda);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: answer.body === '' ? undefined : JSON.parse(answer.body),
  };
}

export async function ask(
  world: Pick<GraphqlWorld, 'handler' | 'token'>,
  query: string,
  {
    as,
    variables,
    headers = {},
  }: { as?: string | undefined; variables?: object; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const authorization = as === undefined ? {} : { authorization: `Bearer ${await world.token(as)}` };
  return send(world.handler, {
    headers: { ...authorization, ...headers },
    body: JSON.stringify({ query, ...(variables && { variables }) }),
  });
}
