/** Least handlers, each with one thing more than the constant: what a bundle must weigh at least with that library. */
export interface Floor {
  name: string;
  /** TypeScript source of a module that exports `handler`. */
  source: string;
  /** Bundled as esbuild does by itself, without what cdk/bundle.ts leaves out. */
  plain?: boolean;
}

const client = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const first = () => client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: 'x' }, sk: { S: 'x' } } }));`;

const schema = `import SchemaBuilder from '@pothos/core';
const builder = new SchemaBuilder({});
const types = Array.from({ length: 40 }, (_, i) => builder.objectRef('Thing' + i).implement({
  description: 'A thing', fields: (t) => ({ id: t.id({ resolve: () => '1' }), name: t.string({ resolve: () => 'n' }), count: t.int({ args: { of: t.arg.int() }, resolve: () => 1 }) }) }));
builder.queryType({ fields: (t) => Object.fromEntries(types.map((type, i) => ['thing' + i, t.field({ type, resolve: () => ({}) })])) });
const schema = builder.toSchema();`;

const shapes = (
  z: string,
) => `const shape = ${z}.object({ version: ${z}.string(), rawPath: ${z}.optional(${z}.string()) });
export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify(shape.parse(event)) });`;

const apollo = `import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
${schema}
const server = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()] });
server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
export const handler = async () => ({ statusCode: 200, body: JSON.stringify(await server.executeOperation({ query: '{ thing1 { name } }' })) });`;

export const floors: readonly Floor[] = [
  { name: 'constant', source: `export const handler = async () => ({ statusCode: 200, body: '{}' });` },
  {
    name: '+ node:http client',
    source: `import { get } from 'node:http';
export const handler = () => new Promise((resolve, reject) => get(process.env.AWS_ENDPOINT_URL_DYNAMODB, (answer) => { answer.resume(); resolve({ statusCode: 200, body: '{}' }); }).on('error', reject));`,
  },
  { name: 'zod, import * as z', source: `import * as z from 'zod';\n${shapes('z')}`, plain: true },
  { name: 'zod, import { z }', source: `import { z } from 'zod';\n${shapes('z')}`, plain: true },
  { name: 'zod/mini', source: `import * as z from 'zod/mini';\n${shapes('z')}`, plain: true },
  {
    name: 'graphql-js, 40 Pothos types',
    source: `import { graphql } from 'graphql';\n${schema}
export const handler = async () => ({ statusCode: 200, body: JSON.stringify(await graphql({ schema, source: '{ thing1 { name } }' })) });`,
  },
  { name: 'Apollo Server + Pothos', source: apollo, plain: true },
  { name: 'the same without what is left out', source: apollo },
  {
    name: 'DynamoDB client, first GetItem',
    source: `${client}\nexport const handler = async () => { await first(); return { statusCode: 200, body: '{}' }; };`,
    plain: true,
  },
  {
    name: 'the same without what is left out',
    source: `${client}\nexport const handler = async () => { await first(); return { statusCode: 200, body: '{}' }; };`,
  },
];
