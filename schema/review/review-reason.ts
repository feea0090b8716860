import type { ReviewStage } from '#domain/application/application';
import { Category } from '#domain/category';
import { reviewStageLabel } from '#domain/review/review';
import {
  type CorrectableChoice,
  findReviewReason,
  type ReviewReason,
  type ReviewReasonKind,
  reviewReasons,
} from '#domain/review/review-reason';
import { DocumentKindEnum } from '#schema/application/document';
import { enumName } from '#schema/application/rule-set';
import { builder } from '#schema/builder';
import { CategoryEnum, closedList } from '#schema/vocabulary';

export const ReviewStageEnum = closedList(
  'ReviewStage',
  'The two stages of a review (一(六)2): the agency checks first, then the centre.',
  reviewStageLabel,
);

export const choiceLabel: Record<CorrectableChoice, string> = {
  agency: '评价机构',
  trainingClass: '培训班',
  route: '申报渠道',
};

export const CorrectableChoiceEnum = closedList(
  'CorrectableChoice',
  'A choice that can be returned for correction (可补正的选择).',
  Object.fromEntries(Object.entries(choiceLabel).map(([choice, label]) => [enumName(choice), label])),
);

const kindLabel: Record<ReviewReasonKind, string> = {
  MENDABLE: '可补正（退回）',
  FINAL: '不可补正（不予通过）',
  JUDGEMENT: '由审核人认定（通过）',
};

const ReviewReasonKindEnum = closedList(
  'ReviewReasonKind',
  'Whether the applicant can mend it: then it is returned, else rejected; or what a reviewer judges in approving.',
  kindLabel,
);

export const ReviewReasonCodeEnum = closedList(
  'ReviewReasonCode',
  'The closed list of reasons (审核原因); each stands under one clause: see `reviewReasons`.',
  Object.fromEntries(reviewReasons.map(({ code, label }) => [code, label])),
);

export const ReviewReasonType = builder.objectRef<ReviewReason>('ReviewReason').implement({
  description:
    'A reason to return or to reject an application, or what was judged in approving it (审核原因), with the clause behind it.',
  fields: (t) => ({
    reason: t.field({ type: ReviewReasonCodeEnum, description: 'Its code.', resolve: ({ code }) => code }),
    reasonLabel: t.exposeString('label', { description: 'In words (原因).' }),
    clause: t.exposeString('clause', { description: "The notice's own number (条款)." }),
    kind: t.expose('kind', { type: ReviewReasonKindEnum, description: 'Mendable, final, or a judgement.' }),
    kindLabel: t.string({ description: 'The kind in Chinese (原因类别).', resolve: ({ kind }) => kindLabel[kind] }),
    stages: t.field({
      type: [ReviewStageEnum],
      description: 'Which stage may give it.',
      resolve: ({ stages }) => [...stages],
    }),
    categories: t.field({
      type: [CategoryEnum],
      description: 'Of which applications.',
      resolve: ({ categories }) => [...categories],
    }),
    facts: t.stringList({ description: 'Ids of the facts that it concerns.', resolve: ({ facts }) => [...facts] }),
    documents: t.field({
      type: [DocumentKindEnum],
      description: 'Scans that it concerns.',
      resolve: ({ documents }) => [...documents],
    }),
    choices: t.field({
      type: [CorrectableChoiceEnum],
      description: 'Choices that it concerns.',
      resolve: ({ choices }) => choices.map(enumName),
    }),
  }),
});

/** Codes as they are stored; one that the list has no more says nothing. */
export function reasonsFrom(codes: readonly string[]): ReviewReason[] {
  return codes.flatMap((code) => findReviewReason(code) ?? []);
}

builder.queryField('reviewReasons', (t) =>
  t.field({
    type: [ReviewReasonType],
    description: 'The closed list of reasons, or those that fit (审核原因清单). Anyone may read it.',
    args: {
      category: t.arg({ type: CategoryEnum, description: 'Only those of this category.' }),
      stage: t.arg({ type: ReviewStageEnum, description: 'Only those that this stage may give.' }),
      kind: t.arg({ type: ReviewReasonKindEnum, description: 'Only these.' }),
    },
    resolve: (_, { category, stage, kind }) =>
      reviewReasons.filter((reason) => fits(reason, { category, stage, kind })),
  }),
);

interface Asked {
  category?: string | null | undefined;
  stage?: ReviewStage | null | undefined;
  kind?: ReviewReasonKind | null | undefined;
}

function fits(reason: ReviewReason, { category, stage, kind }: Asked): boolean {
  return (
    (category == null || reason.categories.includes(Category.parse(category))) &&
    (stage == null || reason.stages.includes(stage)) &&
    (kind == null || reason.kind === kind)
  );
}
