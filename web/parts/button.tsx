import type { ComponentChildren } from 'preact';

export interface ButtonProps {
  children: ComponentChildren;
  look?: 'main' | 'bad' | 'plain' | undefined;
  type?: 'button' | 'submit';
  onClick?: (() => void) | undefined;
  /** A link that looks like a button: it goes somewhere, it does nothing. */
  href?: string | undefined;
  download?: boolean;
  /** At work: it says so and takes no second press, but keeps the focus. */
  busy?: boolean;
  disabled?: boolean;
  /** What a screen reader says where the words alone do not say enough. */
  label?: string | undefined;
  /** Keys that do the same, as aria-keyshortcuts wants them: `a`, `Control+Enter`. */
  keys?: string | undefined;
  controls?: string;
  expanded?: boolean;
}

export function Button({
  children,
  look,
  type = 'button',
  onClick,
  href,
  busy = false,
  disabled = false,
  ...rest
}: ButtonProps) {
  const { label, keys, controls, expanded, download = false } = rest;
  const looks = `button ${look ?? ''}`;
  if (href !== undefined) {
    return (
      <a class={looks} href={href} aria-label={label} download={download}>
        {children}
      </a>
    );
  }
  return (
    <button
      class={looks}
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-controls={controls}
      aria-expanded={expanded}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy && <span class="turning" aria-hidden="true" />}
      {children}
    </button>
  );
}
