import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
  visit,
} from 'graphql';
import type { RequestRefusal } from './refusal.ts';

/** Counted before the query is validated, for validating is what a flood would make dear. */
export const limits = {
  /** A hundred reviews with all that can be said in each. */
  bodyBytes: 500_000,
  tokens: 2000,
  aliases: 30,
  directives: 20,
  depth: 14,
  /** Fields of a query with its fragments unfolded. */
  selections: 2000,
} as const;

/** Queries found to be within bounds; front ends send the same few again and again. */
const known = new Set<string>();
const mostKnown = 500;
const longestKnown = 20_000;

/** Why a query may not be validated; undefined if it may, or if it cannot be parsed, which others say better. */
export function overLimit(query: string): RequestRefusal | undefined {
  if (known.has(query)) return undefined;
  const refusal = judged(query);
  if (refusal === undefined && query.length <= longestKnown) {
    if (known.size >= mostKnown) known.clear();
    known.add(query);
  }
  return refusal;
}

function judged(query: string): RequestRefusal | undefined {
  try {
    if (!withinTokens(query)) return 'TOO_MANY_TOKENS';
    const document = parse(query, { noLocation: true });
    const { aliases, directives } = counted(document);
    if (aliases > limits.aliases) return 'TOO_MANY_ALIASES';
    if (directives > limits.directives) return 'TOO_MANY_DIRECTIVES';
    return depthOf(document) > limits.depth ? 'TOO_DEEP' : undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

function withinTokens(query: string): boolean {
  const lexer = new Lexer(new Source(query));
  for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
    if (count >= limits.tokens) return false;
  }
  return true;
}

function counted(document: DocumentNode): { aliases: number; directives: number } {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: (field) => {
      if (field.alias) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  return { aliases, directives };
}

/** Deepest field with fragments unfolded; a fragment within itself has no end. What asks about the schema is not counted. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const depths = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const depth = depths.get(name);
    if (depth !== undefined) return depth;
    depths.set(name, Number.POSITIVE_INFINITY);
    const found = ofSet(fragments.get(name)?.selectionSet);
    depths.set(name, found);
    return found;
  };
  const ofSet = (set: SelectionSetNode | undefined): number => {
    let deepest = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) deepest = Math.max(deepest, ofFragment(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, ofSet(selection.selectionSet));
      else if (!selection.name.value.startsWith('__')) deepest = Math.max(deepest, 1 + ofSet(selection.selectionSet));
    }
    return deepest;
  };
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((operation) => ofSet(operation.selectionSet)));
}
