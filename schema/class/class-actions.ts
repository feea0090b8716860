import { type AllowedClassAction, classActionLabel, classActions } from '#operations/class/class-actions';
import { enumName } from '#schema/application/rule-set';
import { builder } from '#schema/builder';
import { ProblemType } from '#schema/problem';
import { closedList } from '#schema/vocabulary';
import { TrainingClassType } from './training-class.ts';

const ClassActionEnum = closedList(
  'TrainingClassAction',
  'What can be done with a class (操作); each is the mutation of the same name.',
  Object.fromEntries(Object.entries(classActionLabel).map(([action, label]) => [enumName(action), label])),
);

const AllowedClassActionType = builder.objectRef<AllowedClassAction>('AllowedTrainingClassAction').implement({
  description: 'Whether the caller may do something with a class now (可办操作), from the functions that decide it.',
  fields: (t) => ({
    action: t.field({ type: ClassActionEnum, description: 'What.', resolve: ({ action }) => enumName(action) }),
    actionLabel: t.string({
      description: 'What, in Chinese (操作名称).',
      resolve: ({ action }) => classActionLabel[action],
    }),
    enabled: t.exposeBoolean('enabled', { description: 'It would be done now.' }),
    because: t.field({
      type: [ProblemType],
      description: 'Everything that stands in the way (不能办理的原因); empty when it is enabled.',
      resolve: ({ because }) => because,
    }),
  }),
});

builder.objectField(TrainingClassType, 'allowedActions', (t) =>
  t.field({
    type: [AllowedClassActionType],
    description: 'What its centre may do with it now (可办操作); empty for everybody else.',
    resolve: (trainingClass, _, { deps, actor }) => classActions(deps, actor, trainingClass),
  }),
);
