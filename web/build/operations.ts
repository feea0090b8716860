import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { manifestFile, printedManifest, registeredOperations } from '#functions/graphql/write-manifest';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemaFile = new URL('../../schema/schema.graphql', import.meta.url);

/** Every `queries/*.graphql` of the pages, and the TypeScript that stands beside it. */
export function operationFiles(): { source: string; target: string }[] {
  return globSync('*/queries/*.graphql', { cwd: root })
    .sort()
    .map((file) => ({ source: join(root, file), target: join(root, file.replace(/\.graphql$/, '.ts')) }));
}

/** The types of one operation and its id in the manifest; from the SDL, so a field that is gone fails to compile. */
export async function printedOperation(source: string): Promise<string> {
  const document = parse(readFileSync(source, 'utf8'));
  const { name, type } = operationOf(document, source);
  const id = registeredOperations().find((each) => each.name === name)?.id;
  if (id === undefined) throw new Error(`${name} is not in the manifest`);
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
  const types = await codegen({
    filename: source.replace(/\.graphql$/, '.ts'),
    documents: [{ location: source, document }],
    schema: parse(readFileSync(schemaFile, 'utf8')),
    schemaAst: schema,
    config: { immutableTypes: true, scalars: { ID: 'string', Date: 'string', DateTime: 'string' } },
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
  });
  const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return [
    `// Made from ${basename(source)} by npm run operations.`,
    "import type { Operation } from '#web/api/operation';\n",
    shortened(types),
    `export const ${constant}: Operation<${name}${type}, ${name}${type}Variables> = {`,
    `  id: '${id}',`,
    `  name: '${name}',`,
    '};\n',
  ].join('\n');
}

function operationOf({ definitions }: DocumentNode, source: string): { name: string; type: 'Query' | 'Mutation' } {
  const [operation] = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!operation?.name) throw new Error(`${source}: one operation with a name is wanted`);
  return {
    name: operation.name.value,
    type: operation.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query',
  };
}

/** Without comments and without what nothing uses. */
function shortened(types: string): string {
  return types
    .replace(/\/\*\*[\s\S]*?\*\/\n?/g, '')
    .replace(/^.*\btype Incremental<.*\n/m, '')
    .replace(/^export (?=type \w+Fragment =)/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trimStart();
}

if (import.meta.main) {
  writeFileSync(manifestFile, printedManifest());
  for (const { source, target } of operationFiles()) writeFileSync(target, await printedOperation(source));
}
