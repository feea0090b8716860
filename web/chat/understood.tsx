import { useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Notice } from '#web/parts/notice.tsx';
import type { Conversation, View } from './conversation.ts';
import { linkTo } from './kept.ts';

/** What has been understood so far, each to be changed; how far it is; and how to go on elsewhere. */
export function Understood({ conversation, view }: { conversation: Conversation; view: View }) {
  const { understood, progress, kept } = view;
  const wide = matchMedia('(min-width: 60rem)').matches;
  const done = kept?.application !== undefined;
  return (
    <aside class="understood sheet" aria-label="已经记下的">
      <Progress count={understood.length} progress={progress} done={done} />
      {understood.length > 0 && (
        <details open={wide}>
          <summary>已经记下 {understood.length} 项</summary>
          <dl class="pairs">
            {understood.map(({ fact, label, said }) => (
              <div key={fact}>
                <dt>{label}</dt>
                <dd class="row apart">
                  <span>{said}</span>
                  {!done && (
                    <Button
                      look="plain"
                      label={`修改${label}`}
                      onClick={() => {
                        conversation.choose({ id: `correct:${fact}`, label: `修改${label}` });
                        document.getElementById('words')?.focus();
                      }}
                    >
                      修改
                    </Button>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Elsewhere conversation={conversation} view={view} />
    </aside>
  );
}

function Progress({ count, progress, done }: { count: number; progress: View['progress']; done: boolean }) {
  if (done || !progress) return null;
  const { atLeast, atMost } = progress;
  const left =
    atMost === 0 ? '都答完了，等您确认' : `还有 ${atLeast === atMost ? atMost : `${atLeast} 到 ${atMost}`} 个问题`;
  return (
    <div class="stack tight">
      <label for="progress">{left}</label>
      <progress id="progress" max={count + atMost || 1} value={atMost === 0 ? count || 1 : count} />
    </div>
  );
}

function Elsewhere({ conversation, view }: { conversation: Conversation; view: View }) {
  const [link, setLink] = useState<string>();
  const [copied, setCopied] = useState(false);
  const own = view.kept?.conversation;
  if (!own) return null;
  const show = () => {
    const made = linkTo(own);
    setLink(made);
    navigator.clipboard?.writeText(made).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <details class="elsewhere">
      <summary>换个设备接着填</summary>
      <div class="stack tight">
        <p class="small">用这个链接在别的手机或电脑上打开，就能接着说。拿到链接的人都能看到并修改，请只发给自己。</p>
        <p class="row">
          <Button onClick={show}>复制链接</Button>
          <Button look="plain" onClick={() => conversation.forget()}>
            清除本机记录
          </Button>
        </p>
        {link && (
          <Notice live>
            <p>{copied ? '已复制。' : '请长按或选中下面的链接复制：'}</p>
            <p class="small">{link}</p>
          </Notice>
        )}
      </div>
    </details>
  );
}
