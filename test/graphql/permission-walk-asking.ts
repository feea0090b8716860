import { call } from '#test/intake/http';
import type { Answer, Target, Way } from './permission-walk.ts';
import { type Caller, headersOf } from './permission-walk-callers.ts';
import type { Stage, TargetName } from './permission-walk-stage.ts';
import { ask, type Json } from './world.ts';

/** One GraphQL request as this caller sends it. */
export async function asked(stage: Stage, caller: Caller, text: string, variables: object): Promise<Answer> {
  const { world } = stage;
  const headers = await headersOf(world, caller);
  world.sent.length = 0;
  const answer = await ask(world, text, { headers, variables });
  return { ...answer, sent: world.sent.length };
}

type Variables = (id: string, stage: Stage) => object;

/** A query; what is asked for is called `f`. */
export function query(declared: string, field: string, variables: Variables): Way['ask'] {
  const text = declared === '' ? `{ f: ${field} }` : `query (${declared}) { f: ${field} }`;
  return (stage, id, caller) => asked(stage, caller, text, variables(id, stage));
}

/** Something behind a global id, and a part of it. */
export function node(type: string, part = 'id'): Way['ask'] {
  const selection = part === 'id' ? '__typename id' : `__typename id ... on ${type} { ${part} }`;
  return query('$id: ID!', `node(id: $id) { ${selection} }`, (id) => ({ id: gid(type, id) }));
}

export function gid(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}

const unions = '__typename ... on Error { code problems { code path message clause } }';
let keys = 0;

/** A mutation with a key of its own each time; `more` is asked of its success. */
export function mutation(name: string, input: Variables, more = ''): Way['ask'] {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const success = more && `... on ${type}Success { ${more} }`;
  const text = `mutation ($input: ${type}Input!) { f: ${name}(input: $input) { ${unions} ${success} } }`;
  return (stage, id, caller) => {
    keys += 1;
    return asked(stage, caller, text, { input: { idempotencyKey: `walk-${keys}-key`, ...input(id, stage) } });
  };
}

/** A query that answers a union of its own, as the card check does. */
export function check(field: string): string {
  return `${field} { ${unions} }`;
}

/** A request to the chat; its own refusals carry their codes elsewhere. */
export async function chatted(stage: Stage, caller: Caller, sent: Parameters<typeof call>[1]): Promise<Answer> {
  const { world, chat } = stage;
  const headers = { ...(await headersOf(world, caller)), ...sent.headers };
  world.sent.length = 0;
  const handling = Object.assign({ ...world, tableName: '' }, { handler: chat });
  const { status, body } = await call(handling, { ...sent, headers });
  const { error }: Json = JSON.parse(body);
  const json = error ? { errors: [{ extensions: { code: error.code } }] } : { data: { f: JSON.parse(body) } };
  return { status, text: body, json, sent: world.sent.length };
}

/** An answer without what was asked for in it. */
export function blind(text: string, { id, absent = '' }: Target): string {
  const same = (type: string) => [gid(type, id), gid(type, absent)] as const;
  return [
    'Application',
    'TrainingClass',
    'Panel',
    'PassList',
    'ClassBook',
    'Card',
    'ProvincialTrainingRequest',
    'ExportJob',
    'RosterImport',
  ]
    .map(same)
    .reduce((left, [one, other]) => left.replaceAll(one, other), text)
    .replaceAll(id, absent);
}

export const page = '{ edges { cursor node { __typename } } }';
export const ids = '{ edges { node { id } } }';
/** Whether a page holds it. */
export const listed = (type: string) => (data: Json, id: string) =>
  (data?.edges ?? []).some((edge: Json) => edge.node.id === gid(type, id));
/** Whether there is something at this place of the answer. */
export const inside = (path: string[]) => (data: Json) =>
  path.reduce<Json>((value, name) => (Array.isArray(value) ? value[0] : value)?.[name], data) != null;

type Ask = Pick<Way, 'ask' | 'shows'>;
/** The same asked of several. */
export function each(field: Way['field'], targets: readonly TargetName[], ask: Ask & Partial<Way>): Way[] {
  return targets.map((target) => ({ field, target, ...ask }));
}
