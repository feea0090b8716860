import { type PanelTask, panelTaskLabel } from '#domain/card/card';
import type { Problem } from '#domain/problem';
import { SkillLevel, skillLevelLabel } from '#domain/vocabulary/skill-level';
import type { PanelCheck, PanelInput } from '#operations/card/check-panel';
import type { PanelAnswer } from '#operations/card/sent-panel';
import { builder } from '#schema/builder';
import { errorTypes } from '#schema/error';
import { idWithin } from '#schema/global-id';
import { answered, idempotencyKeyDescription, mutationCost, resultOf } from '#schema/mutation';
import { ProblemType } from '#schema/problem';
import { SkillLevelEnum } from '#schema/vocabulary';
import { PanelType } from './panel.ts';
import { PanelTaskEnum } from './panel-task.ts';
import { checkCost, RateLimitedError, refusalType, refusedCheck } from './verification.ts';

const MemberInput = builder.inputType('PanelMemberInput', {
  description: 'Somebody for a panel, by what the card says (拟派人员).',
  fields: (t) => ({
    cardNumber: t.string({ required: true, description: 'Number of the card, however typed (证卡号).' }),
    name: t.string({ required: true, description: 'The name on it (姓名).' }),
  }),
});

const description = {
  task: 'To assess it, or to supervise it (派遣任务): only a 考评员 does the one, only a 质量督导员 the other.',
  on: 'Day of the examination in any usual form (考评日期): `2026-12-01`, `12月1日`, `明天`.',
  occupation:
    'The occupation by code or word, or a 专项 project (考评职业或项目): `6-31-01-03`, `电工`, `专项：剪纸制作`. Only to supervise it may be absent: whatever is examined that day.',
  level: 'At which level (考评等级); none for a 专项 project; to supervise it may be absent.',
  members: 'Who shall go, at most 15 (拟派人员).',
};

