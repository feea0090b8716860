import { useEffect, useRef, useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextField } from '#web/parts/field.tsx';
import { Refused } from '#web/parts/notice.tsx';
import { claimDraft } from './queries/claim-draft.ts';

const place = 'kaoping.claim';

/** The chat hands its code over behind the `#`; it is kept over the way to the issuer and back, and out of the address. */
export function takeCodeFromAddress(): void {
  const code = /^#claim=(.{1,60})$/.exec(location.hash)?.[1];
  if (code === undefined) return;
  sessionStorage.setItem(place, decodeURIComponent(code));
  history.replaceState(null, '', location.pathname);
}

export function waitingCode(): string | undefined {
  return sessionStorage.getItem(place) ?? undefined;
}

/** Makes a draft one's own: by itself with the code that the chat handed over, else with one that is typed. */
export function Claim({ onClaimed }: { onClaimed: (id: string) => void }) {
  const [code, setCode] = useState(waitingCode() ?? '');
  const claiming = useChange(claimDraft);
  const claim = async (typed: string) => {
    const done = await claiming.run({ code: typed });
    if (!done) return;
    sessionStorage.removeItem(place);
    // The chat is over; what this device kept of it is not needed any more.
    localStorage.removeItem('kaoping.chat');
    setCode('');
    onClaimed(done.application.id);
  };
  const first = useRef(claim);
  useEffect(() => {
    const waiting = waitingCode();
    if (waiting !== undefined) void first.current(waiting);
  }, []);
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void claim(code);
      }}
    >
      <TextField
        label="领取码"
        hint="聊天最后生成草稿时显示的那一串，七天内有效。"
        value={code}
        onInput={setCode}
        required
      />
      <Refused refusal={claiming.trouble} />
      <div>
        <Button type="submit" busy={claiming.busy}>
          领取草稿
        </Button>
      </div>
    </form>
  );
}
