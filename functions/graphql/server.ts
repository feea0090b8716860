import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { type Log, thrown } from '#functions/log';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import type { Context } from '#schema/context';
import { schema } from '#schema/schema';
import { costPlugin } from './cost.ts';
import { limits } from './limits.ts';
import { causeOf, formatError, isFault } from './masking.ts';
import { refusals } from './refusal.ts';
import type { GraphqlSettings } from './settings.ts';

const mostErrors = 5;

export function createServer({ introspection }: GraphqlSettings, log: Log): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: limits.selections,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: mostErrors },
    executionOptions: { maxCoercionErrors: mostErrors },
    formatError,
    // What Apollo has to say may quote a request.
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => log({ level: 'WARN', code: 'GRAPHQL_SERVER_WARNING' }),
      error: () => log({ level: 'ERROR', code: 'GRAPHQL_SERVER_ERROR' }),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      costPlugin,
      answerPlugin,
      faultLog(log),
    ],
  });
}

/** With `application/json` these are answers like any other: 200 (GraphQL over HTTP, 6.4.1). */
const wellFormed = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

const answerPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      const { errors } = singleResult;
      if (!errors) return;
      const codes = errors.map(({ extensions }) => extensions?.code);
      singleResult.errors = errors.slice(0, mostErrors);
      const accept = request.http?.headers.get('accept') ?? '';
      if (!accept.includes('application/graphql-response+json') && codes.every((code) => wellFormed.has(code))) {
        response.http.status = 200;
      }
      const nothing = Object.values(singleResult.data ?? {}).every((value) => value === null);
      if (nothing && codes.includes('TEMPORARILY_UNAVAILABLE')) {
        response.http.status = refusals.TEMPORARILY_UNAVAILABLE.status;
        response.http.headers.set('retry-after', '2');
      }
    },
  }),
};

/** A fault is logged by its class, its frames and the fields of the schema that were asked; never in words from outside. */
function faultLog(log: Log): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, operation, contextValue }) => {
        for (const error of errors) {
          const cause = causeOf(error);
          if (!isFault(error)) continue;
          const unavailable = isTemporarilyUnavailable(cause);
          log({
            level: unavailable ? 'WARN' : 'ERROR',
            code: unavailable ? 'TEMPORARILY_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR',
            requestId: contextValue.requestId,
            route: fieldsOf(operation),
            ...thrown(cause),
          });
        }
      },
    }),
  };
}

/** Names of the root fields: validated, so they are the schema's own. */
function fieldsOf(operation: OperationDefinitionNode | undefined): string {
  const names = operation?.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
  return [...new Set(names)].slice(0, 5).join(',') || 'graphql';
}
