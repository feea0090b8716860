import type { Document } from '#domain/application/document';
import { proofOf, type RequiredDocument } from '#domain/application/required-documents';
import type { Evaluation, TraceEntry } from '#domain/eligibility/evaluation';

/** One condition with the answer to it and what proves that answer. */
export interface ChecklistEntry extends TraceEntry {
  /** The rule set leaves this value to the reviewer. */
  reviewerDecides: boolean;
  /** The kind of scan that proves such an answer; what is only declared has none. */
  proof?: RequiredDocument;
  /** This application needs that scan. */
  isProofRequired: boolean;
  /** The confirmed scans of that kind, newest last. */
  documents: Document[];
}

/** The reviewer's checklist: every condition of the rule set, in its order. */
export function checklistOf(
  { trace, reviewerDecides }: Evaluation,
  required: readonly { kind: string }[],
  documents: readonly Document[],
): ChecklistEntry[] {
  return trace.map((entry) => {
    const proof = proofOf(entry.fact);
    return {
      ...entry,
      reviewerDecides: reviewerDecides.includes(entry.fact),
      ...(proof && { proof }),
      isProofRequired: proof !== undefined && required.some(({ kind }) => kind === proof.kind),
      documents: documents.filter(({ kind, status }) => kind === proof?.kind && status === 'CONFIRMED'),
    };
  });
}
