import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, in words; shown and read beside it. */
  wrong?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  required?: boolean;
}

interface InputProps extends FieldProps {
  type?: 'text' | 'date' | 'tel';
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel';
  autocomplete?: string;
  placeholder?: string;
}

function Framed({
  id,
  label,
  hint,
  wrong,
  children,
}: Omit<FieldProps, 'value' | 'onInput'> & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      {wrong && (
        <span id={`${id}-wrong`} class="wrong">
          {wrong}
        </span>
      )}
      {children}
    </div>
  );
}

function about(id: string, { hint, wrong, required = false }: Pick<FieldProps, 'hint' | 'wrong' | 'required'>) {
  const ids = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return { id, required, 'aria-describedby': ids || undefined, 'aria-invalid': wrong ? true : undefined };
}

export function TextField(props: InputProps) {
  const id = useId();
  const { type = 'text', inputMode, autocomplete = 'off', placeholder, value, onInput } = props;
  const input = {
    ...about(id, props),
    class: 'input',
    inputMode,
    autocomplete,
    placeholder,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  return (
    <Framed {...props} id={id}>
      {type === 'date' && <input {...input} type="date" />}
      {type === 'tel' && <input {...input} type="tel" />}
      {type === 'text' && <input {...input} type="text" />}
    </Framed>
  );
}

export function TextArea(props: FieldProps & { rows?: number }) {
  const id = useId();
  return (
    <Framed {...props} id={id}>
      <textarea
        {...about(id, props)}
        class="input"
        rows={props.rows ?? 4}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Framed>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField(props: FieldProps & { options: readonly Option[]; empty?: string }) {
  const id = useId();
  return (
    <Framed {...props} id={id}>
      <select
        {...about(id, props)}
        class="input"
        value={props.value}
        onChange={(event) => props.onInput(event.currentTarget.value)}
      >
        <option value="">{props.empty ?? '请选择'}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Framed>
  );
}

export function Tick({
  label,
  checked,
  onInput,
}: {
  label: string;
  checked: boolean;
  onInput: (checked: boolean) => void;
}) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onInput(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
