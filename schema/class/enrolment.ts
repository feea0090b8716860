import type { Application } from '#domain/application/application';
import type { ApplicationAnswer } from '#operations/answers';
import type { BatchItem } from '#operations/batch';
import { listClassRoster } from '#operations/class/class-reads';
import { globalId } from '#operations/global-id';
import { ApplicationType } from '#schema/application/application';
import { ApplicationStatusEnum } from '#schema/application/history';
import { builder } from '#schema/builder';
import { connectionOf, pageCost, pageInput } from '#schema/connection';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { ProblemType } from '#schema/problem';
import { closedList } from '#schema/vocabulary';
import { TrainingClassType } from './training-class.ts';

type Enrolment = NonNullable<Application['enrolment']>;

const stateLabel: Record<Enrolment['state'], string> = { SEATED: '已编班', WAITING: '候补' };

const EnrolmentStateEnum = closedList('EnrolmentState', 'A seat, or a place in the line (编班状态).', stateLabel);

const EnrolmentType = builder.objectRef<Enrolment & { applicationId: string }>('Enrolment').implement({
  description: 'The place of an application in a class (编班).',
  fields: (t) => ({
    state: t.expose('state', { type: EnrolmentStateEnum, description: 'A seat, or a place in the line.' }),
    stateLabel: t.string({
      description: 'The state in Chinese (编班状态).',
      resolve: ({ state }) => stateLabel[state],
    }),
    since: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    position: t.int({
      nullable: true,
      description: 'Its place in the line now, from 1 (候补顺位); null with a seat.',
      complexity: 1,
      resolve: async ({ state, classId, applicationId }, _, { load }) => {
        if (state === 'SEATED') return undefined;
        const { waiting = [] } = (await load.seats.load(classId)) ?? {};
        const at = waiting.findIndex((each) => each.applicationId === applicationId);
        return at < 0 ? undefined : at + 1;
      },
    }),
    trainingClass: t.field({
      type: TrainingClassType,
      nullable: true,
      description: 'In which class.',
      complexity: 1,
      resolve: ({ classId }, _, { load }) => load.trainingClass.load(classId),
    }),
  }),
});

builder.objectField(ApplicationType, 'enrolment', (t) =>
  t.field({
    type: EnrolmentType,
    nullable: true,
    description: 'Its place in a class (编班); null where it has none.',
    resolve: ({ id, enrolment }) => enrolment && { ...enrolment, applicationId: id },
  }),
);

