import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

/** The browser's own dialog: it keeps the focus, closes by Escape and gives the focus back. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div class="stack">
        <div class="row apart">
          <h2 id={id}>{title}</h2>
          <Button look="plain" onClick={() => dialog.current?.close()}>
            关闭
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
