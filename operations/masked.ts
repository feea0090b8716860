import type { FactDefinition, FactValue } from '#domain/eligibility/fact';

/** `510104********0019`, `138****0000`; any other length keeps only its last character. */
export function masked(definition: FactDefinition | undefined, value: FactValue): FactValue {
  if (typeof value !== 'string') return value;
  if (definition?.kind === 'idNumber') return hiddenIdNumber(value);
  if (definition?.kind === 'phone') return hidden(value, value.length === 11 ? [3, 4] : [0, 1]);
  return value;
}

export function hiddenIdNumber(idNumber: string): string {
  return hidden(idNumber, idNumber.length === 18 ? [6, 4] : [0, 1]);
}

function hidden(text: string, [head, tail]: [number, number]): string {
  return text.slice(0, head) + '*'.repeat(Math.max(0, text.length - head - tail)) + text.slice(text.length - tail);
}
