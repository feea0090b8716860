import { useEffect, useRef } from 'preact/hooks';
import { useQuery } from '#web/api/use-query';
import { Button } from '#web/parts/button.tsx';
import type { Application } from './application.tsx';
import { DecideForm } from './decide-form.tsx';
import { decisions, type Mode } from './decision.ts';
import { deskReasons } from './queries/desk-reasons.ts';

export interface DecideProps {
  application: Application;
  mode: Mode | undefined;
  setMode: (mode: Mode | undefined) => void;
  /** What it came to, in words. */
  decided: (words: string) => void;
  /** Somebody else was quicker. */
  conflict: () => void;
}

/** At the foot of the window: what may be decided, and the form of what was chosen. */
export function Decide(props: DecideProps) {
  const { application, mode, setMode } = props;
  const { category, status } = application;
  const stage = status === 'AGENCY_REVIEW' || status === 'CENTRE_REVIEW' ? status : null;
  const reasons = useQuery(deskReasons, { category, stage });
  const buttons = useRef<HTMLDivElement>(null);
  const before = useRef<Mode>(undefined);
  useEffect(() => {
    // Folded away, the focus goes back to where it was opened from.
    const was = before.current;
    before.current = mode;
    if (mode === undefined && was) {
      const at = decisions.findIndex((each) => each.mode === was);
      buttons.current?.querySelectorAll('button')[at]?.focus();
    }
  }, [mode]);
  return (
    <section class="decide" aria-label="审核意见">
      {mode && <DecideForm key={mode} {...props} mode={mode} reasons={reasons.data?.reviewReasons ?? []} />}
      {!mode && (
        <div class="row" ref={buttons}>
          {decisions.map(({ mode: each, name, keys, look }) => (
            <Button key={each} look={look} keys={keys} onClick={() => setMode(each)}>
              {name}{' '}
              <span class="kbd" aria-hidden="true">
                {keys.toUpperCase()}
              </span>
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
