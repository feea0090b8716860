// Made from my-trail.graphql by npm run operations.
import type { Operation } from '#web/api/operation';

type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MyTrailQueryVariables = Exact<{
  id: string;
}>;
export type MyTrailQuery = { readonly application: { readonly id: string, readonly history: { readonly edges: ReadonlyArray<{ readonly node: { readonly sequence: number, readonly at: string, readonly actionLabel: string, readonly actorLabel: string, readonly toStatusLabel: string } }> } | null, readonly accessLog: { readonly edges: ReadonlyArray<{ readonly node: { readonly at: string, readonly kindLabel: string, readonly documentKindLabel: string | null, readonly purpose: string | null, readonly reader: { readonly label: string } } }> } | null } | null };

export const myTrail: Operation<MyTrailQuery, MyTrailQueryVariables> = {
  id: '5f2dadec76c74963f78dad1658d943d722ac088634ea056b8131aaa306cf20a4',
  name: 'MyTrail',
};
