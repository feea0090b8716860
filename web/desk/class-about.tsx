import { useState } from 'preact/hooks';
import { type Change, useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { TextArea } from '#web/parts/field.tsx';
import { Notice, Refused } from '#web/parts/notice.tsx';
import type { ClassProps, TrainingClass } from './class.tsx';
import { Seats } from './class-table.tsx';
import { useOffice } from './office.ts';
import { deskCancelClass } from './queries/desk-cancel-class.ts';
import { deskCloseRegistration } from './queries/desk-close-registration.ts';
import { deskPublishClass } from './queries/desk-publish-class.ts';
import { deskReleaseClass } from './queries/desk-release-class.ts';
import { deskStartClass } from './queries/desk-start-class.ts';
import { linkTo } from './route.ts';
import { tell } from './view.tsx';
import { momentWords, spanWords } from './words.ts';

/** What was planned, and the next step of its life. */
export function ClassAbout({ trainingClass, reload }: ClassProps) {
  const { role } = useOffice();
  const { cancellation } = trainingClass;
  return (
    <>
      {cancellation && (
        <Notice tone="bad">
          <p>
            {momentWords(cancellation.at)}取消：{cancellation.reason}
          </p>
        </Notice>
      )}
      {(role === 'CITY' || role === 'PROVINCE') && <Steps trainingClass={trainingClass} reload={reload} />}
      <section class="sheet tight-sheet">
        <dl class="facts">
          {pairsOf(trainingClass).map(([name, words]) => (
            <div key={name} class={words.length > 40 ? 'wide' : undefined}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
          <div>
            <dt>已编班</dt>
            <dd class="numbers">
              <Seats seats={trainingClass.seats} />
            </dd>
          </div>
        </dl>
      </section>
    </>
  );
}

function pairsOf(of: TrainingClass): [string, string][] {
  const { capacity, examination, reviewBy } = of;
  const cities = capacity.cities.map(({ cityLabel, places }) => `${cityLabel} ${places}`).join('、');
  const parts = examination.parts.map(
    ({ partLabel, passMark }) => `${partLabel}${passMark === null ? '（没有设合格分数）' : ` ${passMark} 分合格`}`,
  );
  const days = [reviewBy?.agency && `初审 ${reviewBy.agency} 前`, reviewBy?.centre && `审核 ${reviewBy.centre} 前`];
  return [
    ['类别', of.categoryLabel],
    ['组织单位', of.organiserLabel],
    ['计划', `${of.year}年${of.month}月`],
    ['报名', spanWords(of.registration)],
    ['培训', spanWords(of.training)],
    ['地点、方式', `${of.place ?? '未定'}，${of.modeLabel}`],
    ['培训内容', of.syllabus.join('；')],
    ['名额', `${capacity.overall ?? '不限总数'}${cities && `（${cities}）`}${of.hasWaitingList ? '，满员后候补' : ''}`],
    ['考核', parts.join('，')],
    ['出勤、补考', `至少 ${examination.leastDays ?? '—'} 天，${examination.resit ? '可补考一次' : '不安排补考'}`],
    ['审核期限', days.filter(Boolean).join('，') || '按规定'],
  ];
}

type Stepping = Change<
  unknown,
  { classId: string; expectedVersion?: number | null | undefined; idempotencyKey: string }
>;

function Steps({ trainingClass, reload }: ClassProps) {
  const publish: Stepping = useChange(deskPublishClass);
  const close: Stepping = useChange(deskCloseRegistration);
  const start: Stepping = useChange(deskStartClass);
  const release = useChange(deskReleaseClass);
  const [cancelling, setCancelling] = useState(false);
  const { id, version, allowedActions, seats } = trainingClass;
  const step = async ({ run }: Stepping, words: string) => {
    if (!(await run({ classId: id, expectedVersion: version }))) return;
    tell(words);
    await reload();
  };
  // Of a cancelled class everybody, of one that has begun whoever still waits.
  const isCancelled = trainingClass.status === 'CANCELLED';
  const mustGo = (isCancelled ? (seats.taken ?? 0) : 0) + (seats.waiting ?? 0);
  const letGo = async () => {
    let left = 1;
    while (left > 0) {
      const done = await release.run({ classId: id });
      if (!done) return;
      left = done.left;
    }
    tell('已清退，他们可以另外报名。');
    await reload();
  };
  const steps = [
    { action: 'PUBLISH_TRAINING_CLASS', change: publish, look: 'main', done: '已发布，申报人现在可以报名。' },
    { action: 'CLOSE_REGISTRATION', change: close, look: 'main', done: '报名已截止。' },
    { action: 'START_TRAINING_CLASS', change: start, look: 'main', done: '已开班，可以登记考勤和成绩。' },
  ] as const;
  const actionOf = (action: string) => allowedActions.find((each) => each.action === action);
  const update = actionOf('UPDATE_TRAINING_CLASS');
  const cancel = actionOf('CANCEL_TRAINING_CLASS');
  const letting = actionOf('RELEASE_TRAINING_CLASS');
  const why = allowedActions.filter(({ action, enabled }) => !enabled && steps.some((each) => each.action === action));
  return (
    <div class="stack tight">
      <div class="row">
        {steps.map(({ action, change, look, done }) => {
          const allowed = actionOf(action);
          return (
            allowed?.enabled && (
              <Button key={action} look={look} busy={change.busy} onClick={() => void step(change, done)}>
                {allowed.actionLabel}
              </Button>
            )
          );
        })}
        {update?.enabled && <Button href={linkTo('plan', id)}>{update.actionLabel}</Button>}
        {letting?.enabled && mustGo > 0 && (
          <Button busy={release.busy} onClick={() => void letGo()}>
            清退{isCancelled ? '编入和候补' : '候补'}的 {mustGo} 人
          </Button>
        )}
        {cancel?.enabled && (
          <Button look="bad" onClick={() => setCancelling(true)}>
            {cancel.actionLabel}
          </Button>
        )}
      </div>
      {why.length > 0 && (
        <details class="small">
          <summary>为什么有的步骤现在不能办</summary>
          <ul class="plain-list">
            {why.map(({ action, actionLabel, because }) => (
              <li key={action}>
                {actionLabel}：{because.map(({ message }) => message).join('')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Refused refusal={publish.trouble ?? close.trouble ?? start.trouble ?? release.trouble} />
      {cancelling && <Cancel trainingClass={trainingClass} reload={reload} close={() => setCancelling(false)} />}
    </div>
  );
}

function Cancel({ trainingClass: { id, version }, reload, close }: ClassProps & { close: () => void }) {
  const [reason, setReason] = useState('');
  const cancel = useChange(deskCancelClass);
  const run = async () => {
    if (!(await cancel.run({ classId: id, expectedVersion: version, reason }))) return;
    close();
    tell('培训班已取消。编入的人还要清退，才能另外报名。');
    await reload();
  };
  return (
    <Dialog title="取消培训班" onClose={close}>
      <TextArea label="原因（所有人都看得到）" rows={3} value={reason} onInput={setReason} />
      <Refused refusal={cancel.trouble} />
      <p>
        <Button look="bad" busy={cancel.busy} onClick={() => void run()}>
          确认取消培训班
        </Button>
      </p>
    </Dialog>
  );
}
