import { useEffect, useState } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Loaded } from '#web/parts/loaded.tsx';
import { Badge } from '#web/parts/notice.tsx';
import { Page, show } from '#web/parts/page.tsx';
import { SignedIn, SignOutButton, useSignedIn } from '#web/parts/signed-in.tsx';
import { whoAmI } from '#web/session/queries/viewer';
import { Application } from './application.tsx';
import { Claim, takeCodeFromAddress, waitingCode } from './claim.tsx';
import { dayWords, toneOf } from './own.ts';
import { myApplications } from './queries/my-applications.ts';
import './mine.css';

takeCodeFromAddress();

/** Which application the address names: `#application=…`. */
function chosen(): string | undefined {
  const found = /^#application=(.+)$/.exec(location.hash)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}

function Mine() {
  const signedIn = useSignedIn();
  const why =
    waitingCode() === undefined
      ? '登录后可以看到自己的申报、补齐材料、提交，也可以看办理进度和证卡。'
      : '登录后，刚才生成的草稿就归到您名下，接着补齐材料就能提交。';
  return (
    <Page title="我的申报" aside={signedIn ? <Who /> : undefined}>
      <SignedIn why={why}>
        <Applications />
      </SignedIn>
    </Page>
  );
}

function Who() {
  const { data } = useQuery(whoAmI, {});
  return (
    <>
      {data?.viewer?.name && <span class="small">{data.viewer.name}</span>}
      <SignOutButton />
    </>
  );
}

function Applications() {
  const [id, setId] = useState(chosen());
  const all = useQuery(myApplications, {});
  useEffect(() => {
    const follow = () => setId(chosen());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const open = (application: string) => {
    location.hash = `application=${encodeURIComponent(application)}`;
    void all.reload();
  };
  const edges = all.data?.applications?.edges ?? [];
  const only = edges.length === 1 && waitingCode() === undefined ? edges[0]?.node.id : undefined;
  const shown = id ?? only;
  const list = (
    <aside key="list" class="stack" aria-label="我的申报列表">
      <Loaded of={all}>
        {() => (
          <nav class="sheet" aria-label="选择申报">
            {edges.length === 0 && <p>您名下还没有申报。</p>}
            <ul class="mine-list">
              {edges.map(({ node }) => (
                <li key={node.id}>
                  <a
                    href={`#application=${encodeURIComponent(node.id)}`}
                    aria-current={node.id === shown ? 'true' : undefined}
                  >
                    <span class="row apart">
                      <strong>
                        {node.categoryLabel}
                        {node.kind === 'RENEWAL' && `（${node.kindLabel}）`}
                      </strong>
                      <Badge tone={toneOf(node.status)}>{node.statusLabel}</Badge>
                    </span>
                    <span class="small soft">{node.trainingClass?.title ?? `${dayWords(node.updatedAt)}更新`}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </Loaded>
      <details class="sheet" open={waitingCode() !== undefined || (all.data !== undefined && edges.length === 0)}>
        <summary>用领取码领取草稿</summary>
        <Claim onClaimed={open} />
      </details>
      <p class="small">
        还没有草稿？<a href="/">先咨询、生成草稿</a>
      </p>
    </aside>
  );
  const one = shown && <Application key={shown} id={shown} onChanged={all.reload} />;
  // On a phone the only application comes first, of several the list.
  return <div class="mine">{edges.length === 1 ? [one, list] : [list, one]}</div>;
}

show(<Mine />);
