import { useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge, Notice } from '#web/parts/notice.tsx';
import { AppealDecision } from './appeal-decision.tsx';
import { Answers } from './application-answers.tsx';
import { Checklist } from './application-checklist.tsx';
import { ApplicationHistory, Decisions, Differences } from './application-past.tsx';
import { CardLink } from './card-link.tsx';
import { Decide } from './decide.tsx';
import type { Mode } from './decision.ts';
import { Documents } from './documents.tsx';
import { ExportButton } from './export-button.tsx';
import { Identity } from './identity.tsx';
import { useMeanwhile } from './meanwhile.tsx';
import { type DeskApplicationQuery, deskApplication } from './queries/desk-application.ts';
import { currentWalk } from './queue-filters.ts';
import { goTo, linkTo } from './route.ts';
import { ShortcutHelp, useShortcuts } from './shortcuts.tsx';
import { Empty, tell, View } from './view.tsx';
import { nameOf } from './words.ts';

export type Application = NonNullable<DeskApplicationQuery['application']>;

/** One application on one screen. */
export function Application({ id }: { id: string }) {
  const found = useQuery(deskApplication, { id });
  return (
    <Loaded of={found}>
      {({ application }) =>
        application ? (
          <Review application={application} reload={found.reload} />
        ) : (
          <View title="申报" back={{ href: currentWalk().link, name: '待审申报' }}>
            <Empty>没有这份申报，或者它不在您的单位。</Empty>
          </View>
        )
      }
    </Loaded>
  );
}

interface ReviewProps {
  application: Application;
  reload: () => Promise<void>;
}

function Review({ application, reload }: ReviewProps) {
  const { id, facts, categoryLabel, kind, kindLabel, statusLabel, allowedActions, appeal } = application;
  const [mode, setMode] = useState<Mode>();
  const [help, setHelp] = useState(false);
  const [shown, setShown] = useState<string>();
  const meanwhile = useMeanwhile(application, reload);
  const walk = useWalk(id);
  const review = allowedActions.find(({ action }) => action === 'REVIEW_APPLICATION');
  const open = (next: Mode) => review?.enabled && setMode(next);
  useShortcuts({
    a: () => open('APPROVE'),
    r: () => open('RETURN'),
    x: () => open('REJECT'),
    j: () => walk.go(1),
    k: () => walk.go(-1),
    '?': () => setHelp(true),
    Escape: () => setMode(undefined),
  });
  const decided = (words: string) => {
    tell(`${nameOf(facts)}：${words}`);
    setMode(undefined);
    if (walk.next === undefined) void reload();
    else goTo(linkTo('application', walk.next));
  };
  return (
    <View
      title={`${nameOf(facts)} · ${categoryLabel}`}
      back={{ href: walk.link, name: '待审申报' }}
      actions={
        <>
          {kind === 'RENEWAL' && <Badge tone="warn">{kindLabel}</Badge>}
          <Badge tone="info">{statusLabel}</Badge>
          <Due application={application} />
          <Button look="plain" keys="k" disabled={walk.before === undefined} onClick={() => walk.go(-1)}>
            上一份
          </Button>
          <Button look="plain" keys="j" disabled={walk.next === undefined} onClick={() => walk.go(1)}>
            下一份
          </Button>
          <Button look="plain" keys="?" label="快捷键" onClick={() => setHelp(true)}>
            ？
          </Button>
        </>
      }
    >
      {meanwhile.notice}
      {review && !review.enabled && !appeal && review.because[0] && (
        <Notice>
          <p>{review.because[0].message}</p>
        </Notice>
      )}
      <div class="review">
        <div class="stack tight review-left">
          <Standing application={application} />
          {appeal && <Decisions application={application} />}
          <Differences application={application} show={setShown} />
          <Checklist application={application} show={setShown} />
          <Answers application={application} />
          <Identity applicationId={id} />
          {!appeal && <Decisions application={application} />}
          <ApplicationHistory id={id} />
          <div class="row">
            <ExportButton input={{ kind: 'FORM', applicationId: id, format: 'PDF' }}>申报表（PDF）</ExportButton>
            <ExportButton input={{ kind: 'FORM', applicationId: id, format: 'DOCX' }}>申报表（Word）</ExportButton>
          </div>
        </div>
        <Documents application={application} shown={shown} show={setShown} />
      </div>
      <AppealDecision application={application} reload={reload} />
      {review?.enabled && (
        <Decide
          application={application}
          mode={mode}
          setMode={setMode}
          decided={decided}
          conflict={meanwhile.compare}
        />
      )}
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
    </View>
  );
}

function Due({ application: { deadline } }: { application: Application }) {
  if (!deadline) return null;
  return (
    <Badge tone={deadline.overdue ? 'bad' : deadline.warning ? 'warn' : undefined}>
      {deadline.overdue ? '已逾期，期限 ' : '办理期限 '}
      {deadline.dueOn}
    </Badge>
  );
}

function Standing({ application }: { application: Application }) {
  const { agency, trainingClass, routing, evaluation, notApprovable, ruleSet, kind, needsClass, card } = application;
  return (
    <section class="sheet tight-sheet">
      <dl class="facts">
        <div>
          <dt>评价机构</dt>
          <dd>{agency ? `${agency.name}（${agency.kindLabel}，${agency.cityLabel}）` : '未选'}</dd>
        </div>
        {kind === 'RENEWAL' && card && (
          <div>
            <dt>复核的证卡</dt>
            <dd class="numbers">
              <CardLink number={card.number} /> {card.standingLabel}，有效期至 {card.periods.at(-1)?.to}
            </dd>
          </div>
        )}
        {needsClass && (
          <div>
            <dt>培训班</dt>
            <dd>{trainingClass?.title ?? '未选'}</dd>
          </div>
        )}
        <div>
          <dt>{needsClass ? '审核、培训' : '审核'}</dt>
          <dd>
            {routing?.reviewCentre.label ?? '未定'}
            {routing && needsClass && `审核，${routing.trainingOrganiser.label}培训`}
          </dd>
        </div>
        <div>
          <dt>申报条件</dt>
          <dd>
            <Badge tone={evaluation.verdict === 'MET' ? 'good' : evaluation.verdict === 'NOT_MET' ? 'bad' : 'warn'}>
              {evaluation.verdictLabel}
            </Badge>{' '}
            <span class="small soft">按{ruleSet?.source ?? '当期条件'}判定</span>
          </dd>
        </div>
      </dl>
      {notApprovable.length > 0 && (
        <Notice tone="warn">
          <p>现在还不能通过：</p>
          <ul>
            {notApprovable.map(({ code, path, message, clause }) => (
              <li key={`${code}${path}`}>
                {message}
                {clause && <span class="clause">〔依据 {clause}〕</span>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

/** Forward and back through the queue that one came from. */
function useWalk(id: string) {
  const { ids, link } = currentWalk();
  const at = ids.indexOf(id);
  const before = at > 0 ? ids[at - 1] : undefined;
  const next = at >= 0 ? ids[at + 1] : undefined;
  return {
    ...{ link, before, next },
    go: (step: 1 | -1) => {
      const to = step === 1 ? next : before;
      if (to !== undefined) goTo(linkTo('application', to));
    },
  };
}
