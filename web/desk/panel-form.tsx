import { useState } from 'preact/hooks';
import { ask, type Refusal } from '#web/api/graphql';
import { failure, useChange } from '#web/api/use-change';
import { Button } from '#web/parts/button.tsx';
import { TextField } from '#web/parts/field.tsx';
import { Badge, Notice, Problems, Refused } from '#web/parts/notice.tsx';
import { ExaminationFields, useExamination } from './examination.tsx';
import { deskAssignPanel } from './queries/desk-assign-panel.ts';
import { type DeskCheckPanelQuery, deskCheckPanel } from './queries/desk-check-panel.ts';
import { tell } from './view.tsx';

interface Member {
  /** Tells the lines of the form apart. */
  key: string;
  cardNumber: string;
  name: string;
}

function nobody(): Member {
  return { key: crypto.randomUUID(), cardNumber: '', name: '' };
}

const most = 15;

type Check = Extract<DeskCheckPanelQuery['checkPanel'], { members: object }>;

/** Numbers and names as on the cards; what stands in anybody's way is said beside them. */
export function PanelForm({ reload }: { reload: () => Promise<void> }) {
  const { typed, supervises, asked: examination } = useExamination();
  const [members, setMembers] = useState<readonly Member[]>(() => [nobody(), nobody(), nobody()]);
  const [checked, setChecked] = useState<Check>();
  const [trouble, setTrouble] = useState<Refusal>();
  const assign = useChange(deskAssignPanel);
  const filled = members.filter(({ cardNumber, name }) => cardNumber.trim() !== '' || name.trim() !== '');
  const asked = {
    ...examination,
    members: filled.map(({ cardNumber, name }) => ({ cardNumber, name })),
  };
  const check = () => {
    setTrouble(undefined);
    setChecked(undefined);
    ask(deskCheckPanel, asked).then(
      ({ checkPanel }) => {
        if (checkPanel.__typename === 'PanelCheck') setChecked(checkPanel);
        else setTrouble(checkPanel);
      },
      (reason: unknown) => setTrouble(failure(reason)),
    );
  };
  const send = async () => {
    if (!(await assign.run(asked))) return;
    setMembers([nobody(), nobody(), nobody()]);
    setChecked(undefined);
    tell(`${examination.on} 的${supervises ? '质量督导员' : '考评员'}已派遣。`);
    await reload();
  };
  const change = (at: number, part: Partial<Member>) => {
    setChecked(undefined);
    setMembers(members.map((each, index) => (index === at ? { ...each, ...part } : each)));
  };
  return (
    <section class="sheet stack" aria-labelledby="panel">
      <h3 id="panel">核验并派遣</h3>
      <div class="grid-form">
        <ExaminationFields typed={typed} />
      </div>
      <fieldset class="stack tight">
        <legend>{supervises ? '质量督导员' : '考评员'}</legend>
        {members.map((member, at) => (
          <div key={member.key} class="row end">
            <TextField
              label={`第 ${at + 1} 人证卡号`}
              value={member.cardNumber}
              onInput={(cardNumber) => change(at, { cardNumber })}
            />
            <TextField label={`第 ${at + 1} 人姓名`} value={member.name} onInput={(name) => change(at, { name })} />
            <Found check={checked?.members.find(({ cardNumber }) => cardNumber === member.cardNumber.trim())} />
          </div>
        ))}
        <p>
          <Button disabled={members.length >= most} onClick={() => setMembers([...members, nobody()])}>
            再加一人
          </Button>
        </p>
      </fieldset>
      <Refused refusal={trouble ?? assign.trouble} />
      {checked && (
        <Notice tone={checked.allowed ? 'good' : 'bad'} live>
          <p>
            {checked.taskLabel} {checked.assessed} {checked.levelLabel}：
            {checked.allowed ? '都可以派遣。' : '还不能派遣。'} {checked.note}
          </p>
          {checked.problems.length > 0 && <Problems problems={checked.problems.map((each) => ({ ...each }))} />}
        </Notice>
      )}
      <div class="row">
        <Button disabled={filled.length === 0} onClick={check}>
          核验
        </Button>
        <Button look="main" busy={assign.busy} disabled={checked?.allowed !== true} onClick={() => void send()}>
          派遣
        </Button>
      </div>
    </section>
  );
}

function Found({ check }: { check: Check['members'][number] | undefined }) {
  if (!check) return null;
  return (
    <span>
      <Badge tone={check.allowed ? 'good' : 'bad'}>{check.allowed ? '可以' : '不可以'}</Badge>
      {check.problems.map(({ code, message, clause }) => (
        <span key={code} class="wrong small block">
          {message}
          {clause && `〔依据 ${clause}〕`}
        </span>
      ))}
    </span>
  );
}
