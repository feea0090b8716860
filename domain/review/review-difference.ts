import type { Application } from '#domain/application/application';
import type { FactValue } from '#domain/eligibility/fact';
import { differingFacts } from './review-correction.ts';

/** What became of an application since a reviewer returned it. */
export interface Differences {
  /** Answers: undefined where there was none, or is none any more. */
  facts: { fact: string; before?: FactValue; after?: FactValue }[];
  /** Kinds of which another scan was confirmed; ids of the scans that there were and of those that came. */
  documents: { kind: string; before: string[]; after: string[] }[];
}

/** Undefined where nothing was returned since the last approval. */
export function differencesOf({ before, facts, documents }: Application): Differences | undefined {
  if (!before) return undefined;
  const confirmed = documents.filter(({ status }) => status === 'CONFIRMED');
  const came = confirmed.filter(({ id }) => !before.documents.includes(id));
  return {
    facts: differingFacts(before.facts, facts).map((fact) => {
      const [was, is] = [before.facts[fact], facts[fact]];
      return { fact, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    }),
    documents: [...new Set(came.map(({ kind }) => kind))].map((kind) => {
      const of = confirmed.filter((each) => each.kind === kind).map(({ id }) => id);
      const isOld = (id: string) => before.documents.includes(id);
      return { kind, before: of.filter(isOld), after: of.filter((id) => !isOld(id)) };
    }),
  };
}
