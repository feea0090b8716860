import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '#web/parts/dialog.tsx';
import { Tick } from '#web/parts/field.tsx';

const place = 'kaoping.desk.keys';

function areOn(): boolean {
  return localStorage.getItem(place) !== 'off';
}

const typing = 'input, textarea, select, dialog';

/** Single keys, where nobody is typing; whoever speaks to the computer turns them off. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const isTyping = event.target instanceof Element && event.target.closest(typing) !== null;
      if (event.key !== 'Escape' && (isTyping || !areOn())) return;
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      if (event.key !== 'Escape') event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}

const meanings = [
  ['A', '审核通过'],
  ['R', '退回补正'],
  ['X', '不予通过'],
  ['J', '下一份'],
  ['K', '上一份'],
  ['Ctrl + Enter', '确认正在填的意见'],
  ['Esc', '收起正在填的意见'],
  ['?', '显示这张表'],
];

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(areOn);
  return (
    <Dialog title="快捷键" onClose={onClose}>
      <dl class="keys">
        {meanings.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Tick
        label="使用单键快捷键（用语音操作电脑的可以关掉）"
        checked={on}
        onInput={(next) => {
          setOn(next);
          localStorage.setItem(place, next ? 'on' : 'off');
        }}
      />
    </Dialog>
  );
}
