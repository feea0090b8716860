import { useEffect, useRef, useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextArea, TextField, Tick } from '#web/parts/field.tsx';
import { Clause, Refused } from '#web/parts/notice.tsx';
import type { DecideProps } from './decide.tsx';
import { decisionName, type Mode } from './decision.ts';
import type { DeskReasonsQuery } from './queries/desk-reasons.ts';
import { deskReview } from './queries/desk-review.ts';

type Reason = DeskReasonsQuery['reviewReasons'][number];

interface DecideFormProps extends DecideProps {
  mode: Mode;
  reasons: readonly Reason[];
}

const fitting = { APPROVE: 'JUDGEMENT', RETURN: 'MENDABLE', REJECT: 'FINAL' } as const;
const explained = {
  APPROVE: '确认材料和申报内容一致、条件逐条核对过。',
  RETURN: '申报人只能改退回的内容，改好再交回到这一环节。',
  REJECT: '不可补正的才作不予通过；依据的条款会告诉申报人，申报人可以申诉一次。',
};

/** The form of one decision: reasons of the closed list, what is to be mended, words. Ctrl+Enter confirms. */
export function DecideForm({ application, mode, setMode, reasons, decided, conflict }: DecideFormProps) {
  const [chosen, setChosen] = useState<readonly Reason['reason'][]>([]);
  const [search, setSearch] = useState('');
  const [typedWords, setWords] = useState<string>();
  const [mend, setMend] = useState<Mend>();
  const review = useChange(deskReview);
  const form = useRef<HTMLFormElement>(null);
  const offered = reasons.filter(
    (reason) => reason.kind === fitting[mode] && (mode !== 'APPROVE' || isOpen(application, reason)),
  );
  const picked = offered.filter(({ reason }) => chosen.includes(reason));
  const words = typedWords ?? (mode === 'RETURN' ? picked.map(({ reasonLabel }) => `${reasonLabel}。`).join('') : '');
  const mending = mend ?? mendOf(picked);
  useEffect(() => {
    const { current } = form;
    const first = current?.querySelector<HTMLElement>(mode === 'APPROVE' ? 'button[type=submit]' : 'input');
    first?.focus();
  }, [mode]);
  const run = async () => {
    const answer = await review.run({
      review: {
        ...{ applicationId: application.id, expectedVersion: application.version, decision: mode },
        reasons: [...chosen],
        ...(mode === 'RETURN' && { facts: mending.facts, documents: mending.documents, choices: mending.choices }),
        words: words.trim() || null,
      },
    });
    if (answer) decided(`已${decisionName(mode)}，现在是“${answer.application.statusLabel}”。`);
  };
  const { trouble } = review;
  const isConflict = trouble !== undefined && conflicting.has(trouble.problems[0]?.code ?? trouble.code);
  useEffect(() => {
    if (isConflict) conflict();
  }, [isConflict, conflict]);
  const toggle = (reason: Reason['reason']) =>
    setChosen(chosen.includes(reason) ? chosen.filter((each) => each !== reason) : [...chosen, reason]);
  return (
    <form
      ref={form}
      class="decide-form stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey && !review.busy) void run();
      }}
    >
      <div class="row apart">
        <p>
          <strong>{decisionName(mode)}</strong> <span class="small soft">{explained[mode]}</span>
        </p>
        <Button look="plain" keys="Escape" onClick={() => setMode(undefined)}>
          收起{' '}
          <span class="kbd" aria-hidden="true">
            Esc
          </span>
        </Button>
      </div>
      {offered.length > 0 && (
        <fieldset class="stack tight">
          <legend class="hidden-words">{mode === 'APPROVE' ? '由审核人认定的事项' : '原因'}</legend>
          {offered.length > 8 && <TextField label="找原因" value={search} onInput={setSearch} />}
          <div class="reasons">
            {offered
              .filter((each) => fits(each, search) || chosen.includes(each.reason))
              .map(({ reason, reasonLabel, clause }) => (
                <label key={reason} class="tick">
                  <input type="checkbox" checked={chosen.includes(reason)} onChange={() => toggle(reason)} />
                  <span>
                    {reasonLabel} <Clause clause={clause} />
                  </span>
                </label>
              ))}
          </div>
        </fieldset>
      )}
      {mode === 'RETURN' && chosen.length > 0 && (
        <MendChoice application={application} mend={mending} setMend={setMend} />
      )}
      {(mode !== 'APPROVE' || chosen.length > 0) && (
        <TextArea
          label={mode === 'REJECT' ? '补充说明（可不填）' : '告诉申报人的话'}
          rows={2}
          value={words}
          onInput={setWords}
        />
      )}
      {!isConflict && <Refused refusal={trouble} />}
      <div class="row">
        <Button type="submit" look={mode === 'REJECT' ? 'bad' : 'main'} busy={review.busy} keys="Control+Enter">
          确认{decisionName(mode)}
        </Button>
        {isConflict && <span>有人先办理了，见页面上方。</span>}
      </div>
    </form>
  );
}

const conflicting = new Set(['VERSION_MOVED', 'CHANGED_MEANWHILE', 'NOT_UNDER_REVIEW']);

/** What the rules leave to the reviewer: only of that a judgement may be given. */
function isOpen({ checklist }: DecideProps['application'], { facts }: Reason): boolean {
  return checklist.some(({ condition: { fact, verdict } }) => verdict === 'UNKNOWN' && facts.includes(fact));
}

function fits({ reasonLabel, clause }: Reason, search: string): boolean {
  return `${reasonLabel} ${clause}`.includes(search.trim());
}

interface Mend {
  facts: string[];
  documents: Reason['documents'][number][];
  choices: Reason['choices'][number][];
}

/** What the reasons concern. */
function mendOf(picked: readonly Reason[]): Mend {
  return {
    facts: [...new Set(picked.flatMap(({ facts }) => facts))],
    documents: [...new Set(picked.flatMap(({ documents }) => documents))],
    choices: [...new Set(picked.flatMap(({ choices }) => choices))],
  };
}

interface MendChoiceProps {
  application: DecideProps['application'];
  mend: Mend;
  setMend: (mend: Mend) => void;
}

const choiceNames = [
  { choice: 'AGENCY', name: '评价机构' },
  { choice: 'TRAINING_CLASS', name: '培训班' },
  { choice: 'ROUTE', name: '审核路径' },
] as const;

function MendChoice({ application: { facts, requiredDocuments }, mend, setMend }: MendChoiceProps) {
  const count = mend.facts.length + mend.documents.length + mend.choices.length;
  const without = <Item,>(items: readonly Item[], item: Item) =>
    items.includes(item) ? items.filter((each) => each !== item) : [...items, item];
  return (
    <details>
      <summary>要补正的内容（{count} 项，按原因选好了，可以增减）</summary>
      <div class="reasons">
        {facts.map(({ fact, label }) => (
          <Tick
            key={fact}
            label={label}
            checked={mend.facts.includes(fact)}
            onInput={() => setMend({ ...mend, facts: without(mend.facts, fact) })}
          />
        ))}
        {requiredDocuments.map(({ kind, label }) => (
          <Tick
            key={kind}
            label={`材料：${label}`}
            checked={mend.documents.includes(kind)}
            onInput={() => setMend({ ...mend, documents: without(mend.documents, kind) })}
          />
        ))}
        {choiceNames.map(({ choice, name }) => (
          <Tick
            key={choice}
            label={`所选${name}`}
            checked={mend.choices.includes(choice)}
            onInput={() => setMend({ ...mend, choices: without(mend.choices, choice) })}
          />
        ))}
      </div>
    </details>
  );
}
