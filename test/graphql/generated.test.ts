import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import type { JWTPayload } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { costLimits } from '#functions/graphql/cost';
import { schema } from '#schema/schema';
import { agency, applicant, openClass, writeAgency, writeClass, writeDraft } from '#test/operations/world';
import { globalId } from './operations.ts';
import { ask, createGraphqlWorld, type GraphqlWorld, type Json } from './world.ts';

const canary = { idNumber: '510703198506150027', phone: '13912345678', name: '欧阳金丝雀', workplace: '金丝雀工作室' };
const callers: [string, JWTPayload | undefined][] = [
  ['nobody', undefined],
  ['another applicant', { sub: 'li' }],
  ['an agency', { sub: 'a', roles: ['agency'], organisation: agency.id, amr: ['mfa'] }],
  ['the city', { sub: 'c', roles: ['city'], city: '510100', amr: ['mfa'] }],
  ['the province', { sub: 'e', roles: ['province'], amr: ['mfa'] }],
  ['an auditor', { sub: 'f', roles: ['auditor'], amr: ['mfa'] }],
];
let world: GraphqlWorld;
let ids: string[];

beforeAll(async () => {
  world = await createGraphqlWorld();
  await writeAgency(world.deps, agency);
  await writeClass(world.deps, openClass('ASSESSOR'));
  const { applicationId } = await writeDraft(world.deps, { actor: applicant('zhang'), facts: canary });
  const own = await writeDraft(world.deps, { actor: applicant('li') });
  ids = [
    globalId('Application', applicationId),
    globalId('Application', own.applicationId),
    globalId('Agency', agency.id),
    globalId('TrainingClass', openClass('ASSESSOR').id),
    globalId('EligibilityRuleSet', 'assessor@2024-11'),
    'none',
  ];
});

/** A valid operation out of the schema itself: what is picked is drawn, what must be given is given. */
class Operation {
  readonly #pick: (most: number) => number;
  #aliases = 0;

  constructor(pick: (most: number) => number) {
    this.#pick = pick;
  }

  of(kind: 'query' | 'mutation'): string {
    const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return `${kind} ${this.#selection(root!, 0)}`;
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return '';
    if (isAbstractType(named)) {
      const parts = schema
        .getPossibleTypes(named)
        .map((each) => `... on ${each.name} ${this.#selection(each, depth + 1)}`);
      return `{ __typename ${parts.filter(() => this.#pick(2) === 0).join(' ')} }`;
    }
    if (!isObjectType(named)) return '';
    const all = Object.values(named.getFields());
    // Of all that can be asked, a few things at once: most of everything would only ever be too much.
    const fields =
      depth === 0
        ? Array.from({ length: 1 + this.#pick(3) }, () => all[this.#pick(all.length)]!)
        : all.filter((field) => this.#pick(3) === 0 && (depth < 6 || isLeafType(getNamedType(field.type))));
    return `{ __typename ${fields.map((field) => this.#field(field, depth)).join(' ')} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.filter(({ type }) => isNonNullType(type) || this.#pick(3) === 0);
    const list = given.map(({ name, type }) => `${name}: ${this.#value(type, name)}`).join(', ');
    this.#aliases += 1;
    return `f${this.#aliases}: ${field.name}${list ? `(${list})` : ''} ${this.#selection(field.type, depth + 1)}`;
  }

  #value(type: GraphQLInputType, name: string): string {
    if (isNonNullType(type)) return this.#value(type.ofType, name);
    if (isListType(type))
      return `[${Array.from({ length: this.#pick(3) }, () => this.#value(type.ofType, name)).join(', ')}]`;
    if (isEnumType(type)) return type.getValues()[this.#pick(type.getValues().length)]!.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || this.#pick(2) === 0,
      );
      return `{ ${fields.map((field) => `${field.name}: ${this.#value(field.type, field.name)}`).join(', ')} }`;
    }
    if (type.name === 'Int') return String([-1, 0, 1, 2, 100, 101][this.#pick(6)]);
    if (type.name === 'Float') return '1000';
    if (type.name === 'Boolean') return 'true';
    return JSON.stringify(this.#text(name));
  }

  #text(name: string): string {
    if (name === 'idempotencyKey') return `generated-${this.#pick(1_000_000)}`;
    const facts = ['idNumber', 'phone', 'city', 'workYears', 'nothing'];
    if (name === 'fact' || name === 'removeFacts') return facts[this.#pick(facts.length)]!;
    const words = [...ids, '510100', '高级技师', '十二年', '', 'ID_CARD', 'image/png'];
    return words[this.#pick(words.length)]!;
  }
}

const draws = fc.array(fc.nat(999_999), { minLength: 60, maxLength: 400 });

function generated(numbers: number[], kind: 'query' | 'mutation'): string {
  let at = 0;
  return new Operation((most) => {
    at += 1;
    return (numbers[at % numbers.length]! + at) % most;
  }).of(kind);
}

test.each(callers)(
  "whatever valid operation %s sends: no fault, nobody else's data, no cost above estimate or limit",
  async (_, claims) => {
    const limit =
      claims === undefined ? costLimits.anonymous : claims.roles ? costLimits.province : costLimits.applicant;
    const headers: Record<string, string> =
      claims === undefined ? {} : { authorization: `Bearer ${await world.token(String(claims.sub), claims)}` };
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(
        draws,
        fc.constantFrom('query' as const, 'query' as const, 'mutation' as const),
        async (numbers, kind) => {
          const text = generated(numbers, kind);
          expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
          world.sent.length = 0;
          const answer = await ask(world, text, { headers });
          const codes: string[] = answer.json.errors?.map(({ extensions }: Json) => extensions.code) ?? [];
          expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
          expect(answer.status).toBeLessThan(500);
          for (const secret of Object.values(canary)) expect(answer.text).not.toContain(secret);
          const cost = answer.json.extensions?.cost;
          if (answer.status === 400) {
            expect(world.sent).toEqual([]);
            return;
          }
          if (codes.includes('BAD_USER_INPUT') && cost === undefined) return;
          ran += 1;
          expect(cost.actual).toBe(world.sent.length);
          expect(cost.actual).toBeLessThanOrEqual(cost.estimated);
          expect(cost.estimated).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 60 },
    );
    expect(ran).toBeGreaterThan(10);
  },
);
