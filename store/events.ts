import { createHash } from 'node:crypto';
import * as z from 'zod';
import { put, type Write } from './commit.ts';
import type { Ref } from './read.ts';
import { key } from './table.ts';

/** Head of a chain of events, kept by what they happened to; a tail that was cut off no longer fits it. */
export const ChainHead = z.object({ count: z.number(), hash: z.string() });
export type ChainHead = z.infer<typeof ChainHead>;

/** What comes before the first event. */
export const emptyChain: ChainHead = { count: 0, hash: '0'.repeat(64) };

/** Who acted: a keyed hash of the token's subject and the office, never a name. */
export const EventActor = z.object({
  role: z.string(),
  ref: z.optional(z.string()),
  organisation: z.optional(z.string()),
});
export type EventActor = z.infer<typeof EventActor>;

const content = {
  /** Partition of what it happened to: `APP#id`, `CLASS#id`, `CARD#number`. */
  subject: z.string(),
  sequence: z.number(),
  action: z.string(),
  at: z.string(),
  actor: EventActor,
  /** Names of what changed, never values: `facts.phone`, `documents.ID_CARD`, `status`. */
  changed: z.array(z.string()),
  fromStatus: z.optional(z.string()),
  toStatus: z.string(),
  /** Codes and clauses of the closed list of reasons. */
  reasons: z.optional(z.array(z.object({ code: z.string(), clause: z.string() }))),
  /** Words that a person wrote: sealed under the key of what it happened to, in base64. */
  sealedReason: z.optional(z.string()),
  /** Of an application, for the statistics: nothing that says whose it is. */
  counted: z.optional(
    z.object({
      category: z.string(),
      /** The centre that reviews it; absent before it was handed in. */
      centre: z.optional(z.string()),
      /** Year of its first submission, in Asia/Shanghai. */
      year: z.optional(z.number()),
      /** Whole days spent in the status that it leaves. */
      days: z.optional(z.number()),
      /** The centre under which it was counted before, where it was handed in again to another. */
      movedFrom: z.optional(z.string()),
      /** A 复核 whose holder was in no class. */
      untrained: z.optional(z.boolean()),
    }),
  ),
  /** Of an export or an import: the file that left or came in, so that sealed paper can be matched to its data. */
  file: z.optional(z.object({ sha256: z.string(), rows: z.number() })),
  /** Hash of the event before. */
  previous: z.string(),
};

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of all attributes but `version`, `hash` and the row's keys. */
export const EventRow = z.object({ version: z.number(), ...content, hash: z.string() });
export type EventRow = z.infer<typeof EventRow>;

export type NewEvent = Omit<EventRow, 'version' | 'hash' | 'previous' | 'sequence'>;

export function eventRef(subject: string, sequence: number): Ref<EventRow> {
  return { ...key.event(subject, sequence), schema: EventRow };
}

/** The next event of a chain, and the chain's head after it. */
export function chained(head: ChainHead, event: NewEvent): { write: Write; head: ChainHead } {
  const sequence = head.count + 1;
  const whole = { ...event, sequence, previous: head.hash };
  const hash = createHash('sha256').update(canonicalJson(whole)).digest('hex');
  return {
    write: put(eventRef(event.subject, sequence), { ...whole, hash }),
    head: { count: sequence, hash },
  };
}

/** RFC 8785: keys by UTF-16 code units, numbers and strings as ECMAScript writes them, no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('no JSON for this number');
    return JSON.stringify(value);
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
