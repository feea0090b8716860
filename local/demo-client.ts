import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { Reply } from '#domain/conversation/turn';
import { documentOf } from './demo-documents.ts';

/** Everything the demo knows of the system: its public addresses. */
export interface Endpoints {
  url: string;
  issuer: string;
}

const Started = z.object({ conversationId: z.string(), token: z.string(), replies: z.array(Reply) });
const Said = z.object({
  replies: z.array(Reply),
  application: z.optional(z.object({ id: z.string(), claimCode: z.optional(z.string()) })),
});
export type Said = z.infer<typeof Said>;

export interface Chat {
  replies: Reply[];
  say: (text: string) => Promise<Said>;
}

async function call<T>(schema: z.ZodType<T>, url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${init.method} ${url} answered ${answer.status}: ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** A conversation over the public chat route, signed in or not. */
export async function startChat({ url }: Endpoints, token: string | undefined): Promise<Chat> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const begin = { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body: '{}' };
  const started = await call(Started, `${url}/intake/conversations`, begin);
  return {
    replies: started.replies,
    say: (text) =>
      call(Said, `${url}/intake/conversations/${started.conversationId}/messages`, {
        method: 'POST',
        headers: { ...headers, 'x-conversation-token': started.token },
        body: JSON.stringify({ messageId: randomUUID(), text }),
      }),
  };
}

export async function signIn({ issuer }: Endpoints, person: string): Promise<string> {
  const asked = `${issuer}/token?person=${encodeURIComponent(person)}`;
  return (await call(z.object({ access_token: z.string() }), asked, { method: 'POST' })).access_token;
}

export type Ask = <T>(schema: z.ZodType<T>, query: string, variables?: Record<string, unknown>) => Promise<T>;

/** GraphQL as one person, or as anyone without a token; an answer with `errors` is thrown, a typed refusal is not. */
export function graphqlAs({ url }: Endpoints, token?: string): Ask {
  return async (schema, query, variables = {}) => {
    const answer = await call(z.looseObject({ data: z.unknown(), errors: z.optional(z.unknown()) }), `${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    if (answer.errors !== undefined) throw new Error(`GraphQL: ${JSON.stringify(answer.errors)}`);
    return schema.parse(answer.data);
  };
}

const Named = z.looseObject({ __typename: z.string() });
const refusal = '... on Error { code message problems { code path message clause } }';

/** The success of a mutation; a typed refusal is told in its own words. */
export async function mutate<T>(
  ask: Ask,
  schema: z.ZodType<T>,
  name: string,
  fields: string,
  input: object,
): Promise<T> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on ${type}Success { ${fields} } ${refusal} } }`;
  const answer = await ask(z.record(z.string(), Named), query, { input: { ...input, idempotencyKey: randomUUID() } });
  const done = schema.safeParse(answer[name]);
  // A schema that takes anything would take a refusal too.
  if (answer[name]?.__typename !== `${type}Success` || !done.success)
    throw new Error(`${name} 被拒绝：${JSON.stringify(answer[name])}`);
  return done.data;
}

/** Where and how a file that was announced is put. */
export const Upload = z.object({
  url: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});
export const uploadFields = 'upload { url headers { name value } }';
const Requested = z.object({ document: z.object({ documentId: z.string() }), upload: Upload });
const requestedFields = `document { documentId } ${uploadFields}`;
const Confirmed = z.object({ application: z.object({ documents: z.array(z.object({ status: z.string() })) }) });

/** Announces a scan, puts its bytes where it is told to, and says that they are there. */
export async function uploadDocument(ask: Ask, applicationId: string, kind: string): Promise<string> {
  const { contentType, bytes } = documentOf(kind, `${applicationId} ${randomUUID()}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { applicationId, kind, contentType, size: bytes.length, sha256 };
  const { document, upload } = await mutate(ask, Requested, 'requestDocumentUpload', requestedFields, file);
  await putUpload(upload, new Uint8Array(bytes));
  const uploaded = { applicationId, documentId: document.documentId };
  await mutate(ask, Confirmed, 'confirmDocument', 'application { documents { status } }', uploaded);
  return `${contentType}，${bytes.length} 字节`;
}

export async function putUpload(
  { url, headers }: z.infer<typeof Upload>,
  body: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const named = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
  const put = await fetch(url, { method: 'PUT', headers: named, body });
  if (!put.ok) throw new Error(`PUT answered ${put.status}: ${await put.text()}`);
  await put.arrayBuffer();
}

const Edges = <T>(node: z.ZodType<T>) => z.object({ edges: z.array(z.object({ node })) });
const Node = z.object({ id: z.string(), name: z.string() });
const Class = z.object({ id: z.string(), title: z.string(), organiser: z.string(), open: z.boolean() });

/** Agencies of a city and classes of a category that are open today, as a page would list them. */
export async function listChoices(ask: Ask, category: string, city: string) {
  const { agencies, trainingClasses } = await ask(
    z.object({ agencies: Edges(Node), trainingClasses: Edges(Class) }),
    `query ($category: Category!, $city: String!) {
      agencies(city: $city, first: 20) { edges { node { id name } } }
      trainingClasses(category: $category, first: 50) { edges { node { id title organiser open } } } }`,
    { category, city },
  );
  return {
    agencies: agencies.edges.map(({ node }) => node),
    classes: trainingClasses.edges.map(({ node }) => node).filter(({ open }) => open),
  };
}
