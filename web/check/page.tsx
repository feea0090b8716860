import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, isRefusal } from '#web/api/graphql';
import { failure } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextField } from '#web/parts/field.tsx';
import { Notice, Refused } from '#web/parts/notice.tsx';
import { Page, show } from '#web/parts/page.tsx';
import { type CheckCardQuery, checkCard } from './queries/check-card.ts';
import { Verdict } from './verdict.tsx';
import './check.css';

type Answer = CheckCardQuery['verifyCard'];

/** The code on a card leads here with its number. */
const scanned = new URLSearchParams(location.search).get('number') ?? '';

function Check() {
  const [number, setNumber] = useState(scanned);
  const [name, setName] = useState('');
  const [occupation, setOccupation] = useState('');
  const [on, setOn] = useState('');
  const [state, setState] = useState<{ busy: boolean; waiting: boolean; answer?: Answer; failed?: string }>(idle);
  const result = useRef<HTMLDivElement>(null);
  const { answer } = state;
  useEffect(() => {
    if (answer) result.current?.focus();
  }, [answer]);
  const check = async () => {
    setState({ busy: true, waiting: false });
    const asked = { number, name, ...(occupation && { occupation }), ...(on && { on }) };
    const onWaiting = (waiting: boolean) => setState({ busy: true, waiting });
    await ask(checkCard, asked, { onWaiting }).then(
      ({ verifyCard }) => setState({ ...idle, answer: verifyCard }),
      (error: unknown) => setState({ ...idle, failed: failure(error).message }),
    );
  };
  return (
    <Page title="核验证卡" narrow>
      <div class="stack">
        {answer && (
          <div ref={result} tabIndex={-1} class="result">
            <Shown answer={answer} name={name} />
          </div>
        )}
        <form
          class="sheet stack no-print"
          onSubmit={(event) => {
            event.preventDefault();
            void check();
          }}
        >
          {scanned === '' ? (
            <TextField label="证卡号" value={number} onInput={setNumber} hint="在证卡正面，姓名下方。" required />
          ) : (
            <p>
              证卡号 <strong class="numbers">{scanned}</strong>（来自证卡上的二维码）
            </p>
          )}
          <TextField label="持卡人姓名" value={name} onInput={setName} hint="请照着证卡上的姓名填写。" required />
          <details>
            <summary>核对职业或别的日期（可不填）</summary>
            <div class="stack">
              <TextField
                label="考评职业"
                value={occupation}
                onInput={setOccupation}
                hint="如“电工”；看这张证卡能不能考评这个职业。"
              />
              <TextField label="日期" type="date" value={on} onInput={setOn} hint="不填就是今天。" />
            </div>
          </details>
          <div>
            <Button type="submit" look="main" busy={state.busy}>
              核验
            </Button>
          </div>
        </form>
        {state.waiting && (
          <Notice tone="warn" live>
            <p>网络不太顺，正在重试……</p>
          </Notice>
        )}
        {state.failed && (
          <Notice tone="bad" live>
            <p>{state.failed}</p>
          </Notice>
        )}
      </div>
    </Page>
  );
}

const idle = { busy: false, waiting: false };

function Shown({ answer, name }: { answer: Answer; name: string }) {
  if (answer.__typename === 'CardVerification') return <Verdict answer={answer} name={name} />;
  if (answer.__typename === 'RateLimitedError')
    return (
      <Notice tone="warn" live>
        <p>{answer.message}</p>
        <p>请约 {Math.max(1, Math.ceil(answer.retryAfter / 60))} 分钟后再试。</p>
      </Notice>
    );
  return isRefusal(answer) ? <Refused refusal={answer} /> : null;
}

show(<Check />);
