import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';

export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Connection: { asOf: string };
  Scalars: {
    Date: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
  };
}

/**
 * One builder for all subjects. `complexity` counts requests to DynamoDB and nothing else: a field costs 0 unless it
 * says otherwise, and a list costs no more than one item, because loaders fetch together whatever a list needs.
 */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: { defaultComplexity: 0, defaultListMultiplier: 1 },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    edgesFieldOptions: { nullable: false, description: 'The objects of this page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The object itself.' },
    cursorFieldOptions: { description: 'Where this object stands in the list; opaque, to be handed back as `after`.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and from where to go on.' },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything that has a global id and can be fetched again by it.' },
    idFieldOptions: { description: 'Global id: opaque, unique among all types.' },
    pageInfoTypeOptions: { description: 'Where a page of a list stands.' },
    hasNextPageFieldOptions: { description: 'More objects follow.' },
    hasPreviousPageFieldOptions: { description: 'Always false: lists are read forward only.' },
    startCursorFieldOptions: { description: 'Cursor of the first object; null on an empty page.' },
    endCursorFieldOptions: {
      description: 'Cursor of the last object, to be handed back as `after`; null on an empty page.',
    },
    afterArgOptions: { description: 'Go on after this cursor.' },
    firstArgOptions: { description: 'At most so many: 1 to 100, 20 if absent.' },
    beforeArgOptions: { description: 'Not supported.' },
    lastArgOptions: { description: 'Not supported.' },
  },
});

builder.queryType({
  description: 'Everything that can be asked. What a caller may not see looks like what does not exist.',
});
builder.mutationType({
  description:
    'Everything that can be changed. A mutation takes one input with an idempotency key and answers a union of its result and of the errors it can give; a refusal changes nothing.',
});

builder.globalConnectionField('asOf', (t) =>
  t.expose('asOf', {
    type: 'DateTime',
    description: 'Lists follow an index that lags a moment behind: the page is as of this instant.',
  }),
);
