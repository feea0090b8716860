import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Notice } from '#web/parts/notice.tsx';
import { Page, show } from '#web/parts/page.tsx';
import { Answer } from './answer.tsx';
import { Conversation } from './conversation.ts';
import { Log } from './log.tsx';
import { Understood } from './understood.tsx';
import { Welcome } from './welcome.tsx';
import './chat.css';

const conversation = new Conversation();

function Chat() {
  const [view, setView] = useState(conversation.view);
  const talk = useRef<HTMLDivElement>(null);
  useEffect(() => conversation.listen(setView), []);
  const { length } = view.entries;
  useEffect(() => {
    if (length > 0) showNewest(talk.current);
  }, [length]);
  if (view.phase === 'WELCOME') return <Welcome begin={() => conversation.begin()} />;
  if (view.phase === 'LOST') return <Lost />;
  const { application } = view.kept ?? {};
  return (
    <Page title="咨询和申报" titleHidden footless>
      <div class="chat">
        <Understood conversation={conversation} view={view} />
        <div class="talk" ref={talk}>
          {view.phase === 'OPENING' && <p role="status">正在打开……</p>}
          <Log entries={view.entries} waiting={view.waiting} />
          {view.fault && (
            <Notice tone="bad" live>
              <p>{view.fault}</p>
              <p>
                <Button onClick={() => conversation.goOn()}>再试一次</Button>
              </p>
            </Notice>
          )}
          {application ? <Drafted code={application.claimCode} until={application.claimExpiresAt} /> : null}
          {!application && <Answer conversation={conversation} view={view} />}
        </div>
      </div>
    </Page>
  );
}

/** To the end of the page, but not past the beginning of what was said last; a long message of one's own need not be seen again. */
function showNewest(talk: HTMLElement | null): void {
  window.scrollTo(0, document.documentElement.scrollHeight);
  const own = talk?.querySelectorAll('.log > .own');
  const last = own?.length ? own[own.length - 1] : undefined;
  const isLong = (last?.getBoundingClientRect().height ?? 0) > innerHeight / 4;
  const first = (isLong && last?.nextElementSibling) || (last ?? talk?.querySelector('.log > *'));
  const above = first?.getBoundingClientRect().top ?? 0;
  const covered = document.querySelector('.understood')?.getBoundingClientRect().height ?? 0;
  const hidden = matchMedia('(min-width: 60rem)').matches ? 12 : covered + 12;
  if (above < hidden) window.scrollBy(0, above - hidden);
}

/** The draft is there: from here on it is the signed-in person's own affair. */
function Drafted({ code, until }: { code: string | undefined; until: string | undefined }) {
  return (
    <section class="sheet stack drafted" aria-label="申报草稿">
      <h2>申报草稿已经生成</h2>
      {code ? (
        <>
          <p>
            接下来登录，把这份草稿领到自己名下，再选机构和培训班、上传材料、提交。领取码只在这里显示一次，请截图或抄下来
            {until ? `，${dayOf(until)}前有效` : ''}：
          </p>
          <p class="code numbers">{code}</p>
          <p class="row">
            <Button look="main" href={`/mine/#claim=${encodeURIComponent(code)}`}>
              登录并领取草稿
            </Button>
          </p>
        </>
      ) : (
        <>
          <p>请用生成草稿时得到的领取码，在“我的申报”里领取；已经领取的，登录后就能看到。</p>
          <p>
            <Button look="main" href="/mine/">
              去我的申报
            </Button>
          </p>
        </>
      )}
      <p>
        <Button look="plain" onClick={() => conversation.forget()}>
          清除本机记录
        </Button>
      </p>
    </section>
  );
}

function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' }).format(
    new Date(moment),
  );
}

function Lost() {
  const unsent = conversation.view.kept?.unsent ?? [];
  return (
    <Page title="没有找到这次对话" narrow>
      <div class="stack">
        <Notice tone="warn" live>
          <p>这次对话可能已经过期，或者链接不完整。对话30天没有新内容就会删除。</p>
        </Notice>
        {unsent.length > 0 && (
          <section class="sheet">
            <h2>还没有送出的话</h2>
            {unsent.map(({ messageId, shown }) => (
              <p key={messageId} class="said">
                {shown}
              </p>
            ))}
          </section>
        )}
        <p class="row">
          <Button look="main" onClick={() => conversation.begin()}>
            开始新的对话
          </Button>
          <Button href="/mine/">我的申报</Button>
        </p>
      </div>
    </Page>
  );
}

show(<Chat />);
