import { useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Loaded } from '#web/parts/loaded.tsx';
import { Clause, Notice } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';
import { deskApplicationTrail } from './queries/desk-application-trail.ts';
import { Trail } from './trail.tsx';
import { useAll } from './use-all.ts';
import { momentWords } from './words.ts';

interface DifferencesProps {
  application: Application;
  show: (documentId: string) => void;
}

/** What is other than it was when it was returned. */
export function Differences({ application: { differences }, show }: DifferencesProps) {
  if (!differences) return null;
  const { facts, documents } = differences;
  return (
    <section class="sheet tight-sheet" aria-labelledby="differences">
      <h3 id="differences">退回以后改了什么</h3>
      {facts.length + documents.length === 0 && <p>什么都没有改。</p>}
      <ul class="plain-list">
        {facts.map(({ fact, label, saidBefore, saidAfter }) => (
          <li key={fact}>
            {label}：<del>{saidBefore ?? '（空）'}</del> → <ins>{saidAfter ?? '（空）'}</ins>
          </li>
        ))}
        {documents.map(({ kind, kindLabel, before, after }) => (
          <li key={kind} class="row">
            {kindLabel}：
            {before.map(({ documentId }) => (
              <Button key={documentId} look="plain" onClick={() => show(documentId)}>
                退回时的
              </Button>
            ))}
            {after.map(({ documentId }) => (
              <Button key={documentId} look="plain" onClick={() => show(documentId)}>
                现在的
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How each stage decided so far, and what was said. */
export function Decisions({ application }: { application: Application }) {
  const { decisions, correction, rejection, appeal } = application;
  if (decisions.length === 0 && !correction && !rejection) return null;
  return (
    <section class="sheet tight-sheet" aria-labelledby="decisions">
      <h3 id="decisions">已有的审核意见</h3>
      <ul class="plain-list">
        {decisions.map(({ stage, stageLabel, outcomeLabel, officeLabel, at, reasons, words }) => (
          <li key={stage}>
            <strong>
              {stageLabel}：{outcomeLabel}
            </strong>{' '}
            <span class="small soft">
              {officeLabel}，{momentWords(at)}
            </span>
            {reasons.map(({ reasonLabel, clause }) => (
              <p key={reasonLabel}>
                {reasonLabel} <Clause clause={clause} />
              </p>
            ))}
            {words && <p class="said">{words}</p>}
          </li>
        ))}
      </ul>
      {correction && (
        <p>
          要补正：
          {[
            ...correction.facts.map(({ label }) => label),
            ...correction.documents.map(({ kindLabel }) => kindLabel),
            ...correction.choices.map(({ choiceLabel }) => choiceLabel),
          ].join('、')}
        </p>
      )}
      {rejection && (
        <Notice tone="bad">
          <p>
            {rejection.stageLabel}不予通过：{rejection.reason?.reasonLabel} <Clause clause={rejection.clause} />
          </p>
          <p>可以申诉到 {rejection.appealUntil}。</p>
        </Notice>
      )}
      {appeal && (
        <Notice>
          <p>{momentWords(appeal.filedAt)}申诉：</p>
          <p class="said">{appeal.words}</p>
          {appeal.outcomeLabel && (
            <p>
              {appeal.outcomeLabel}：{appeal.decisionWords}
            </p>
          )}
        </Notice>
      )}
    </section>
  );
}

const infoOf = (page: {
  applicationHistory: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}) => page.applicationHistory?.pageInfo;

/** Asked for only when somebody opens it: looking is written down. */
export function ApplicationHistory({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const trail = useAll({ operation: deskApplicationTrail, variables: open ? { id } : undefined, info: infoOf });
  return (
    <details class="sheet tight-sheet" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>办理记录</summary>
      {open && (
        <Loaded of={trail}>
          {(pages) => (
            <Trail entries={pages.flatMap((page) => page.applicationHistory?.edges.map(({ node }) => node) ?? [])} />
          )}
        </Loaded>
      )}
    </details>
  );
}
