/** One step on a way: behind, here, ahead, or where it ended. */
export interface Step {
  name: string;
  at: 'done' | 'now' | 'ahead' | 'stopped';
}

const words = { done: '已完成', now: '当前', ahead: '未到', stopped: '停在这里' };

export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ name, at }) => (
        <li key={name} class={at} aria-current={at === 'now' ? 'step' : undefined}>
          <span class="step-name">{name}</span>
          <span class="hidden-words">（{words[at]}）</span>
        </li>
      ))}
    </ol>
  );
}
