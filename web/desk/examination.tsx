import { useState } from 'preact/hooks';
import { SelectField, TextField } from '#web/parts/field.tsx';
import { chosenOf, levels } from './menus.ts';
import { today } from './words.ts';

const tasks = [{ value: 'SUPERVISE', label: '督导（质量督导员）' }] as const;

/** The examination that people are sent to, and for what: what is typed of it, and what is asked with it. */
export function useExamination() {
  const [task, setTask] = useState('');
  const [on, setOn] = useState(today());
  const [occupation, setOccupation] = useState('');
  const [level, setLevel] = useState('');
  const supervises = chosenOf(tasks, task) !== undefined;
  return {
    typed: { task, setTask, on, setOn, occupation, setOccupation, level, setLevel, supervises },
    supervises,
    /** Only who supervises may be sent to whatever is examined that day. */
    complete: supervises || occupation.trim() !== '',
    asked: {
      task: supervises ? ('SUPERVISE' as const) : ('ASSESS' as const),
      on,
      occupation: occupation.trim() === '' ? null : occupation,
      level: supervises ? null : (chosenOf(levels, level) ?? null),
    },
  };
}

export function ExaminationFields({ typed }: { typed: ReturnType<typeof useExamination>['typed'] }) {
  const { task, setTask, on, setOn, occupation, setOccupation, level, setLevel, supervises } = typed;
  return (
    <>
      <SelectField label="任务" empty="考评（考评员）" options={tasks} value={task} onInput={setTask} />
      <TextField label={supervises ? '督导日期' : '考评日期'} type="date" value={on} onInput={setOn} />
      <TextField
        label="职业（工种）或专项项目"
        hint={supervises ? '不填就是当日各职业（工种）、项目' : undefined}
        value={occupation}
        onInput={setOccupation}
      />
      {!supervises && (
        <SelectField label="等级（专项项目不填）" empty="不分等级" options={levels} value={level} onInput={setLevel} />
      )}
    </>
  );
}
