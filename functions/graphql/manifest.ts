import { createHash } from 'node:crypto';
import * as z from 'zod';

/** The format that client tools write (`generate-persisted-query-manifest`): an operation's id is the SHA-256 of its body. */
export const Manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.enum(['query', 'mutation']), body: z.string() }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

export function operationId(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

const Asked = z.object({
  query: z.nullish(z.string()),
  extensions: z.nullish(
    z.object({ persistedQuery: z.nullish(z.object({ version: z.literal(1), sha256Hash: z.string() })) }),
  ),
});

interface Registered {
  /** The query itself: as sent, or looked up by the id that was sent in its place. */
  query: string | undefined;
  /** It stands in the manifest. */
  registered: boolean;
}

export type FindRegistered = (body: unknown) => Registered;

/** Looks operations up by id, and says of a query sent as text whether it is one of them. */
export function registeredOperations(manifest: Manifest): FindRegistered {
  const bodies = new Map(manifest.operations.map(({ id, body }) => [id, body]));
  return (body) => {
    const asked = Asked.safeParse(body).data;
    const id = asked?.extensions?.persistedQuery?.sha256Hash;
    const query = asked?.query ?? undefined;
    if (query !== undefined) return { query, registered: bodies.has(operationId(query)) };
    const found = id === undefined ? undefined : bodies.get(id);
    return { query: found, registered: found !== undefined };
  };
}
