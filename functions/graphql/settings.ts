import * as z from 'zod';

/** What may differ between one machine and production. Everything is closed unless it is opened. */
export const GraphqlSettings = z.object({
  /** Whether the schema may be asked about itself, and errors may name what does not exist: only while developing. */
  introspection: z._default(z.boolean(), false),
  /** Only operations of the manifest run. */
  manifestOnly: z._default(z.boolean(), false),
  /** What CloudFront sends to show that a request came through it; without it nothing in front of the API is believed. */
  edgeKey: z.optional(z.string()),
});
export type GraphqlSettings = z.infer<typeof GraphqlSettings>;

const onOff = z._default(z.enum(['on', 'off']), 'off');

/** `GRAPHQL_INTROSPECTION` and `GRAPHQL_MANIFEST_ONLY`: `on` or `off`; `EDGE_KEY` where CloudFront stands in front. */
export function readSettings(variables: Record<string, string | undefined>): GraphqlSettings {
  const { GRAPHQL_INTROSPECTION, GRAPHQL_MANIFEST_ONLY, EDGE_KEY } = z
    .object({
      GRAPHQL_INTROSPECTION: onOff,
      GRAPHQL_MANIFEST_ONLY: onOff,
      EDGE_KEY: z.optional(z.string().check(z.minLength(32))),
    })
    .parse(variables);
  return {
    introspection: GRAPHQL_INTROSPECTION === 'on',
    manifestOnly: GRAPHQL_MANIFEST_ONLY === 'on',
    ...(EDGE_KEY !== undefined && { edgeKey: EDGE_KEY }),
  };
}
