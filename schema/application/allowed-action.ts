import type { AllowedAction, ApplicationAction } from '#operations/answers';
import { builder } from '#schema/builder';
import { ProblemType } from '#schema/problem';
import { closedList } from '#schema/vocabulary';
import { enumName } from './rule-set.ts';

const actionLabel: Record<ApplicationAction, string> = {
  updateApplicationDraft: '修改草稿',
  requestDocumentUpload: '上传材料',
  submitApplication: '提交申报',
  withdrawApplication: '撤回申报',
  appealRejection: '申诉',
  reviewApplication: '审核',
  decideAppeal: '处理申诉',
  enrolApplication: '编班',
  leaveClass: '退出培训班',
};

const ApplicationActionEnum = closedList(
  'ApplicationAction',
  'What can be done with an application (操作); each is the mutation of the same name.',
  Object.fromEntries(Object.entries(actionLabel).map(([action, label]) => [enumName(action), label])),
);

export const AllowedActionType = builder.objectRef<AllowedAction>('AllowedAction').implement({
  description: 'Whether the caller may do something now (可办操作), from the very functions that decide it.',
  fields: (t) => ({
    action: t.field({ type: ApplicationActionEnum, description: 'What.', resolve: ({ action }) => enumName(action) }),
    actionLabel: t.string({
      description: 'What, in Chinese (操作名称).',
      resolve: ({ action }) => actionLabel[action],
    }),
    enabled: t.exposeBoolean('enabled', { description: 'It would be done now.' }),
    because: t.field({
      type: [ProblemType],
      description: 'Everything that stands in the way (不能办理的原因); empty when it is enabled.',
      resolve: ({ because }) => because,
    }),
  }),
});
