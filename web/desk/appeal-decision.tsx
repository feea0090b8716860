import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextArea } from '#web/parts/field.tsx';
import { Refused } from '#web/parts/notice.tsx';
import type { Application } from './application.tsx';
import { deskDecideAppeal } from './queries/desk-decide-appeal.ts';
import { tell } from './view.tsx';

interface AppealDecisionProps {
  application: Application;
  reload: () => Promise<void>;
}

/** An appeal is decided once, in words. */
export function AppealDecision({ application, reload }: AppealDecisionProps) {
  const [words, setWords] = useState('');
  const decide = useChange(deskDecideAppeal);
  const action = application.allowedActions.find((each) => each.action === 'DECIDE_APPEAL');
  if (!application.appeal || application.appeal.outcomeLabel || !action) return null;
  const run = async (outcome: 'UPHELD' | 'OVERTURNED') => {
    const { id, version } = application;
    const done = await decide.run({ applicationId: id, expectedVersion: version, outcome, words });
    if (!done) return;
    tell(`申诉已处理，申报现在是“${done.application.statusLabel}”。`);
    await reload();
  };
  return (
    <section class="decide stack tight" aria-label="处理申诉">
      {action.because[0] && <p>{action.because[0].message}</p>}
      <TextArea label="答复申报人" rows={2} value={words} onInput={setWords} />
      <Refused refusal={decide.trouble} />
      <div class="row">
        <Button look="main" busy={decide.busy} disabled={!action.enabled} onClick={() => void run('OVERTURNED')}>
          申诉成立，改为通过
        </Button>
        <Button look="bad" busy={decide.busy} disabled={!action.enabled} onClick={() => void run('UPHELD')}>
          维持不予通过
        </Button>
      </div>
    </section>
  );
}
