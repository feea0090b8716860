import type { ComponentChildren } from 'preact';
import type { Problem, Refusal } from '#web/api/graphql';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

/** Something to be told. `live` has it read out when it appears; bad news at once, the rest in its turn. */
export function Notice({
  tone = 'info',
  live = false,
  children,
}: {
  tone?: Tone;
  live?: boolean;
  children: ComponentChildren;
}) {
  const role = live ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div class={`notice ${tone}`} role={role}>
      {children}
    </div>
  );
}

export function Clause({ clause }: { clause: string | null | undefined }) {
  return clause ? <span class="clause">〔依据 {clause}〕</span> : null;
}

export function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul>
      {problems.map(({ code, path, message, clause }) => (
        <li key={`${code} ${path}`}>
          {message} <Clause clause={clause} />
        </li>
      ))}
    </ul>
  );
}

/** Why something was not done: every problem at once, or the one sentence there is. */
export function Refused({ refusal }: { refusal: Refusal | undefined }) {
  if (!refusal) return null;
  const { message, problems } = refusal;
  const [only] = problems;
  return (
    <Notice tone="bad" live>
      {problems.length <= 1 ? (
        <p>
          {only?.message ?? message} <Clause clause={only?.clause} />
        </p>
      ) : (
        <>
          <p>{message}</p>
          <Problems problems={problems} />
        </>
      )}
    </Notice>
  );
}

export function Badge({ tone, children }: { tone?: Tone | undefined; children: ComponentChildren }) {
  return <span class={`badge ${tone ?? ''}`}>{children}</span>;
}
