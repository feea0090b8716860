import { left } from '#domain/class/enrolment';
import type { TrainingClass } from '#domain/class/training-class';
import { changedRows } from '#operations/application/application-change';
import type { GrantedCall } from '#operations/mutation';
import { applicationRef, openApplication } from '#store/applications';
import type { Write } from '#store/commit';
import { seatOfPersonLetGo } from './class-place.ts';

/** Each takes a row, an event and their person's row: a transaction takes a hundred. */
export const mostAtOnce = 30;

/** Somebody whose place comes to nothing: qualified as before, and free for another class of the category. */
export async function released(
  call: GrantedCall<unknown>,
  { id }: Pick<TrainingClass, 'id'>,
  applicationId: string,
): Promise<{ writes: Write[]; city: string } | 'READ_AGAIN'> {
  const ref = applicationRef(applicationId);
  if (!call.snapshot.has(ref)) return 'READ_AGAIN';
  const row = call.snapshot.find(ref);
  const city = row?.enrolment?.city ?? '';
  if (!row) return { writes: [], city };
  const opened = await openApplication(call.deps.seal, applicationId, row);
  const change = left(opened.application, id, call.now);
  if (!change.ok) return { writes: [], city };
  const { writes } = changedRows(call, opened, { action: 'releaseTrainingClass', ...change.value });
  return { writes: [...writes, ...seatOfPersonLetGo(call.snapshot, opened.application)], city };
}
