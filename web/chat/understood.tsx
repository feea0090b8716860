import { useRef, useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Notice } from '#web/parts/notice.tsx';
import type { Conversation, View } from './conversation.ts';
import { linkTo } from './kept.ts';

/** What has been understood so far, each to be changed; how far it is; and how to go on elsewhere. */
export function Understood({ conversation, view }: { conversation: Conversation; view: View }) {
  const { understood, progress, kept } = view;
  const [wide] = useState(() => matchMedia('(min-width: 60rem)').matches);
  const list = useRef<HTMLDetailsElement>(null);
  const done = kept?.application !== undefined;
  const left = done || !progress ? undefined : leftWords(progress);
  const change = (fact: string, label: string) => {
    conversation.choose({ id: `correct:${fact}`, label: `修改${label}` });
    // On a phone the list would cover what is asked now.
    if (list.current) list.current.open = wide;
    document.getElementById('words')?.focus();
  };
  return (
    <aside class="understood sheet" aria-label="已经记下的">
      <details ref={list} open={wide}>
        <summary>
          已经记下 {understood.length} 项{left && <span class="left"> · {left}</span>}
        </summary>
        <dl class="pairs">
          {understood.map(({ fact, label, said }) => (
            <div key={fact}>
              <dt>{label}</dt>
              <dd class="row apart">
                <span>{said}</span>
                {!done && (
                  <Button look="plain" label={`修改${label}`} onClick={() => change(fact, label)}>
                    修改
                  </Button>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <Elsewhere conversation={conversation} view={view} />
      </details>
      {left && progress && <progress aria-label={left} {...share(understood.length, progress)} />}
    </aside>
  );
}

type Progress = NonNullable<View['progress']>;

function leftWords({ atLeast, atMost }: Progress): string {
  if (atMost === 0) return '都答完了，等您确认';
  return `还有 ${atLeast === atMost ? atMost : `${atLeast} 到 ${atMost}`} 个问题`;
}

function share(count: number, { atMost }: Progress): { max: number; value: number } {
  return atMost === 0 ? { max: 1, value: 1 } : { max: count + atMost, value: count };
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
