import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextArea, TextField } from '#web/parts/field.tsx';
import { Clause, Refused } from '#web/parts/notice.tsx';
import { isOpen, type Own } from './own.ts';
import { changeDraft } from './queries/change-draft.ts';

/** Everything answered; what may be changed is changed in its own line. */
export function Answers({ own, reload }: { own: Own; reload: () => Promise<void> }) {
  return (
    <dl class="pairs">
      {own.facts.map((fact) => (
        <Answer key={fact.fact} own={own} fact={fact} reload={reload} />
      ))}
    </dl>
  );
}

interface AnswerProps {
  own: Own;
  fact: Own['facts'][number];
  reload: () => Promise<void>;
}

function Answer({ own, fact, reload }: AnswerProps) {
  const [editing, setEditing] = useState(false);
  return (
    <div>
      <dt>
        {fact.label} <Clause clause={fact.clause} />
      </dt>
      <dd>
        {editing ? (
          <AnswerEditor own={own} fact={fact} reload={reload} close={() => setEditing(false)} />
        ) : (
          <div class="row apart">
            <span class="said grow">{fact.said}</span>
            {isOpen(own, { fact: fact.fact }) && (
              <Button look="plain" label={`修改${fact.label}`} onClick={() => setEditing(true)}>
                修改
              </Button>
            )}
          </div>
        )}
      </dd>
    </div>
  );
}

interface EditorProps {
  own: Own;
  fact: { fact: string; label: string; said: string };
  reload: () => Promise<void>;
  close?: () => void;
}

/** Answers that come as a list. */
const several = new Set(['occupations', 'projects']);

/** One answer in words, judged by the server as the chat judges it. */
export function AnswerEditor({ own, fact, reload, close }: EditorProps) {
  const long = fact.fact === 'workSummary';
  const [text, setText] = useState(long ? fact.said : '');
  const saving = useChange(changeDraft);
  const save = async () => {
    const typed = text.trim();
    const texts = several.has(fact.fact) ? typed.split(/[、；;\n]+/u) : [typed];
    const done = await saving.run({ applicationId: own.id, answers: [{ fact: fact.fact, texts }] });
    if (!done) return;
    await reload();
    close?.();
  };
  const hint = !long && fact.said !== '' ? `现在记的是：${fact.said}` : undefined;
  const Field = long ? TextArea : TextField;
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={fact.label} hint={hint} value={text} onInput={setText} required />
      <Refused refusal={saving.trouble} />
      <div class="row">
        <Button type="submit" look="main" busy={saving.busy}>
          保存
        </Button>
        {close && (
          <Button look="plain" onClick={close}>
            不改了
          </Button>
        )}
      </div>
    </form>
  );
}
