import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { TextArea } from '#web/parts/field.tsx';
import { Clause, Notice, Refused } from '#web/parts/notice.tsx';
import { allowed, dayWords, type Own } from './own.ts';
import { appealOwn } from './queries/appeal.ts';
import { leavePlace } from './queries/leave-place.ts';
import { takePlace } from './queries/take-place.ts';

interface Props {
  own: Own;
  reload: () => Promise<void>;
}

/** What the present status means for the person, and what they can do about it. */
export function Standing({ own, reload }: Props) {
  switch (own.status) {
    case 'RETURNED':
      return <Returned own={own} />;
    case 'AGENCY_REVIEW':
    case 'CENTRE_REVIEW':
      return <Waiting own={own} />;
    case 'REJECTED':
      return <Rejected own={own} reload={reload} />;
    case 'QUALIFIED':
    case 'ENROLLED':
      if (!own.needsClass) {
        return (
          <Notice tone="good">
            <p>审核合格，不用参加培训考核，等待省职鉴中心换发证卡；证卡号不变。</p>
          </Notice>
        );
      }
      return <Place own={own} reload={reload} />;
    case 'PASSED':
      return (
        <Notice tone="good">
          <p>培训考核合格，等待统一生成证卡号和制证。</p>
        </Notice>
      );
    case 'FAILED':
      return (
        <Notice tone="bad">
          <p>
            培训考核不合格{own.results?.outcomeLabel ? `：${own.results.outcomeLabel}` : ''}。可以重新申报以后的培训班。
          </p>
        </Notice>
      );
    case 'WITHDRAWN':
      return (
        <Notice tone="warn">
          <p>
            这份申报已经撤回。
            {own.kind === 'RENEWAL'
              ? '还要复核的，请从原来那份申报的证卡上重新申请。'
              : '想再申报，请重新咨询生成新的草稿。'}
          </p>
        </Notice>
      );
    default:
      return null;
  }
}

function Returned({ own }: { own: Own }) {
  const { correction, decisions, deadline } = own;
  const last = decisions.at(-1);
  const parts = [
    ...(correction?.facts.map(({ label }) => label) ?? []),
    ...(correction?.documents.map(({ kindLabel }) => kindLabel) ?? []),
    ...(correction?.choices.map(({ choiceLabel }) => choiceLabel) ?? []),
  ];
  return (
    <Notice tone="warn">
      <p>
        <strong>
          {last ? `${last.officeLabel}退回补正` : '退回补正'}
          {deadline ? `，请在${dayWords(deadline.dueOn)}前改好再提交` : ''}
          {deadline?.overdue ? '（已经超过期限）' : ''}
        </strong>
      </p>
      {last?.reasons.map((reason) => (
        <p key={reason.reason}>
          {reason.reasonLabel} <Clause clause={reason.clause} />
        </p>
      ))}
      {correction?.words && <p class="said">{correction.words}</p>}
      {parts.length > 0 && <p>这次只能改：{parts.join('、')}。</p>}
    </Notice>
  );
}

function Waiting({ own: { status, deadline, agency, routing } }: { own: Own }) {
  const centre = routing?.reviewCentre.label ?? '职鉴中心';
  return (
    <Notice>
      <p>
        <strong>已提交。</strong>
      </p>
      <p>
        {status === 'AGENCY_REVIEW' ? `等待${agency?.name ?? '评价机构'}初审` : `等待${centre}审核`}
        {deadline ? `，预计${dayWords(deadline.dueOn)}前办结` : ''}。有结果会在这里显示。
      </p>
      {deadline?.warning && <p class="small">{deadline.warning}</p>}
    </Notice>
  );
}

function Rejected({ own, reload }: Props) {
  const [words, setWords] = useState('');
  const appealing = useChange(appealOwn);
  const { rejection, appeal } = own;
  const may = allowed(own, 'APPEAL_REJECTION')?.enabled;
  const send = async () => {
    if (await appealing.run({ applicationId: own.id, words })) await reload();
  };
  return (
    <div class="stack">
      <Notice tone="bad">
        <p>
          <strong>
            {rejection?.stageLabel}不通过：{rejection?.reason?.reasonLabel}
          </strong>{' '}
          <Clause clause={rejection?.clause} />
        </p>
        {rejection?.words && <p class="said">{rejection.words}</p>}
        {appeal && (
          <p>
            {dayWords(appeal.filedAt)}已申诉。{appeal.outcomeLabel ?? '正在处理。'}
            {appeal.decisionWords}
          </p>
        )}
      </Notice>
      {may && rejection && (
        <form
          class="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextArea
            label="申诉理由"
            hint={`认为不该不通过的，可以在${dayWords(rejection.appealUntil)}前申诉一次。`}
            value={words}
            onInput={setWords}
            required
          />
          <Refused refusal={appealing.trouble} />
          <div>
            <Button type="submit" busy={appealing.busy}>
              提交申诉
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

function Place({ own, reload }: Props) {
  const [asking, setAsking] = useState(false);
  const taking = useChange(takePlace);
  const leaving = useChange(leavePlace);
  const { enrolment, trainingClass } = own;
  const classId = enrolment?.trainingClass?.id;
  const take = async () => {
    const chosen = trainingClass ? { classId: trainingClass.id } : {};
    if (await taking.run({ applicationId: own.id, ...chosen })) await reload();
  };
  const leave = async () => {
    if (!classId || !(await leaving.run({ applicationId: own.id, classId }))) return;
    setAsking(false);
    await reload();
  };
  const enrol = allowed(own, 'ENROL_APPLICATION');
  return (
    <div class="stack">
      <Notice tone="good">
        {enrolment ? (
          <p>
            <strong>
              {enrolment.trainingClass?.title}：{enrolment.stateLabel}
            </strong>
            {enrolment.position ? `，排在第 ${enrolment.position} 位` : ''}
          </p>
        ) : (
          <p>审核合格。请报到，占一个培训班的名额：在这里点一下就行，不用到场。</p>
        )}
        {trainingClass?.training && (
          <p>
            培训时间：{dayWords(trainingClass.training.from)}至{dayWords(trainingClass.training.to)}
            {trainingClass.place ? `，地点：${trainingClass.place}` : ''}
          </p>
        )}
      </Notice>
      <Refused refusal={taking.trouble} />
      <div class="row">
        {enrol?.enabled && (
          <Button look="main" busy={taking.busy} onClick={() => void take()}>
            报到：{trainingClass?.title ?? '培训班'}
          </Button>
        )}
        {allowed(own, 'LEAVE_CLASS')?.enabled && (
          <Button look="bad" onClick={() => setAsking(true)}>
            退出培训班
          </Button>
        )}
      </div>
      {asking && (
        <Dialog title="退出培训班？" onClose={() => setAsking(false)}>
          <p>名额会让给排在后面的人；再想参加要重新报到，名额可能已满。</p>
          <Refused refusal={leaving.trouble} />
          <p>
            <Button look="bad" busy={leaving.busy} onClick={() => void leave()}>
              确定退出
            </Button>
          </p>
        </Dialog>
      )}
    </div>
  );
}