const EnrolInput = builder.inputType('EnrolApplicationInput', {
  description: 'Input of `enrolApplication`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    classId: t.id({ description: 'Global id of the class; absent: the one applied for.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const EnrolBatchInput = builder.inputType('EnrolApplicationsInput', {
  description: 'Input of `enrolApplications`.',
  fields: (t) => ({
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    applicationIds: t.idList({
      required: true,
      description: 'Global ids, 1 to 100, each once, in the order of the line.',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const LeaveInput = builder.inputType('LeaveClassInput', {
  description: 'Input of `leaveClass`.',
  fields: (t) => ({
    applicationId: t.id({ required: true, description: 'Global id of the application.' }),
    classId: t.id({ required: true, description: 'Global id of the class.' }),
    reason: t.string({ description: 'Why (退出原因); needed where a centre takes somebody out.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

function success(name: string, description: string) {
  return builder.objectRef<ApplicationAnswer>(name).implement({
    description,
    fields: (t) => ({
      application: t.field({
        type: ApplicationType,
        description: 'The application as it is now.',
        resolve: ({ application }) => application,
      }),
    }),
  });
}

const EnrolSuccess = success('EnrolApplicationSuccess', 'It has a seat, or a place in the line (已编班或候补).');
const LeaveSuccess = success('LeaveClassSuccess', 'It has no place in the class any more (已退出).');

type Enrolled = BatchItem<ApplicationAnswer>;

const EnrolledItem = builder.objectRef<Enrolled>('EnrolledApplication').implement({
  description: 'What became of one of them (逐份结果).',
  fields: (t) => ({
    applicationId: t.id({
      description: 'Global id, as it was asked.',
      resolve: ({ id }) => globalId('Application', id),
    }),
    application: t.field({
      type: ApplicationType,
      nullable: true,
      description: 'The application as it is now; null where nothing was done.',
      resolve: ({ answer }) => answer?.application,
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'Everything that stood in the way; empty where it was done.',
      resolve: ({ problems }) => problems,
    }),
  }),
});

const EnrolBatchSuccess = builder.objectRef<{ items: Enrolled[] }>('EnrolApplicationsSuccess').implement({
  description: 'Each was taken in or refused on its own.',
  fields: (t) => ({
    items: t.field({ type: [EnrolledItem], description: 'In the order asked.', resolve: ({ items }) => items }),
  }),
});

const applicationOf = (id: string) => idWithin('Application', id) ?? '';
const classOf = (id: string) => idWithin('TrainingClass', id) ?? '';

builder.mutationFields((t) => ({
  enrolApplication: t.field({
    type: resultOf('enrolApplication', EnrolSuccess),
    description:
      'Take a place in a class (编班): for whoever was found qualified, by themselves or by the centre that holds it. When it is full it is a place in the line.',
    // Where the seat was gone meanwhile a second transaction; without a class a second round of reads.
    complexity: mutationCost + 2,
    args: { input: t.arg({ type: EnrolInput, required: true, description: 'Which application, into which class.' }) },
    resolve: (_, { input: { applicationId, classId, idempotencyKey } }, { deps, actor }) => {
      const asked = {
        applicationId: applicationOf(applicationId),
        ...(classId == null ? {} : { classId: classOf(classId) }),
      };
      return answered(
        import('#operations/class/enrol-application').then(({ enrolApplication }) =>
          enrolApplication(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  enrolApplications: t.field({
    type: resultOf('enrolApplications', EnrolBatchSuccess),
    description:
      'Take up to a hundred into a class (批量编班), each on its own, in the order given. Sent again under the same key it does what was left undone.',
    complexity: ({ input }) => {
      const many = Math.min(input.applicationIds.length, 100);
      return { field: mutationCost * many, multiplier: many };
    },
    args: { input: t.arg({ type: EnrolBatchInput, required: true, description: 'Whom, into which class.' }) },
    resolve: (_, { input: { applicationIds, classId, idempotencyKey } }, { deps, actor }) => {
      const asked = { classId: classOf(classId), applicationIds: applicationIds.map(applicationOf) };
      return answered(
        import('#operations/class/enrol-applications').then(({ enrolApplications }) =>
          enrolApplications(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
  leaveClass: t.field({
    type: resultOf('leaveClass', LeaveSuccess),
    description:
      'Give up a seat or a place in the line (退出培训班). A seat goes to the first in line whom it fits, at once.',
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: LeaveInput, required: true, description: 'Which application, which class.' }) },
    resolve: (_, { input: { applicationId, classId, reason, idempotencyKey } }, { deps, actor }) => {
      const asked = {
        applicationId: applicationOf(applicationId),
        classId: classOf(classId),
        ...(reason == null ? {} : { reason }),
      };
      return answered(
        import('#operations/class/leave-class').then(({ leaveClass }) =>
          leaveClass(deps, actor, asked, idempotencyKey),
        ),
      );
    },
  }),
}));

builder.queryField('classRoster', (t) =>
  t.connection(
    {
      type: ApplicationType,
      nullable: true,
      description:
        'Everybody found qualified for a class, whatever became of them since, oldest first (培训班名册): for its centre and the province. An agency, and a city that reviewed, see their own people: pages may be short.',
      // One Query, the applications, their classes and agencies, and who saw them is written down.
      complexity: (args) => pageCost((args.first ?? 0) > 50 ? 5 : 4)(args),
      args: {
        classId: t.arg.id({ required: true, description: 'Global id of the class.' }),
        status: t.arg({ type: ApplicationStatusEnum, description: 'Only those who stand there.' }),
      },
      resolve: async (_, { classId, status, ...page }, { deps, actor }) => {
        const asked = { ...pageInput(page), classId: classOf(classId), ...(status && { status }) };
        return connectionOf(await listClassRoster(deps, actor, asked));
      },
    },
    { name: 'ClassRosterConnection', description: 'A page of people.' },
    { name: 'ClassRosterEdge', description: 'A person in a page.' },
  ),
);
