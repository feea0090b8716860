import { Category } from '#domain/category';
import { reviewStageLabel } from '#domain/review/review';
import { type QueueStage, reviewQueue } from '#operations/review/review-queue';
import { ApplicationType } from '#schema/application/application';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { CategoryEnum, closedList } from '#schema/vocabulary';

const queueLabel: Record<QueueStage, string> = { ...reviewStageLabel, APPEAL: '申诉处理' };

const QueueStageEnum = closedList('QueueStage', 'What waits in a queue (待办环节).', queueLabel);

builder.queryField('reviewQueue', (t) =>
  t.connection(
    {
      type: ApplicationType,
      nullable: true,
      description:
        'What waits at an office for its decision, oldest first (待审队列). With class and agency as the applications remember them. A filtered page may be short and not be the last: go on after `endCursor` while there is more. Every application shown is written into its access log.',
      complexity: pageCost(3),
      args: {
        stage: t.arg({ type: QueueStageEnum, required: true, description: 'Which queue.' }),
        office: t.arg.string({
          description: "An agency's id or a centre's code; only for whoever belongs to several (单位).",
        }),
        category: t.arg({ type: CategoryEnum, description: 'Only this category (类别).' }),
        classId: t.arg.id({ description: 'Global id of a class: only those for it (培训班).' }),
        city: t.arg.string({ description: 'GB/T 2260: only those who work there (所在地区).' }),
        occupation: t.arg.string({ description: 'Code or full name: only those who apply for it (职业).' }),
        name: t.arg.string({ description: 'Only whoever is called exactly so (姓名).' }),
        idNumber: t.arg.string({ description: 'Only whose ID number this is, however it is typed (身份证号码).' }),
      },
      resolve: async (_, { stage, ...args }, { deps, actor }) =>
        connectionOf(
          await reviewQueue(deps, actor, {
            ...pageInput(args),
            stage,
            ...(args.office == null ? {} : { office: args.office }),
            ...(args.category == null ? {} : { category: Category.parse(args.category) }),
            ...(args.classId == null ? {} : { classId: idWithin('TrainingClass', args.classId) ?? '' }),
            ...(args.city == null ? {} : { city: args.city }),
            ...(args.occupation == null ? {} : { occupation: args.occupation }),
            ...(args.name == null ? {} : { name: args.name }),
            ...(args.idNumber == null ? {} : { idNumber: args.idNumber }),
          }),
        ),
    },
    { name: 'ReviewQueueConnection', description: 'A page of what waits at an office.' },
    { name: 'ReviewQueueEdge', description: 'An application in a queue.' },
  ),
);
