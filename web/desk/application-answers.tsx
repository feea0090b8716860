import type { Application } from './application.tsx';

/** What was answered, as the form has it. */
export function Answers({ application: { facts } }: { application: Application }) {
  return (
    <section class="sheet tight-sheet" aria-labelledby="answers">
      <h3 id="answers">申报内容</h3>
      <dl class="facts">
        {facts.map(({ fact, label, said }) => (
          <div key={fact} class={said.length > 40 ? 'wide' : undefined}>
            <dt>{label}</dt>
            <dd class="said">{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
