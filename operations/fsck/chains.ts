import { createHash } from 'node:crypto';
import { type ChainHead, canonicalJson, emptyChain } from '#store/events';
import { type Finding, finding } from './finding.ts';
import type { Stored, WholeTable } from './table.ts';

/** Every event of a subject, from the first to the one that its head names, each following the one before. */
export function checkChain(table: WholeTable, subject: Stored, head: ChainHead): Finding[] {
  const events = table.within(subject.pk, 'EVENT#');
  const findings: Finding[] = [];
  let previous = emptyChain.hash;
  for (const [at, event] of events.entries()) {
    const { pk: _, sk: _sk, version: _version, hash, ...content } = event;
    const says = (words: string) => findings.push(finding('CHAIN', event, words));
    if (event.version !== 1) says('was written again');
    if (content.sequence !== at + 1) says(`stands at place ${at + 1} and calls itself ${String(content.sequence)}`);
    if (content.previous !== previous) says('does not follow the event before');
    if (content.subject !== subject.pk) says('belongs to another subject');
    const computed = createHash('sha256').update(canonicalJson(content)).digest('hex');
    if (computed !== hash) says('was altered');
    previous = computed;
  }
  if (events.length !== head.count || previous !== head.hash) {
    findings.push(finding('CHAIN', subject, `${events.length} events do not end at its head`));
  }
  return findings;
}

/** The statuses that the events name must lead one into the other, from where it began to where the subject stands. */
export function checkStatuses(table: WholeTable, subject: Stored, status: string, began?: string): Finding[] {
  const events = table.within(subject.pk, 'EVENT#');
  const findings: Finding[] = [];
  let before: unknown = began;
  for (const event of events) {
    if (event.fromStatus !== before) {
      findings.push(
        finding('CHAIN', event, `begins at ${String(event.fromStatus)} where it stood at ${String(before)}`),
      );
    }
    before = event.toStatus;
  }
  if (before !== status)
    findings.push(finding('CHAIN', subject, `stands at ${status}, its events end at ${String(before)}`));
  return findings;
}
