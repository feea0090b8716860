import { type ChecklistEntry, checklistOf } from '#domain/review/review-checklist';
import { ApplicationType } from '#schema/application/application';
import { DocumentKindEnum, DocumentType, documentKindLabel } from '#schema/application/document';
import { DecidedCondition, definitionsOf, ruleSetOf } from '#schema/application/evaluation';
import { builder } from '#schema/builder';

const ChecklistEntryType = builder.objectRef<ChecklistEntry & { ruleSetId: string }>('ChecklistEntry').implement({
  description: 'One entry of the checklist (审核清单): a condition, the answer to it, and the scans that prove it.',
  fields: (t) => ({
    condition: t.field({
      type: DecidedCondition,
      description: 'The condition with the answer and how it was decided.',
      resolve: (entry, _, context) => {
        const definition = definitionsOf(ruleSetOf(context, entry.ruleSetId)).get(entry.fact);
        return { ...entry, definition };
      },
    }),
    reviewerDecides: t.exposeBoolean('reviewerDecides', {
      description: 'The rules leave this answer to the reviewer: approving accepts it.',
    }),
    proof: t.field({
      type: DocumentKindEnum,
      nullable: true,
      description: 'The kind of scan that proves such an answer; null where it is only declared.',
      resolve: ({ proof }) => proof?.kind,
    }),
    proofLabel: t.string({
      nullable: true,
      description: 'The kind in Chinese (证明材料).',
      resolve: ({ proof }) => proof && documentKindLabel[proof.kind],
    }),
    proofRequired: t.exposeBoolean('isProofRequired', {
      description: 'This application needs that scan: it rests on this answer.',
    }),
    documents: t.field({
      type: [DocumentType],
      description: 'The confirmed scans of that kind, newest last.',
      resolve: ({ documents }) => documents,
    }),
  }),
});

builder.objectField(ApplicationType, 'checklist', (t) =>
  t.field({
    type: [ChecklistEntryType],
    description: "The reviewer's checklist (审核清单): every condition of its rules with answer and proof.",
    resolve: ({ evaluation, requiredDocuments, documents, ruleSetId }) =>
      checklistOf(evaluation, requiredDocuments, documents).map((entry) => ({ ...entry, ruleSetId })),
  }),
);
