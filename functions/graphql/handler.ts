import { HeaderMap } from '@apollo/server';
import { handlers, startServerAndCreateLambdaHandler } from '@as-integrations/aws-lambda';
import type { Context as LambdaContext } from 'aws-lambda';
import type { ReadCaller } from '#functions/caller';
import { createDeps, lazyCaller, readEnvironment, withDeadline } from '#functions/environment';
import { correlated, type Log, logToConsole, thrown } from '#functions/log';
import { withSecrets } from '#functions/secrets';
import type { Actor } from '#operations/actor';
import type { Deps } from '#operations/deps';
import { type Context, createContext } from '#schema/context';
import { type FindRegistered, type Manifest, registeredOperations } from './manifest.ts';
import { meter, metered } from './meter.ts';
import { lazyObjects } from './objects.ts';
import { type HttpAnswer, httpAnswer, refusalError, refusedAnswer } from './refusal.ts';
import { type GraphqlRequest, HttpEvent, readRequest } from './request.ts';
import { createServer } from './server.ts';
import { type GraphqlSettings, readSettings } from './settings.ts';

export interface GraphqlDeps {
  deps: Deps;
  readCaller: ReadCaller;
  settings: GraphqlSettings;
  /** The documented operations: loaded by the first request that asks by an id, or that must be one of them. */
  manifest: () => Promise<Manifest>;
  log: Log;
}

export type GraphqlHandler = (event: unknown, context: LambdaContext) => Promise<HttpAnswer>;

/** GraphQL over HTTP: events of an API Gateway HTTP API (payload format 2.0) in, structured answers out. */
export function createGraphqlHandler(graphql: GraphqlDeps): GraphqlHandler {
  const { settings, log } = graphql;
  meter(graphql.deps.store);
  const find = lazyFinder(graphql);
  const serve = startServerAndCreateLambdaHandler(createServer(settings, log), requestHandler(log), {
    context: ({ event, context }) => contextOf(graphql, event, context),
  });
  return async (event, context) => {
    const http = HttpEvent.parse(event);
    const { requestId } = http.requestContext;
    const read = readRequest(http, settings, await find(http));
    if ('refused' in read) log({ level: 'INFO', code: read.refused, requestId, route: 'graphql' });
    const answer =
      'refused' in read
        ? refusedAnswer(read.refused, http.headers.accept)
        : await metered(async () => serve(read.request, context, () => undefined));
    const settled = answer ?? refusedAnswer('INTERNAL_SERVER_ERROR', http.headers.accept);
    const ids = { requestId, ...correlated(http.headers['x-correlation-id']) };
    log({ level: 'INFO', code: 'REQUEST', ...ids, route: 'graphql', status: settled.statusCode });
    return settled;
  };
}

/** Most requests carry their text and may be anything: the operations by their ids are 40 KB that they never need. */
function lazyFinder({ settings, manifest }: GraphqlDeps): (http: HttpEvent) => Promise<FindRegistered> {
  const none = registeredOperations({ format: 'apollo-persisted-query-manifest', version: 1, operations: [] });
  let loading: Promise<FindRegistered> | undefined;
  return async ({ body, isBase64Encoded }) => {
    const mayAskById = isBase64Encoded === true || (body ?? '').includes('persistedQuery');
    if (!settings.manifestOnly && !mayAskById) return none;
    loading ??= manifest().then(registeredOperations);
    return loading;
  };
}

/** Apollo throws nothing that it has answered; whatever comes through is a fault, and says nothing about itself. */
function requestHandler(log: Log) {
  return handlers.createRequestHandler<GraphqlRequest, HttpAnswer>(
    ({ method, headers, search, body }) => ({ method, headers: new HeaderMap(headers), search, body }),
    {
      success: ({ status, headers, body }) => {
        if (body.kind !== 'complete') throw new Error('answers are never sent in parts');
        return httpAnswer(status ?? 200, Object.fromEntries(headers), body.string);
      },
      error: (error) => {
        log({ level: 'ERROR', code: 'INTERNAL_SERVER_ERROR', route: 'graphql', ...thrown(error) });
        return refusedAnswer('INTERNAL_SERVER_ERROR', undefined);
      },
    },
  );
}

async function contextOf(graphql: GraphqlDeps, request: GraphqlRequest, lambda: LambdaContext): Promise<Context> {
  const actor = await actorOf(graphql, request);
  const deps = withDeadline(graphql.deps, () => lambda.getRemainingTimeInMillis());
  return createContext(deps, actor, request);
}

/** A token that is refused refuses the request: nobody is quietly treated as anonymous. */
async function actorOf({ deps, readCaller, log }: GraphqlDeps, request: GraphqlRequest): Promise<Actor> {
  const { requestId } = request;
  const caller = await readCaller(request.headers.get('authorization'), deps.now()).catch((error: unknown) => {
    log({ level: 'WARN', code: 'ISSUER_UNREACHABLE', requestId, route: 'graphql', ...thrown(error) });
    throw refusalError('TEMPORARILY_UNAVAILABLE');
  });
  if (caller.ok) return caller.actor;
  log({ level: 'INFO', code: caller.code, requestId, route: 'graphql' });
  throw refusalError(caller.code === 'SECOND_FACTOR_REQUIRED' ? caller.code : 'UNAUTHENTICATED', {
    reason: caller.code,
  });
}

let ready: GraphqlHandler | undefined;

/** The deployed function; what it needs is built by the first request of a container. */
export const handler: GraphqlHandler = async (event, context) => {
  ready ??= await fromEnvironment();
  return ready(event, context);
};

async function fromEnvironment(): Promise<GraphqlHandler> {
  const environment = readEnvironment(await withSecrets(process.env));
  return createGraphqlHandler({
    deps: { ...createDeps(environment, lazyObjects(environment.BUCKET_NAME)), ...workingNow(process.env) },
    readCaller: lazyCaller(environment.CALLER_SETTINGS),
    settings: readSettings(process.env),
    manifest: async () => (await import('./registered.ts')).registered,
    log: logToConsole,
  });
}

/** Where there are functions for it, small exports and imports are made while their caller waits. */
function workingNow(variables: Record<string, string | undefined>): Pick<Deps, 'exportNow' | 'importNow'> {
  const { EXPORT_FUNCTION, IMPORT_FUNCTION } = variables;
  const invoking = async (name: string) => (await import('./work-now.ts')).invoking(name);
  return {
    ...(EXPORT_FUNCTION !== undefined && {
      exportNow: async (exportId) => (await invoking(EXPORT_FUNCTION))({ exportId }),
    }),
    ...(IMPORT_FUNCTION !== undefined && {
      importNow: async (importId) => (await invoking(IMPORT_FUNCTION))({ importId }),
    }),
  };
}
