/** What a reviewer can decide, with the key that opens its form. */
export type Mode = 'APPROVE' | 'RETURN' | 'REJECT';

export const decisions = [
  { mode: 'APPROVE', name: '审核通过', keys: 'a', look: 'main' },
  { mode: 'RETURN', name: '退回补正', keys: 'r', look: undefined },
  { mode: 'REJECT', name: '不予通过', keys: 'x', look: 'bad' },
] as const;

export function decisionName(mode: Mode): string {
  return decisions.find((each) => each.mode === mode)?.name ?? '';
}
