import type { ApolloServerOptions } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isTemporarilyUnavailable } from '#operations/unavailable';
import type { Context } from '#schema/context';
import { refusals } from './refusal.ts';

/** What was thrown inside resolvers, without the wrapping of whoever passed it on. */
export function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** A refusal has a code of its own; whatever was thrown without one is a fault, and says nothing about itself. */
export function isFault(error: unknown): boolean {
  const cause = causeOf(error);
  return !(cause instanceof GraphQLError) || cause.extensions.code === 'INTERNAL_SERVER_ERROR';
}

export const formatError: NonNullable<ApolloServerOptions<Context>['formatError']> = (formatted, error) => {
  const cause = causeOf(error);
  if (isTemporarilyUnavailable(cause)) return masked('TEMPORARILY_UNAVAILABLE', formatted);
  if (formatted.extensions?.validationErrorCode === 'INTROSPECTION_DISABLED') {
    return { message: '这里不能查询接口定义。', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  }
  const coded = formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR';
  // Apollo's own errors about a request carry a code; graphql-js's about its execution carry no cause.
  if (coded && (cause instanceof GraphQLError || cause === error)) return formatted;
  return masked('INTERNAL_SERVER_ERROR', formatted);
};

function masked(
  code: 'TEMPORARILY_UNAVAILABLE' | 'INTERNAL_SERVER_ERROR',
  { path }: GraphQLFormattedError,
): GraphQLFormattedError {
  return { message: refusals[code].message, ...(path ? { path } : {}), extensions: { code } };
}
