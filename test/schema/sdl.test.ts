import { readFileSync } from 'node:fs';
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { manifestFile, printedManifest } from '#functions/graphql/write-manifest';
import type { Refusal } from '#operations/outcome';
import { mutations } from '#operations/registry';
import { errorTypes } from '#schema/error';
import { printed } from '#schema/print';
import { schema } from '#schema/schema';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

test('schema.graphql is the schema as it is built: node schema/print.ts writes it', () => {
  expect(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(printed());
});

test('the manifest holds the documented operations as they stand: node functions/graphql/write-manifest.ts writes it', () => {
  expect(readFileSync(manifestFile, 'utf8')).toBe(printedManifest());
});

test('every type, field, argument, input field and enum value is described', () => {
  expect(types.flatMap(undescribed)).toEqual([]);
  expect(types.length).toBeGreaterThan(70);
});

function undescribed(type: GraphQLNamedType): string[] {
  const missing: string[] = [];
  const look = (at: string, { description }: { description?: string | null | undefined }) => {
    if (!description || description.trim().length < 2) missing.push(at);
  };
  look(type.name, type);
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      for (const argument of field.args) lookAt(type.name, field.name, argument, look);
    }
  }
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
  if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
  return missing;
}

function lookAt(
  type: string,
  field: string,
  argument: GraphQLArgument,
  look: (at: string, of: GraphQLArgument) => void,
): void {
  look(`${type}.${field}(${argument.name})`, argument);
}

test('enum names are ASCII and each value is described in Chinese', () => {
  const values = types.filter(isEnumType).flatMap((type) => type.getValues());
  expect(values.filter(({ name }) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
  expect(values.filter(({ description }) => !/\p{Script=Han}/u.test(description ?? ''))).toEqual([]);
});

test('beside every field of an enum stands a field with its Chinese label', () => {
  const values = schema.getType('FactValue');
  const coded = new Set<GraphQLNamedType>(isUnionType(values) ? values.getTypes() : []);
  const withoutLabel = types.filter(isObjectType).flatMap((type) => {
    const fields = Object.values(type.getFields());
    const enums = fields.filter(({ type: of }) => isEnumType('ofType' in of ? of.ofType : of));
    return enums
      .filter(({ name }) => !fields.some((other) => other.name === (coded.has(type) ? 'label' : `${name}Label`)))
      .map(({ name }) => `${type.name}.${name}`);
  });
  expect(withoutLabel).toEqual([]);
});

const kinds: Record<Refusal['kind'], true> = {
  VALIDATION: true,
  NOT_ELIGIBLE: true,
  CONFLICT: true,
  FORBIDDEN: true,
  NOT_FOUND: true,
  UNAUTHENTICATED: true,
  IDEMPOTENCY_KEY_REUSED: true,
};
const carriedByGraphql = Object.keys(mutations).filter((name) => !['startConversation', 'sendMessage'].includes(name));

test('every operation that changes an application is a mutation, and nothing else is', () => {
  expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual(carriedByGraphql.sort());
});

test.each(carriedByGraphql)('the union of %s covers every refusal that an operation can give', (name) => {
  const result = schema.getMutationType()?.getFields()[name]?.type;
  const union = result && 'ofType' in result ? result.ofType : undefined;
  expect(isUnionType(union)).toBe(true);
  const members: string[] = isUnionType(union) ? union.getTypes().map((type) => type.name) : [];
  const errors = Object.keys(kinds).map((kind) => errorTypes[kind as Refusal['kind']].name);
  expect(members.toSorted()).toEqual([`${name[0]?.toUpperCase()}${name.slice(1)}Success`, ...errors].toSorted());
  for (const error of errors) {
    const type = schema.getType(error);
    expect(isObjectType(type) && type.getInterfaces().map((each) => each.name)).toEqual(['Error']);
  }
});

test.each(carriedByGraphql)('%s takes one input object with an idempotency key', (name) => {
  const args = schema.getMutationType()?.getFields()[name]?.args ?? [];
  expect(args.map((argument) => argument.name)).toEqual(['input']);
  const input = schema.getType(`${name[0]?.toUpperCase()}${name.slice(1)}Input`);
  expect(isInputObjectType(input) && String(input.getFields().idempotencyKey?.type)).toBe('String!');
});
