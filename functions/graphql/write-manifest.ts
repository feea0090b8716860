import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse, print, validate } from 'graphql';
import { schema } from '#schema/schema';
import { type Manifest, operationId } from './manifest.ts';

/** The documented operations are what registered clients may run; each file holds one with its fragments. */
const documentedOperations = new URL('../../docs/queries/', import.meta.url);
export const manifestFile = new URL('manifest.json', import.meta.url);

function manifestOf(folder: URL): Manifest {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const operations = files.sort().map((file) => operationIn(readFileSync(new URL(file, folder), 'utf8'), file));
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

function operationIn(text: string, file: string): Manifest['operations'][number] {
  const document = parse(text);
  const [problem] = validate(schema, document);
  if (problem) throw new Error(`${file}: ${problem.message}`);
  const operations = document.definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (!operation?.name || operations.length > 1) throw new Error(`${file}: one operation with a name is wanted`);
  const body = print(document);
  const type = operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
  return { id: operationId(body), name: operation.name.value, type, body };
}

export function printedManifest(): string {
  return `${JSON.stringify(manifestOf(documentedOperations), undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(manifestFile, printedManifest());
