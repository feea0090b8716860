import type { Result } from '#domain/problem';
import { objectKeyOf } from '#operations/application/confirm-document';
import type { Deps } from '#operations/deps';
import { type Photo, readPhoto } from '#reports/photo';

/** No photo may be larger: the upload's own limit is lower. */
const mostBytes = 20 * 1024 * 1024;

/** A photo as it was uploaded; undefined where there is none to draw, refused where it cannot be drawn. */
export async function photoAt(
  { objects }: Pick<Deps, 'objects'>,
  { applicationId, documentId }: { applicationId: string; documentId: string },
): Promise<Result<Photo> | undefined> {
  const { bytes, contentType } = (await objects.read(objectKeyOf(applicationId, documentId), mostBytes)) ?? {};
  if (!bytes || (contentType !== 'image/jpeg' && contentType !== 'image/png')) return undefined;
  return readPhoto(bytes, contentType);
}
