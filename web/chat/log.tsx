import type { Entry } from './conversation.ts';

/** Everything said in this visit; what is new is read out by itself. */
export function Log({ entries, waiting }: { entries: readonly Entry[]; waiting: boolean }) {
  return (
    <div class="log" role="log" aria-label="对话内容" aria-live="polite" aria-relevant="additions">
      {entries.map((entry) =>
        entry.from === 'person' ? (
          <Own key={entry.id} entry={entry} waiting={waiting} />
        ) : (
          <Said key={entry.id} entry={entry} />
        ),
      )}
    </div>
  );
}

function Own({ entry, waiting }: { entry: Extract<Entry, { from: 'person' }>; waiting: boolean }) {
  const unsent = entry.state === 'unsent';
  return (
    <div class={`bubble own ${unsent ? 'unsent' : ''}`}>
      <span class="hidden-words">我：</span>
      <p class="said">{unsent ? entry.text : masked(entry.text)}</p>
      {unsent && <small>{waiting ? '没有网络，恢复后自动发送' : '正在发送……'}</small>}
    </div>
  );
}

/** Numbers that name a person, as the server says them back. */
function masked(text: string): string {
  return text
    .replace(/(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)/g, '$1********$2')
    .replace(/(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)/g, '$1****$2');
}

const tones: Partial<Record<string, string>> = {
  ASK_AGAIN: 'again',
  VERDICT: 'verdict',
  WHY: 'why',
};

function Said({ entry }: { entry: Extract<Entry, { from: 'system' }> }) {
  const { kind, text, verdict } = entry.reply;
  const tone = tones[kind] ?? '';
  const [words, basis] = splitBasis(text);
  const met = verdict?.verdict === 'MET' ? 'met' : '';
  return (
    <div class={`bubble ${tone} ${met}`}>
      <span class="hidden-words">考评助手：</span>
      <p class="said">{words}</p>
      {basis && <p class="clause">{basis}</p>}
    </div>
  );
}

/** The clause at the end of a question is set smaller. */
function splitBasis(text: string): [string, string | undefined] {
  const [, words, basis] = /^([\s\S]*?)\s*〔(依据[^〔〕]*)〕$/u.exec(text) ?? [];
  return words === undefined ? [text, undefined] : [words, basis];
}
