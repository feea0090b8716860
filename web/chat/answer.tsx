import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Notice } from '#web/parts/notice.tsx';
import type { Conversation, View } from './conversation.ts';

type Question = NonNullable<View['question']>;
type Kind = NonNullable<Question['ask']>['kind'];

/** Where the person answers: what may be chosen, and words of their own at any time. */
export function Answer({ conversation, view }: { conversation: Conversation; view: View }) {
  const { question, kept, phase } = view;
  const place = useRef<HTMLElement>(null);
  const busy = phase !== 'OPEN' || (kept?.unsent.length ?? 0) > 0;
  const choices = busy ? [] : (question?.choices ?? []);
  const asks = !busy && question?.ask !== undefined;
  const choose = (choice: { id: string; label: string }) => {
    conversation.choose(choice);
    // The pressed button goes away: the focus stays with the answers instead of falling to the top of the page.
    place.current?.focus();
  };
  return (
    <section class="answer" aria-label="回答" ref={place} tabIndex={-1}>
      <div role="status">
        {view.waiting && (
          <Notice tone="warn">
            <p>现在连不上服务器，正在不断重试。您说的都还在，连上后自动送出；也可以关掉页面，以后再来。</p>
          </Notice>
        )}
      </div>
      {view.returned && (
        <Notice tone="bad" live>
          <p>{view.returned.why}</p>
        </Notice>
      )}
      {(choices.length > 0 || asks) && (
        <ul class="choices" aria-label={question?.ask?.label ? `可以选：${question.ask.label}` : '可以选'}>
          {choices.map((choice) => (
            <li key={choice.id}>
              <Button look={choice.id === 'confirm' ? 'main' : undefined} onClick={() => choose(choice)}>
                {choice.label}
              </Button>
            </li>
          ))}
          {asks && (
            <li>
              <Button look="plain" onClick={() => choose({ id: 'why', label: '为什么问这个？' })}>
                为什么问这个？
              </Button>
            </li>
          )}
        </ul>
      )}
      <Words conversation={conversation} view={view} />
    </section>
  );
}

/** Which keyboard a phone shows; words remain possible behind one press. */
function keyboardOf(kind: Kind): 'text' | 'decimal' | 'numeric' | 'tel' {
  if (kind === 'years') return 'decimal';
  if (kind === 'count') return 'numeric';
  return kind === 'phone' ? 'tel' : 'text';
}

const hints: Partial<Record<NonNullable<Kind>, string>> = {
  years: '填年数，也可以说“两年半”',
  count: '填次数',
  date: '如 2015年6月1日',
  phone: '11 位手机号码',
  idNumber: '18 位身份证号码',
  workSummary: '在这里写工作简历，不少于 200 字',
};

function lastWords({ entries }: View): string | undefined {
  const last = [...entries].reverse().find((entry) => entry.from === 'person');
  // What is on its way has not been refused yet.
  return last?.from === 'person' && entries.at(-1) !== last && last.state === 'sent' ? last.text : undefined;
}

function Words({ conversation, view }: { conversation: Conversation; view: View }) {
  const [text, setText] = useState('');
  const [wordsFor, setWordsFor] = useState<string>();
  const { question, returned } = view;
  const kind = question?.ask?.kind;
  const keyboard = wordsFor !== undefined && wordsFor === kind ? 'text' : keyboardOf(kind);
  const long = kind === 'workSummary';
  useEffect(() => {
    if (returned) setText((typed) => typed || returned.text);
  }, [returned]);
  // A long text that does not do yet is mended, not written once more.
  const again = long && question?.kind === 'ASK_AGAIN' ? lastWords(view) : undefined;
  useEffect(() => {
    if (again) setText((typed) => typed || again);
  }, [again]);
  const send = () => {
    const said = text.trim();
    if (said === '') return;
    conversation.say(said);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While Chinese is being composed, Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || (long && !event.ctrlKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class={long ? 'words long' : 'words'}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="hidden-words" for="words">
        {question?.ask?.label ? `回答：${question.ask.label}` : '说点什么'}
      </label>
      <textarea
        id="words"
        class="input"
        rows={long ? 7 : 1}
        value={text}
        inputMode={keyboard}
        enterkeyhint={long ? 'enter' : 'send'}
        autocomplete="off"
        placeholder={(kind && hints[kind]) ?? '可以直接用自己的话说'}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="words-side">
        {kind === 'date' && (
          <input
            class="input"
            type="date"
            aria-label="选日期"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {keyboard !== 'text' && (
          <Button look="plain" onClick={() => setWordsFor(kind)}>
            换文字键盘
          </Button>
        )}
        {long && <small class="soft numbers">已写 {[...text.replace(/\s/gu, '')].length} 字</small>}
        <Button type="submit" look="main">
          发送
        </Button>
      </div>
    </form>
  );
}
