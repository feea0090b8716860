import type { ApolloServerPlugin } from '@apollo/server';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Actor, Role } from '#operations/actor';
import type { Context } from '#schema/context';
import { requestsSoFar } from './meter.ts';
import { refusalError } from './refusal.ts';

/** Most requests to DynamoDB that one GraphQL request may cost, by its estimate. */
export const costLimits: Record<Role | 'anonymous', number> = {
  anonymous: 10,
  applicant: 50,
  // A batch of a hundred, at up to three for each.
  agency: 300,
  city: 300,
  province: 300,
  auditor: 100,
};

function costLimitOf(actor: Actor): number {
  if (actor.kind === 'anonymous') return costLimits.anonymous;
  return Math.max(...actor.roles.map(({ role }) => costLimits[role]));
}

interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** Requests that an operation costs at most; undefined if its variables do not fit, so that it will not run at all. */
function estimate({ schema, document, operation, variables }: Asked): number | undefined {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors) return undefined;
  try {
    return complexityFromQuery(costed(document, operation), { schema, variables, ctx: {} }).complexity;
  } catch (error) {
    // What an argument's own type refuses is said when it is executed; a fault of ours may not open the door.
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** Worked out once for each parsed query; Apollo keeps those that it sees again. */
const alone = new WeakMap<OperationDefinitionNode, DocumentNode>();

/** The one operation that will run, without what asks only for the names of types. */
function costed(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const known = alone.get(operation);
  if (known) return known;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const found = visit<DocumentNode>(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    { Field: ({ name }) => (name.value.startsWith('__') ? null : undefined) },
  );
  alone.set(operation, found);
  return found;
}

/** Refuses what would cost too much before it runs, and says what was estimated and what it did cost. */
export const costPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    let estimated: number | undefined;
    return {
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        estimated = operation && estimate({ schema, document, operation, variables: request.variables ?? {} });
        const limit = costLimitOf(contextValue.actor);
        if (estimated !== undefined && estimated > limit) {
          throw refusalError('COST_LIMIT_EXCEEDED', { cost: { estimated, limit } });
        }
      },
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single' || estimated === undefined) return;
        const cost = { estimated, actual: requestsSoFar(), limit: costLimitOf(contextValue.actor) };
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost };
      },
    };
  },
};
