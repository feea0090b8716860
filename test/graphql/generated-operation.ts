import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { schema } from '#schema/schema';

/** What there is to be asked for: global ids, and numbers of cards. */
export interface Things {
  ids: readonly string[];
  numbers: readonly string[];
}

/** A valid operation out of the schema itself: what is picked is drawn, what must be given is given. */
class Operation {
  readonly #ids: readonly string[];
  readonly #numbers: readonly string[];
  readonly #pick: (most: number) => number;
  #aliases = 0;
  #asked = '';

  constructor({ ids, numbers }: Things, pick: (most: number) => number) {
    this.#ids = ids;
    this.#numbers = numbers;
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
      const types = schema.getPossibleTypes(named);
      const [success] = types.filter(({ name }) => name.endsWith('Success'));
      const some = [success ?? types[this.#pick(types.length)]!, types[this.#pick(types.length)]!];
      const parts = [...new Set(some)].map((each) => `... on ${each.name} ${this.#selection(each, depth + 1)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(named)) return '';
    const all = Object.values(named.getFields()).filter(({ type }) => depth < 6 || isLeafType(getNamedType(type)));
    // Of all that can be asked, a few things at once: most of everything would only ever be too much.
    const many = 1 + this.#pick(depth === 0 ? 2 : 4);
    const fields = Array.from({ length: all.length === 0 ? 0 : many }, () => all[this.#pick(all.length)]!);
    return `{ __typename ${fields.map((field) => this.#field(field, depth)).join(' ')} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.filter(({ type }) => isNonNullType(type) || this.#pick(6) === 0);
    this.#asked = field.name;
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
    if (name === 'year') return ['2026', '2027', '-1'][this.#pick(3)]!;
    if (type.name === 'Int') return String([-1, 0, 1, 2, 100, 101][this.#pick(6)]);
    if (type.name === 'Float') return '1000';
    if (type.name === 'Boolean') return 'true';
    return JSON.stringify(this.#text(name));
  }

  #text(name: string): string {
    if (name === 'idempotencyKey') return `generated-${this.#pick(1_000_000)}`;
    const facts = ['idNumber', 'phone', 'city', 'workYears', 'nothing'];
    if (name === 'fact' || name === 'removeFacts') return facts[this.#pick(facts.length)]!;
    if (/(^i|I)ds?$/.test(name)) return this.#id(name);
    if (/^numbers?$/.test(name)) return this.#numbers[this.#pick(this.#numbers.length)]!;
    const words = ['510100', '510000', 'agency-1', '2026-12', '2026-12-05', '核对身份证原件', '考评员', ...odd];
    return words[this.#pick(words.length)]!;
  }

  /** Mostly of the type that is meant: `applicationId`, or the `id` of the field `application`. */
  #id(name: string): string {
    const meant = { classId: 'TrainingClass', requestId: 'ProvincialTrainingRequest' }[name];
    const type = (meant ?? (/^ids?$/.test(name) ? this.#asked : name.replace(/Ids?$/, ''))).toLowerCase();
    const fitting = this.#ids.filter((id) => Buffer.from(id, 'base64').toString().toLowerCase().startsWith(`${type}:`));
    const some = fitting.length > 0 && this.#pick(8) > 0 ? fitting : this.#ids;
    return some[this.#pick(some.length)]!;
  }
}

const odd = [
  '高级技师',
  '十二年',
  '',
  '  ',
  'ID_CARD',
  'image/png',
  '6-31-01-03',
  '電工',
  '２０２６年１２月１日',
  '𠮷'.repeat(600),
];

export const draws = fc.array(fc.nat(999_999), { minLength: 60, maxLength: 400 });

export function generated(things: Things, drawn: readonly number[], kind: 'query' | 'mutation'): string {
  let at = 0;
  return new Operation(things, (most) => {
    at += 1;
    return (drawn[at % drawn.length]! + at) % most;
  }).of(kind);
}

/** Everything that can be asked of an object without more being told; of other objects only which they are. */
export function whole(type: GraphQLObjectType, depth = 0): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(({ type: of }) => isNonNullType(of))) return [];
    const first = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    const selection = selectionOf(getNamedType(field.type), depth);
    return selection === undefined ? [] : [`${field.name}${first} ${selection}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

function selectionOf(type: GraphQLNamedOutputType, depth: number): string | undefined {
  if (isLeafType(type)) return '';
  if (depth > 3) return undefined;
  if (isAbstractType(type)) {
    const parts = schema.getPossibleTypes(type).map((each) => {
      const leaves = Object.values(each.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
      return `... on ${each.name} { __typename ${leaves.map(({ name }) => name).join(' ')} }`;
    });
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return undefined;
  return type.getInterfaces().some(({ name }) => name === 'Node') ? '{ __typename id }' : whole(type, depth + 1);
}
