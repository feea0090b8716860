import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { EventRow, eventRef } from '#store/events';
import type { TableKey } from '#store/table';

const Text = z.object({ S: z.string() });

/** What every record of the table's stream says, whatever it is about. */
const Named = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({ Keys: z.object({ pk: Text, sk: Text }) }),
});

const Written = z.object({
  dynamodb: z.object({
    NewImage: z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null),
    /** Seconds since 1970. */
    ApproximateCreationDateTime: z.optional(z.number()),
  }),
});

const Placed = z.object({ dynamodb: z.object({ SequenceNumber: z.string().check(z.minLength(1)) }) });

/** By what a stream is told from where on to deliver again. */
export function sequenceNumberOf(record: unknown): string | undefined {
  return Placed.safeParse(record).data?.dynamodb.SequenceNumber;
}

export type ReadRecord =
  | { is: 'EVENT'; event: EventRow; key: TableKey; writtenAt: Date | undefined }
  /** Anything but a new row of an audit trail. */
  | { is: 'OTHER' }
  | { is: 'UNREADABLE'; key?: TableKey };

/** A record as Lambda hands it over. Never throws. */
export function readRecord(record: unknown): ReadRecord {
  const named = Named.safeParse(record);
  if (!named.success) return { is: 'UNREADABLE' };
  const { eventName, dynamodb } = named.data;
  const key = { pk: dynamodb.Keys.pk.S, sk: dynamodb.Keys.sk.S };
  if (eventName !== 'INSERT' || !key.sk.startsWith('EVENT#')) return { is: 'OTHER' };
  const written = Written.safeParse(record);
  const event = written.success ? eventIn(written.data.dynamodb.NewImage) : undefined;
  if (!event || !isAt(event, key)) return { is: 'UNREADABLE', key };
  const seconds = written.data?.dynamodb.ApproximateCreationDateTime;
  return { is: 'EVENT', event, key, writtenAt: seconds === undefined ? undefined : new Date(seconds * 1000) };
}

function eventIn(image: Record<string, AttributeValue>): EventRow | undefined {
  try {
    return EventRow.safeParse(unmarshall(image)).data;
  } catch {
    return undefined;
  }
}

/** A row that calls itself by another name than it stands under would be counted for another. */
function isAt({ subject, sequence }: EventRow, { pk, sk }: TableKey): boolean {
  const at = eventRef(subject, sequence);
  return at.pk === pk && at.sk === sk;
}
