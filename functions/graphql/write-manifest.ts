import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse, print, validate } from 'graphql';
import { schema } from '#schema/schema';
import { type Manifest, operationId } from './manifest.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
export const manifestFile = new URL('manifest.json', import.meta.url);

/** What registered clients may run: the documented operations and those of our own pages, one a file with its fragments. */
export function registeredOperations(): Manifest['operations'] {
  const files = ['docs/queries/*.graphql', 'web/*/queries/*.graphql'].flatMap((pattern) =>
    globSync(pattern, { cwd: repository }).sort(),
  );
  const operations = files.map((file) => operationIn(readFileSync(join(repository, file), 'utf8'), file));
  const twice = operations.find(({ name }, place) => operations.findIndex((each) => each.name === name) < place);
  if (twice) throw new Error(`${twice.name}: another operation has this name`);
  return operations;
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
  const manifest: Manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: registeredOperations(),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(manifestFile, printedManifest());
