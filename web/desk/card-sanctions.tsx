import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { SelectField, TextArea, TextField } from '#web/parts/field.tsx';
import { Refused } from '#web/parts/notice.tsx';
import type { CardOf } from './card.tsx';
import { useClosedList } from './closed-lists.ts';
import { chosenOf } from './menus.ts';
import { deskLift } from './queries/desk-lift.ts';
import { type DeskSanctionMutationVariables, deskSanction } from './queries/desk-sanction.ts';
import { tell } from './view.tsx';
import { today } from './words.ts';

type Input = DeskSanctionMutationVariables['input'];

const kinds: readonly { value: Input['kind'] }[] = (['SUSPENDED', 'REVOKED', 'REVOKED_FOR_GOOD'] as const).map(
  (value) => ({ value }),
);

const grounds: readonly { value: Input['ground'] }[] = [
  ...(['CARD_LENT', 'DUTY_GRAVELY_NOT_PERFORMED', 'DUTY_NOT_PERFORMED', 'FALSE_DATA'] as const),
  ...(['OWN_WISH', 'RULES_BROKEN', 'UNDER_INVESTIGATION'] as const),
].map((value) => ({ value }));

interface CardSanctionsProps {
  card: CardOf;
  reload: () => Promise<void>;
}

/** Only the province; the clause that stands behind a ground is kept with it. */
export function CardSanctions({ card, reload }: CardSanctionsProps) {
  const [kind, setKind] = useState('');
  const [ground, setGround] = useState('');
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState('');
  const [words, setWords] = useState('');
  const sanction = useChange(deskSanction);
  const lift = useChange(deskLift);
  const labels = useClosedList('SanctionGround');
  const kindLabels = useClosedList('SanctionKind');
  const run = async () => {
    const chosen = { kind: chosenOf(kinds, kind), ground: chosenOf(grounds, ground) };
    if (!chosen.kind || !chosen.ground) return;
    const input = { number: card.number, kind: chosen.kind, ground: chosen.ground, words };
    const done = await sanction.run({ ...input, from, until: until || null });
    if (!done) return;
    tell(`证卡 ${done.card.number} 现在是“${done.card.standingLabel}”。`);
    await reload();
  };
  const end = async () => {
    const done = await lift.run({ number: card.number, words });
    if (!done) return;
    tell(`证卡 ${done.card.number} 已恢复使用。`);
    await reload();
  };
  return (
    <details class="sheet tight-sheet">
      <summary>处理这张证卡</summary>
      <div class="stack tight">
        <div class="grid-form">
          <SelectField label="处理" options={kindLabels} value={kind} onInput={setKind} />
          <SelectField label="事由" options={labels} value={ground} onInput={setGround} />
          <TextField label="从哪天起" type="date" value={from} onInput={setFrom} />
          {kind === 'SUSPENDED' && (
            <TextField label="到哪天止" hint="不填就到恢复使用为止。" type="date" value={until} onInput={setUntil} />
          )}
        </div>
        <TextArea label="说明" rows={2} value={words} onInput={setWords} />
        <Refused refusal={sanction.trouble ?? lift.trouble} />
        <div class="row">
          <Button look="bad" busy={sanction.busy} disabled={kind === '' || ground === ''} onClick={() => void run()}>
            确认处理
          </Button>
          {card.standing === 'SUSPENDED' && (
            <Button busy={lift.busy} onClick={() => void end()}>
              恢复使用
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
