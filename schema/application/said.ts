import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { labelOf } from '#domain/understanding/label';

/** An answer as it is said back to the person (an optional cell left empty is 无); as stored where its fact is not known. */
export function said(definition: FactDefinition | undefined, value: FactValue): string {
  if (value === '') return '无';
  return definition ? labelOf(definition, value) : String(value);
}
