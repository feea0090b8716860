import { DocumentKind } from '#domain/application/required-documents';
import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import type { CorrectableChoice } from '#domain/review/review-reason';
import type { ApplicationView } from '#operations/answers';
import type { ReviewView } from '#operations/review/review-view';
import { ApplicationType } from '#schema/application/application';
import { DocumentKindEnum, DocumentType, documentKindLabel } from '#schema/application/document';
import { definitionsOf, ruleSetOf } from '#schema/application/evaluation';
import { FactValueUnion, typedValue } from '#schema/application/fact-value';
import { enumName } from '#schema/application/rule-set';
import { said } from '#schema/application/said';
import { builder } from '#schema/builder';
import { CorrectableChoiceEnum, choiceLabel } from './review-reason.ts';

interface Named {
  id: string;
  label: string;
}

const ReturnedFact = builder.objectRef<Named>('ReturnedFact').implement({
  description: 'A cell that was returned for correction (退回的栏目).',
  fields: (t) => ({
    fact: t.exposeString('id', { description: 'Id of the fact.' }),
    label: t.exposeString('label', { description: 'Name on the official form (栏目).' }),
  }),
});

const ReturnedDocument = builder.objectRef<DocumentKind>('ReturnedDocument').implement({
  description: 'A scan that was returned for correction (退回的材料).',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindEnum, description: 'What it must show.', resolve: (kind) => kind }),
    kindLabel: t.string({ description: 'In Chinese (材料种类).', resolve: (kind) => documentKindLabel[kind] }),
  }),
});

const ReturnedChoice = builder.objectRef<CorrectableChoice>('ReturnedChoice').implement({
  description: 'A choice that was returned for correction (退回的选择).',
  fields: (t) => ({
    choice: t.field({ type: CorrectableChoiceEnum, description: 'Which choice.', resolve: enumName }),
    choiceLabel: t.string({ description: 'In Chinese (选择).', resolve: (choice) => choiceLabel[choice] }),
  }),
});

const CorrectionType = builder.objectRef<ApplicationView>('Correction').implement({
  description: 'What was returned (退回补正): while it is RETURNED this alone may be edited.',
  fields: (t) => ({
    facts: t.field({
      type: [ReturnedFact],
      description: 'Cells to correct.',
      resolve: ({ review, ruleSetId }, _, context) => {
        const known = definitionsOf(ruleSetOf(context, ruleSetId));
        return (review.correction?.facts ?? []).map((id) => ({ id, label: known.get(id)?.label ?? id }));
      },
    }),
    documents: t.field({
      type: [ReturnedDocument],
      description: 'Scans to send again.',
      resolve: ({ review }) => (review.correction?.documents ?? []).map((kind) => DocumentKind.parse(kind)),
    }),
    choices: t.field({
      type: [ReturnedChoice],
      description: 'Choices to make again.',
      resolve: ({ review }) => review.correction?.choices ?? [],
    }),
    words: t.string({
      nullable: true,
      description: "The reviewer's words (补正说明).",
      resolve: ({ review }) => review.correction?.words,
    }),
  }),
});

interface FactChange {
  fact: string;
  before: FactValue | undefined;
  after: FactValue | undefined;
  definition: FactDefinition | undefined;
}

const FactDifference = builder.objectRef<FactChange>('FactDifference').implement({
  description: 'An answer that was changed since it was returned (栏目变化). ID number and phone are masked.',
  fields: (t) => ({
    fact: t.exposeString('fact', { description: 'Id of the fact.' }),
    label: t.string({
      description: 'Name on the official form (栏目).',
      resolve: ({ fact, definition }) => definition?.label ?? fact,
    }),
    before: t.field({
      type: FactValueUnion,
      nullable: true,
      description: 'As the reviewer saw it; null where it was empty.',
      resolve: ({ before, definition }) => (before === undefined ? undefined : typedValue(definition, before)),
    }),
    saidBefore: t.string({
      nullable: true,
      description: 'The same in words (原内容).',
      resolve: ({ before, definition }) => (before === undefined ? undefined : said(definition, before)),
    }),
    after: t.field({
      type: FactValueUnion,
      nullable: true,
      description: 'As it is now; null where it was emptied.',
      resolve: ({ after, definition }) => (after === undefined ? undefined : typedValue(definition, after)),
    }),
    saidAfter: t.string({
      nullable: true,
      description: 'The same in words (现内容).',
      resolve: ({ after, definition }) => (after === undefined ? undefined : said(definition, after)),
    }),
  }),
});

type DocumentChange = NonNullable<ReviewView['differences']>['documents'][number] & {
  documents: ApplicationView['documents'];
};

const DocumentDifference = builder.objectRef<DocumentChange>('DocumentDifference').implement({
  description: 'A kind of scan of which another one came since it was returned (材料变化).',
  fields: (t) => ({
    kind: t.field({
      type: DocumentKindEnum,
      description: 'What it shows.',
      resolve: ({ kind }) => DocumentKind.parse(kind),
    }),
    kindLabel: t.string({
      description: 'What it shows, in Chinese (材料种类).',
      resolve: ({ kind }) => documentKindLabel[DocumentKind.parse(kind)],
    }),
    before: t.field({
      type: [DocumentType],
      description: 'The scans that the reviewer saw.',
      resolve: ({ before, documents }) => documents.filter(({ id }) => before.includes(id)),
    }),
    after: t.field({
      type: [DocumentType],
      description: 'The scans that came since.',
      resolve: ({ after, documents }) => documents.filter(({ id }) => after.includes(id)),
    }),
  }),
});

const DifferencesType = builder.objectRef<ApplicationView>('Differences').implement({
  description: 'What became of an application since it was returned (补正前后对照).',
  fields: (t) => ({
    facts: t.field({
      type: [FactDifference],
      description: 'Answers that are other than they were.',
      resolve: ({ review, ruleSetId }, _, context) => {
        const known = definitionsOf(ruleSetOf(context, ruleSetId));
        return (review.differences?.facts ?? []).map(({ fact, before, after }) => ({
          ...{ fact, before, after, definition: known.get(fact) },
        }));
      },
    }),
    documents: t.field({
      type: [DocumentDifference],
      description: 'Scans that came.',
      resolve: ({ review, documents }) =>
        (review.differences?.documents ?? []).map((change) => ({ ...change, documents })),
    }),
  }),
});

builder.objectFields(ApplicationType, (t) => ({
  correction: t.field({
    type: CorrectionType,
    nullable: true,
    description: 'What was returned and has not been approved since (退回补正的内容).',
    resolve: (application) => (application.review.correction ? application : undefined),
  }),
  differences: t.field({
    type: DifferencesType,
    nullable: true,
    description: 'What the applicant changed since it was returned (补正前后对照); null once it is approved.',
    resolve: (application) => (application.review.differences ? application : undefined),
  }),
}));
