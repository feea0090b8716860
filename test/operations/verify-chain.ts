import { createHash } from 'node:crypto';

/**
 * An offline verifier of one application's history: it knows only the published format, and imports nothing of the
 * project. Events are rows as exported (plain JSON), the head is the `chain` of the application's row.
 */
export function verifyChain(
  events: readonly Record<string, unknown>[],
  head: { count: number; hash: string },
): string[] {
  const findings: string[] = [];
  let previous = '0'.repeat(64);
  events.forEach((event, at) => {
    if (event.sequence !== at + 1) findings.push(`event ${at + 1} calls itself ${String(event.sequence)}`);
    if (event.previous !== previous) findings.push(`event ${at + 1} does not follow the one before`);
    const { pk: _, sk: _sk, version: _version, hash, ...content } = event;
    const computed = createHash('sha256').update(canonical(content)).digest('hex');
    if (computed !== hash) findings.push(`event ${at + 1} was altered`);
    previous = computed;
  });
  if (events.length !== head.count || previous !== head.hash) findings.push('the chain does not end at its head');
  return findings;
}

/** RFC 8785. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  const members = names.map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`);
  return `{${members.join(',')}}`;
}
