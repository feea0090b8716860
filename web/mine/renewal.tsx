import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { Refused } from '#web/parts/notice.tsx';
import type { OwnCard } from './card.tsx';
import { dayWords } from './own.ts';
import { startOwnRenewal } from './queries/start-renewal.ts';

interface RenewalProps {
  card: OwnCard;
  reload: () => Promise<void>;
}

/** 复核: from when on, why not today, or its beginning. */
export function Renewal({ card: { number, renewal }, reload }: RenewalProps) {
  const starting = useChange(startOwnRenewal);
  const start = async () => {
    const done = await starting.run({ number });
    if (!done) return;
    location.hash = `application=${encodeURIComponent(done.application.id)}`;
    await reload();
  };
  if (renewal.problem) return <p class="small soft">复核：{renewal.problem.message}</p>;
  return (
    <div class="stack tight">
      <p class="small soft">
        复核申请{dayWords(renewal.closesOn)}截止。原来填的内容会带过来，材料要重新上传；证卡号不变。
      </p>
      <Refused refusal={starting.trouble} />
      <div>
        <Button busy={starting.busy} onClick={() => void start()}>
          申请复核
        </Button>
      </div>
    </div>
  );
}
