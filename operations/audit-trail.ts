import type * as z from 'zod';
import type { Agency } from '#domain/agency';
import { findGround } from '#domain/card/sanction';
import { findReviewReason } from '#domain/review/review-reason';
import { type EventRow, eventRef } from '#store/events';
import { read } from '#store/read';
import type { AuditEntry, Page } from './answers.ts';
import type { Deps } from './deps.ts';
import type { PageInput } from './inputs.ts';
import { officeLabel } from './office-label.ts';
import type { Outcome } from './outcome.ts';
import { pageOf } from './page.ts';

/** For whom events are told: `self` is their reference; words stay sealed unless `open` opens those of an event. */
export interface Reader<Status> {
  statuses: z.ZodType<Status>;
  self: string;
  agency?: Pick<Agency, 'id' | 'name'> | undefined;
  open?: ((sequence: number, sealed: Buffer) => string) | undefined;
}

export function told<Status extends string>(event: EventRow, reader: Reader<Status>): AuditEntry<Status> {
  const { sequence, action, at, changed, reasons = [], fromStatus, toStatus, hash, sealedReason } = event;
  const { role, organisation, ref } = event.actor;
  const { statuses, self, agency, open } = reader;
  const words = sealedReason === undefined ? undefined : open?.(sequence, Buffer.from(sealedReason, 'base64'));
  return {
    ...{ sequence, action, at, changed, toStatus: statuses.parse(toStatus), hash },
    reasons: reasons.map((reason) => ({ ...reason, label: reasonLabel(action, reason.code) })),
    ...(fromStatus !== undefined && { fromStatus: statuses.parse(fromStatus) }),
    ...(words !== undefined && { words }),
    actor: {
      ...{ role, self: ref === self, label: officeLabel(event.actor, agency) },
      ...(organisation !== undefined && { organisation }),
    },
  };
}

/** A sanction has a list of its own, in which a code may mean something else. */
function reasonLabel(action: string, code: string): string {
  const found = action === 'sanctionCard' ? findGround(code) : findReviewReason(code);
  return found?.label ?? code;
}

/** A page of what happened to the subject in this partition, oldest first: one Query, one batch. */
export function eventPage<T>(
  deps: Deps,
  { partition, ...page }: PageInput & { partition: string },
  teller: (events: readonly EventRow[]) => Promise<(event: EventRow) => T>,
): Promise<Outcome<Page<T>>> {
  return pageOf(deps, { ...page, from: { partition, prefix: 'EVENT#' } }, async (keys) => {
    if (keys.length === 0) return [];
    const refs = keys.map(({ sk }) => eventRef(partition, Number(sk.slice('EVENT#'.length))));
    const snapshot = await read(deps.store, refs);
    const events = refs.map((ref) => snapshot.find(ref));
    const tell = await teller(events.filter((event) => event !== undefined));
    return events.map((event) => event && tell(event));
  });
}
