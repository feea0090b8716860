import type { AuditEntry } from '#operations/answers';
import { operationLabel } from '#operations/operation-label';
import { builder } from './builder.ts';

/** What stands in an audit trail, in Chinese: one for every operation that writes events. */
export const actionLabel: ReadonlyMap<string, string> = new Map([
  ...Object.entries(operationLabel),
  ['createDraft', '生成草稿'],
  ['moveUp', '候补转正'],
]);

const Office = builder.objectRef<AuditEntry<string>['actor']>('Office').implement({
  description: 'The office that acted (办理方); never a name.',
  fields: (t) => ({
    role: t.exposeString('role', {
      description: '`applicant`, `agency`, `city`, `province`, or `public` for an anonymous chat.',
    }),
    organisation: t.exposeString('organisation', { nullable: true, description: 'Its id, for staff.' }),
    self: t.exposeBoolean('self', { description: 'It was whoever asks (本人).' }),
  }),
});

/** What every audit trail says, whatever it happened to. */
export const AuditEntryInterface = builder
  .interfaceRef<Omit<AuditEntry<string>, 'fromStatus' | 'toStatus' | 'reasons' | 'words'>>('AuditEntry')
  .implement({
    description: 'One entry of an audit trail (办理记录): what was done, by which office, when.',
    fields: (t) => ({
      sequence: t.exposeInt('sequence', { description: 'Its number; without gaps.' }),
      action: t.exposeString('action', { description: 'Name of the operation.' }),
      actionLabel: t.string({
        description: 'What was done, in Chinese (办理事项).',
        resolve: ({ action }) => actionLabel.get(action) ?? action,
      }),
      at: t.expose('at', { type: 'DateTime', description: 'When.' }),
      actor: t.field({ type: Office, description: 'Which office acted.', resolve: ({ actor }) => actor }),
      actorLabel: t.string({
        description: 'Which office acted, in Chinese (办理单位).',
        resolve: ({ actor }) => actor.label,
      }),
      changed: t.exposeStringList('changed', { description: 'Names of what changed: `facts.phone`, `status`.' }),
      hash: t.exposeString('hash', { description: 'Chained to the entry before, so that nothing can be taken out.' }),
    }),
  });

const HistoryReason = builder.objectRef<AuditEntry<string>['reasons'][number]>('HistoryReason').implement({
  description: 'Why something was done (原因), under the clause that stands behind it.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs.' }),
    label: t.exposeString('label', { description: 'In Chinese (原因).' }),
    clause: t.exposeString('clause', { description: 'The clause (条款).' }),
  }),
});

/** Where whoever acts gives a reason. */
export const ReasonedEntryInterface = builder
  .interfaceRef<Omit<AuditEntry<string>, 'fromStatus' | 'toStatus'>>('ReasonedEntry')
  .implement({
    description: 'An entry of an audit trail that says why (办理原因).',
    interfaces: [AuditEntryInterface],
    fields: (t) => ({
      reasons: t.field({
        type: [HistoryReason],
        description: 'Why, from the closed list (原因).',
        resolve: ({ reasons }) => reasons,
      }),
      words: t.exposeString('words', {
        nullable: true,
        description: 'Why, in words (说明): for those who may see what it happened to; null for auditors.',
      }),
    }),
  });