const AssignInput = builder.inputType('AssignPanelInput', {
  description: 'Input of `assignPanel`.',
  fields: (t) => ({
    task: t.field({ type: PanelTaskEnum, defaultValue: 'ASSESS', description: description.task }),
    on: t.string({ required: true, description: description.on }),
    occupation: t.string({ description: description.occupation }),
    level: t.field({ type: SkillLevelEnum, description: description.level }),
    members: t.field({ type: [MemberInput], required: true, description: description.members }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const DrawInput = builder.inputType('DrawPanelInput', {
  description: 'Input of `drawPanel`.',
  fields: (t) => ({
    task: t.field({ type: PanelTaskEnum, defaultValue: 'ASSESS', description: description.task }),
    on: t.string({ required: true, description: description.on }),
    occupation: t.string({ description: description.occupation }),
    level: t.field({ type: SkillLevelEnum, description: description.level }),
    count: t.int({
      required: true,
      description: 'How many shall go (抽派人数): to assess an odd number from 3 to 15, to supervise 1 to 15.',
    }),
    from: t.string({
      description:
        'Code of the centre whose people are drawn from (抽派范围). Absent: the whole province for the province; for a city its own and those of the provincial centre.',
    }),
    avoid: t.stringList({
      description: 'Numbers of cards whose holders must not go, however typed, at most 50 (回避).',
    }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const CancelInput = builder.inputType('CancelPanelInput', {
  description: 'Input of `cancelPanel`.',
  fields: (t) => ({
    panelId: t.id({ required: true, description: 'Global id of the panel.' }),
    reason: t.string({ required: true, description: 'Why (取消原因), at most 500 characters.' }),
    idempotencyKey: t.string({ required: true, description: idempotencyKeyDescription }),
  }),
});

const AssignSuccess = success('AssignPanelSuccess', 'They were assigned (已登记派遣).');
const DrawSuccess = success('DrawPanelSuccess', 'They were drawn and assigned (已抽派).');
const CancelSuccess = success('CancelPanelSuccess', 'It was cancelled, and the assignments with it (已取消派遣).');

function success(name: string, says: string) {
  return builder.objectRef<PanelAnswer>(name).implement({
    description: says,
    fields: (t) => ({
      panel: t.field({ type: PanelType, description: 'The panel as it is now.', resolve: ({ panel }) => panel }),
    }),
  });
}

const MemberCheckType = builder.objectRef<{ cardNumber: string; problems: Problem[] }>('PanelMemberCheck').implement({
  description: 'Whether somebody may be sent (拟派人员核验).',
  fields: (t) => ({
    cardNumber: t.exposeString('cardNumber', { description: 'Number of the card, in its one form (证卡号).' }),
    allowed: t.boolean({ description: 'Nothing stands in the way.', resolve: ({ problems }) => problems.length === 0 }),
    problems: t.expose('problems', {
      type: [ProblemType],
      description: 'Everything that stands in the way, each with its clause (不能派遣的原因).',
    }),
  }),
});

const PanelCheckType = builder.objectRef<PanelCheck>('PanelCheck').implement({
  description:
    'Whether these people may assess or supervise together on a day (派遣前核验, 三(二)). Nothing is recorded by it.',
  fields: (t) => ({
    task: t.expose('task', { type: PanelTaskEnum, description: 'To assess or to supervise it.' }),
    taskLabel: t.string({
      description: 'The same in Chinese (派遣任务).',
      resolve: ({ task }) => panelTaskLabel[task],
    }),
    on: t.expose('on', { type: 'Date', description: 'The day, as it was understood.' }),
    assessed: t.exposeString('occupation', { description: 'What is assessed, as it was understood (考评职业或项目).' }),
    level: t.field({
      type: SkillLevelEnum,
      nullable: true,
      description: 'At which level; null for a 专项 project, and where who supervises was not told.',
      resolve: ({ level }) => (level === 'NONE' ? undefined : level),
    }),
    levelLabel: t.string({
      nullable: true,
      description: 'The level in Chinese (考评等级).',
      resolve: ({ level }) => (level === 'NONE' ? undefined : skillLevelLabel.get(level)),
    }),
    allowed: t.exposeBoolean('allowed', { description: 'Nothing stands in the way of anybody, nor of the whole.' }),
    problems: t.expose('problems', {
      type: [ProblemType],
      description: 'What stands in the way of the panel as a whole (人数等); those of members stand with them.',
    }),
    members: t.expose('members', { type: [MemberCheckType], description: 'Each in the order asked.' }),
    note: t.exposeString('note', { description: 'What no register knows and the office must see to: 回避 (提示).' }),
  }),
});

const CheckPanelResult = builder.unionType('CheckPanelResult', {
  description: 'What `checkPanel` answers: the check, or why nothing was checked.',
  types: [PanelCheckType, errorTypes.VALIDATION, errorTypes.FORBIDDEN, errorTypes.UNAUTHENTICATED, RateLimitedError],
  resolveType: (value) => refusalType(value) ?? PanelCheckType,
});

builder.queryField('checkPanel', (t) =>
  t.field({
    type: CheckPanelResult,
    description: 'Check people for an examination before they are sent (派遣前核验), for agencies and centres.',
    complexity: checkCost,
    args: {
      task: t.arg({ type: PanelTaskEnum, defaultValue: 'ASSESS', description: description.task }),
      on: t.arg.string({ required: true, description: description.on }),
      occupation: t.arg.string({ description: description.occupation }),
      level: t.arg({ type: SkillLevelEnum, description: description.level }),
      members: t.arg({ type: [MemberInput], required: true, description: description.members }),
    },
    resolve: async (_, asked, { deps, actor, address }) => {
      const { checkPanel } = await import('#operations/card/check-panel');
      const outcome = await checkPanel(deps, { actor, address }, panelInput(asked));
      return outcome.ok ? outcome.value : refusedCheck(outcome);
    },
  }),
);

builder.mutationFields((t) => ({
  assignPanel: t.field({
    type: resultOf('assignPanel', AssignSuccess),
    description:
      'Send people to an examination, to assess or to supervise it (派遣考评员、质量督导员): refused while anything stands in the way of anybody; recorded on every card as 考评经历 or 督导经历.',
    // With the agency that sends it, if that is asked for; or, refused, with the count of who was checked.
    complexity: mutationCost + 1,
    args: { input: t.arg({ type: AssignInput, required: true, description: 'Which examination, and who.' }) },
    resolve: (_, { input: { idempotencyKey, ...asked } }, { deps, actor }) =>
      answered(
        import('#operations/card/assign-panel').then(({ assignPanel }) =>
          assignPanel(deps, actor, panelInput(asked), idempotencyKey),
        ),
      ),
  }),
  drawPanel: t.field({
    type: resultOf('drawPanel', DrawSuccess),
    description:
      'Draw people by lot and send them, to assess or to supervise (抽派考评员、质量督导员, 三(二)): each of those who hold a valid card for it, are not sent elsewhere that day and need not be avoided is equally likely. It is recorded at once; to draw again, the panel must be cancelled.',
    // The pools, places in them, whose cards they are.
    complexity: mutationCost + 3,
    args: { input: t.arg({ type: DrawInput, required: true, description: 'Which examination, and how many.' }) },
    resolve: (_, { input: { idempotencyKey, count, from, avoid, ...asked } }, { deps, actor }) => {
      const lots = { count, ...(from != null && { from }), avoid: avoid ?? [] };
      return answered(
        import('#operations/card/draw-panel').then(({ drawPanel }) =>
          drawPanel(deps, actor, { ...examination(asked), ...lots }, idempotencyKey),
        ),
      );
    },
  }),
  cancelPanel: t.field({
    type: resultOf('cancelPanel', CancelSuccess),
    description: 'Take a panel back before its day (取消派遣).',
    // The cards are named by the panel: a second read; and the agency.
    complexity: mutationCost + 2,
    args: { input: t.arg({ type: CancelInput, required: true, description: 'Which panel, and why.' }) },
    resolve: (_, { input }, { deps, actor }) => {
      const { panelId, reason, idempotencyKey } = input;
      return answered(
        import('#operations/card/cancel-panel').then(({ cancelPanel }) =>
          cancelPanel(deps, actor, { panelId: idWithin('Panel', panelId) ?? '', reason }, idempotencyKey),
        ),
      );
    },
  }),
}));

interface AskedExamination {
  task?: PanelTask | null | undefined;
  on: string;
  occupation?: string | null | undefined;
  level?: string | null | undefined;
}

function panelInput({ members, ...asked }: AskedExamination & Pick<PanelInput, 'members'>): PanelInput {
  return { ...examination(asked), members };
}

/** What was left out is absent, however it was left out. */
function examination({ task, on, occupation, level }: AskedExamination): Omit<PanelInput, 'members'> {
  return {
    on,
    ...(task != null && { task }),
    ...(occupation != null && { occupation }),
    ...(level != null && { level: SkillLevel.parse(level) }),
  };
}
