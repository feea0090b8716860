import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { currentSession, endSession, onSession } from '#web/session/session';
import { signIn, signOut } from '#web/session/sign-in';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export function useSignedIn(): boolean {
  const [signedIn, setSignedIn] = useState(() => currentSession() !== undefined);
  useEffect(() => {
    const left = (currentSession()?.expiresAt ?? 0) - Date.now();
    const timer = left > 0 ? setTimeout(endSession, left) : undefined;
    const stop = onSession(() => setSignedIn(currentSession() !== undefined));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return signedIn;
}

/**
 * Its children for whoever is signed in, else the way to sign in and come back to this very place. When the time runs out
 * meanwhile everything stays where it is, so that what was typed can still be copied.
 */
export function SignedIn({ why, children }: { why: string; children: ComponentChildren }) {
  const signedIn = useSignedIn();
  const was = useRef(signedIn);
  was.current ||= signedIn;
  if (!was.current) return <SignIn why={why} />;
  return (
    <>
      <div role="status">
        {!signedIn && <SignIn why="登录已经过期，没有保存的内容还在下面，可以先复制下来，再重新登录。" />}
      </div>
      {children}
    </>
  );
}

function SignIn({ why }: { why: string }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const go = () => {
    setBusy(true);
    setWrong(false);
    signIn(location.pathname + location.search + location.hash).catch(() => {
      setBusy(false);
      setWrong(true);
    });
  };
  return (
    <section class="sheet stack">
      <p>{why}</p>
      {wrong && (
        <Notice tone="bad" live>
          <p>现在连不上登录服务，请稍后再试。</p>
        </Notice>
      )}
      <p>
        <Button look="main" busy={busy} onClick={go}>
          登录
        </Button>
      </p>
    </section>
  );
}

export function SignOutButton() {
  return (
    <Button look="plain" onClick={() => void signOut().catch(() => location.assign('/'))}>
      退出登录
    </Button>
  );
}
