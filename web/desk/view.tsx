import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FocusedHeading } from '#web/parts/page.tsx';

interface ViewProps {
  title: string;
  /** Where one came from. */
  back?: { href: string; name: string } | undefined;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** One view of the desk: its heading takes the focus, its name stands in the tab. */
export function View({ title, back, actions, children }: ViewProps) {
  useEffect(() => {
    document.title = `${title} · 审核工作台 · 考评`;
  }, [title]);
  return (
    <div class="stack view">
      <div class="row apart view-head">
        <div class="row">
          {back && (
            <a href={back.href} class="small">
              ← {back.name}
            </a>
          )}
          <FocusedHeading>{title}</FocusedHeading>
        </div>
        {actions && <div class="row">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** What scrolls must be reached without a mouse, too. */
const reachable = { tabIndex: 0 };

/** A table that scrolls inside its frame; the frame can be reached by keyboard. */
export function Table({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="table-frame" aria-label={label} {...reachable}>
      <table class="table">{children}</table>
    </section>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="soft empty">{children}</p>;
}

const told = 'kaoping-told';

/** Says what was done, whatever view is shown next. */
export function tell(words: string): void {
  window.dispatchEvent(new CustomEvent(told, { detail: words }));
}

/** The place where it is said; read out in its turn. */
export function Told() {
  const [words, setWords] = useState('');
  const saidAt = useRef(0);
  useEffect(() => {
    const listen = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      saidAt.current = Date.now();
      setWords(String(event.detail));
    };
    // What was said on a view is not news on the next, unless it led there.
    const moved = () => setWords((before) => (Date.now() - saidAt.current < 1000 ? before : ''));
    window.addEventListener(told, listen);
    window.addEventListener('hashchange', moved);
    return () => {
      window.removeEventListener(told, listen);
      window.removeEventListener('hashchange', moved);
    };
  }, []);
  useEffect(() => {
    if (words === '') return;
    const timer = setTimeout(() => setWords(''), 8000);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div class="told" role="status">
      {words && <p>{words}</p>}
    </div>
  );
}
