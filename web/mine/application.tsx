import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Clause, Notice, Problems, Refused } from '#web/parts/notice.tsx';
import { FocusedHeading } from '#web/parts/page.tsx';
import { Steps } from '#web/parts/steps.tsx';
import { AnswerEditor, Answers } from './answers.tsx';
import { Card } from './card.tsx';
import { Choices } from './choices.tsx';
import { Documents } from './documents.tsx';
import { Form } from './form.tsx';
import { allowed, dayWords, type Own, stepsOf, toneOf } from './own.ts';
import { myApplication } from './queries/my-application.ts';
import { submitDraft } from './queries/submit-draft.ts';
import { withdrawOwn } from './queries/withdraw.ts';
import { Renewal } from './renewal.tsx';
import { Standing } from './standing.tsx';
import { Trail } from './trail.tsx';

export function Application({ id, onChanged }: { id: string; onChanged: () => Promise<void> }) {
  const asked = useQuery(myApplication, { id });
  const reload = async () => {
    await Promise.all([asked.reload(), onChanged()]);
  };
  return (
    <div class="one">
      <Loaded of={asked}>
        {({ application }) =>
          application ? (
            <Shown own={application} reload={reload} />
          ) : (
            <Notice tone="warn">
              <p>没有这份申报，或者它不在您名下。</p>
            </Notice>
          )
        }
      </Loaded>
    </div>
  );
}

interface Props {
  own: Own;
  reload: () => Promise<void>;
}

function Shown({ own, reload }: Props) {
  const open = own.status === 'DRAFT' || own.status === 'RETURNED';
  return (
    <div class="stack">
      <section class="sheet stack">
        <div class="row apart">
          <FocusedHeading>
            {own.kind === 'RENEWAL' ? own.kindLabel : '申报'}
            {own.kind === 'RENEWAL' && '：'}
            {own.categoryLabel}
          </FocusedHeading>
          <Badge tone={toneOf(own.status)}>{own.statusLabel}</Badge>
        </div>
        <Steps label="办理进度" steps={stepsOf(own)} />
        <Standing own={own} reload={reload} />
        {own.status === 'DRAFT' && <Missing own={own} />}
      </section>
      {own.card && (
        <Card card={own.card}>{own.status === 'CERTIFIED' && <Renewal card={own.card} reload={reload} />}</Card>
      )}
      {open && <Open own={own} reload={reload} />}
      {!open && (
        <section class="sheet">
          <h2>{own.needsClass ? '机构和培训班' : '评价机构'}</h2>
          <Choices own={own} reload={reload} />
        </section>
      )}
      {own.results && <Results results={own.results} />}
      <details class="sheet" open={own.correction !== null && own.correction.facts.length > 0}>
        <summary>填报内容（{own.facts.length}项）</summary>
        <Answers own={own} reload={reload} />
      </details>
      {!open && (
        <details class="sheet">
          <summary>材料（{own.requiredDocuments.length}项）</summary>
          <Documents own={own} reload={reload} />
        </details>
      )}
      <Trail id={own.id} />
      <Withdraw own={own} reload={reload} />
    </div>
  );
}

function Missing({ own }: { own: Own }) {
  if (own.missing.length === 0)
    return (
      <Notice tone="good">
        <p>都齐了，可以提交。</p>
      </Notice>
    );
  return (
    <Notice>
      <p>
        <strong>还差 {own.missing.length} 项就能提交：</strong>
      </p>
      <Problems problems={own.missing} />
    </Notice>
  );
}

/** What there is to do before it can be handed in, from top to bottom. */
function Open({ own, reload }: Props) {
  const [going, setGoing] = useState(0);
  const unanswered = own.missing.flatMap(({ path, message, clause }) => {
    const fact = path?.startsWith('answers.') ? path.slice('answers.'.length) : undefined;
    const isNew = fact !== undefined && !own.facts.some((each) => each.fact === fact);
    return isNew ? [{ fact, message, clause }] : [];
  });
  return (
    <>
      {unanswered.length > 0 && (
        <section class="sheet stack">
          <h2>还没有回答的</h2>
          {unanswered.map(({ fact, message, clause }) => (
            <div key={fact} class="stack tight">
              <Clause clause={clause} />
              <AnswerEditor own={own} fact={{ fact, label: message, said: '' }} reload={reload} />
            </div>
          ))}
        </section>
      )}
      <section class="sheet stack">
        <h2>一、选{own.needsClass ? '机构和培训班' : '评价机构'}</h2>
        <Choices own={own} reload={reload} />
      </section>
      <section class="sheet stack">
        <h2>二、下载申报表签字</h2>
        <Form own={own} />
      </section>
      <section class="sheet stack">
        <h2>三、上传材料</h2>
        <Documents own={own} reload={reload} onGoing={(change) => setGoing((files) => files + change)} />
      </section>
      <Submit own={own} reload={reload} uploading={going > 0} />
    </>
  );
}

function Submit({ own, reload, uploading }: Props & { uploading: boolean }) {
  const submitting = useChange(submitDraft);
  const may = allowed(own, 'SUBMIT_APPLICATION');
  const submit = async () => {
    if (await submitting.run({ applicationId: own.id, expectedVersion: own.version })) await reload();
  };
  const { missing } = own;
  return (
    <section class="sheet stack">
      <h2>四、提交</h2>
      <p>提交后由评价机构初审，不能再改；要改只能等退回补正，或者撤回。</p>
      {missing.length > 0 && (
        <Notice tone="warn">
          <p>还不能提交，还差 {missing.length} 项：</p>
          <Problems problems={missing} />
        </Notice>
      )}
      {missing.length === 0 && may && !may.enabled && <Problems problems={may.because} />}
      <Refused refusal={submitting.trouble} />
      {uploading && <p role="status">材料还在上传，传完就能提交。</p>}
      <div>
        <Button look="main" busy={submitting.busy} disabled={!may?.enabled || uploading} onClick={() => void submit()}>
          提交申报
        </Button>
      </div>
    </section>
  );
}

function Results({ results }: { results: NonNullable<Own['results']> }) {
  const scores = [
    ...results.first.map((each) => ({ ...each, of: '' })),
    ...results.resit.map((each) => ({ ...each, of: '补考' })),
  ];
  return (
    <section class="sheet">
      <h2>考勤和成绩</h2>
      <dl class="pairs numbers">
        <div>
          <dt>出勤</dt>
          <dd>{results.daysAttended} 天</dd>
        </div>
        {scores.map(({ partLabel, points, of }) => (
          <div key={partLabel + of}>
            <dt>
              {partLabel}
              {of}
            </dt>
            <dd>{points} 分</dd>
          </div>
        ))}
        {results.outcomeLabel && (
          <div>
            <dt>结果</dt>
            <dd>{results.outcomeLabel}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Withdraw({ own, reload }: Props) {
  const withdrawing = useChange(withdrawOwn);
  if (!allowed(own, 'WITHDRAW_APPLICATION')?.enabled) return null;
  const withdraw = async () => {
    if (await withdrawing.run({ applicationId: own.id })) await reload();
  };
  return (
    <details class="sheet">
      <summary>撤回这份申报</summary>
      <div class="stack tight">
        <p>撤回后这份申报就结束了，不能恢复。{own.submittedAt ? `它是${dayWords(own.submittedAt)}提交的。` : ''}</p>
        <Refused refusal={withdrawing.trouble} />
        <div>
          <Button look="bad" busy={withdrawing.busy} onClick={() => void withdraw()}>
            确定撤回
          </Button>
        </div>
      </div>
    </details>
  );
}
