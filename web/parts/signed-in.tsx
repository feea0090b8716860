import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currentSession, onSession } from '#web/session/session';
import { signIn, signOut } from '#web/session/sign-in';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export function useSignedIn(): boolean {
  const [signedIn, setSignedIn] = useState(() => currentSession() !== undefined);
  useEffect(() => onSession(() => setSignedIn(currentSession() !== undefined)), []);
  return signedIn;
}

/** Its children for whoever is signed in, else the way to sign in and come back to this very place. */
export function SignedIn({ why, children }: { why: string; children: ComponentChildren }) {
  return useSignedIn() ? children : <SignIn why={why} />;
}

function SignIn({ why }: { why: string }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const go = () => {
    setBusy(true);
    setWrong(false);
    signIn(location.pathname + location.search).catch(() => {
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
