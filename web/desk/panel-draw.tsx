import { useState } from 'preact/hooks';
import { useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { Notice, Refused } from '#web/parts/notice.tsx';
import { useCentres } from './closed-lists.ts';
import { ExaminationFields, useExamination } from './examination.tsx';
import { useOffice } from './office.ts';
import { type DeskDrawPanelMutation, deskDrawPanel } from './queries/desk-draw-panel.ts';
import { linkTo } from './route.ts';
import { tell } from './view.tsx';

type Drawn = Extract<DeskDrawPanelMutation['drawPanel'], { panel: object }>['panel'];

/** An odd number of three or more assess; of those who supervise one is enough. */
const sizes = Array.from({ length: 15 }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 人` }));
const sizesToAssess = sizes.filter((_, at) => at >= 2 && at % 2 === 0);

interface PanelDrawProps {
  /** Names stand in the list, not in the answer. */
  nameOf: (panelId: string, cardNumber: string) => string | null | undefined;
  reload: () => Promise<void>;
}

/** Who goes is drawn by lot (三(二)): nobody is named, and what came out is recorded at once. */
export function PanelDraw({ nameOf, reload }: PanelDrawProps) {
  const { role } = useOffice();
  const centres = useCentres();
  const { typed, supervises, complete, asked } = useExamination();
  const [chosen, setCount] = useState('');
  const count = chosen || (supervises ? '1' : '3');
  const [from, setFrom] = useState('');
  const [avoid, setAvoid] = useState('');
  const [drawn, setDrawn] = useState<Drawn>();
  const draw = useChange(deskDrawPanel);
  const run = async () => {
    setDrawn(undefined);
    const answer = await draw.run({
      ...{ ...asked, count: Number(count), from: from || null },
      avoid: avoid.split(/[\s,，、;；]+/u).filter((each) => each !== ''),
    });
    if (!answer) return;
    setDrawn(answer.panel);
    tell(`已抽派 ${answer.panel.members.length} 人。`);
    await reload();
  };
  return (
    <section class="sheet stack" aria-labelledby="draw">
      <h3 id="draw">随机抽派</h3>
      <p class="soft">
        从证卡有效、{supervises ? '' : '职业和等级相符、'}当日没有其他派遣的{supervises ? '质量督导员' : '考评员'}
        中随机抽取，人人机会相等。抽中即登记并通知本人；要重抽，须先取消这次派遣并写明原因。
      </p>
      <div class="grid-form">
        <ExaminationFields typed={typed} />
        <SelectField label="人数" options={supervises ? sizes : sizesToAssess} value={count} onInput={setCount} />
        <SelectField
          label="从哪里抽"
          empty={role === 'PROVINCE' ? '全省' : '本市（州）和省职鉴中心'}
          options={centres}
          value={from}
          onInput={setFrom}
        />
        <TextField
          label="回避人员的证卡号"
          hint="与考生有亲友、师徒关系或曾培训过考生的；多人用逗号隔开"
          value={avoid}
          onInput={setAvoid}
        />
      </div>
      <Refused refusal={draw.trouble} />
      {drawn && (
        <Notice tone="good" live>
          <p>
            {[drawn.on, drawn.taskLabel, drawn.assessed, drawn.levelLabel].filter(Boolean).join(' ')}：从
            {drawn.drawn?.centresLabel}的 {drawn.drawn?.places} 人中抽中{' '}
            {drawn.members.map(({ cardNumber }, at) => (
              <span key={cardNumber}>
                {at > 0 && '、'}
                {nameOf(drawn.id, cardNumber)}（<a href={linkTo('card', cardNumber)}>{cardNumber}</a>）
              </span>
            ))}
            。
          </p>
        </Notice>
      )}
      <p>
        <Button look="main" busy={draw.busy} disabled={!complete} onClick={() => void run()}>
          抽派
        </Button>
      </p>
    </section>
  );
}
