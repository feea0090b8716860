import type { FactDefinition, FactValue } from '#domain/fact';
import { labelOf } from '#domain/understanding/label';

/** An answer as it is said back to the person; as it is stored where its fact is no longer known. */
export function said(definition: FactDefinition | undefined, value: FactValue): string {
  return definition ? labelOf(definition, value) : String(value);
}
