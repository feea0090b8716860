import { writeFile } from 'node:fs/promises';
import { formOf } from '#domain/application/form';
import { categoryLabel } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import { objectKeyOf } from '#operations/application/confirm-document';
import type { Deps } from '#operations/deps';
import { formDocx } from '#reports/form/form-docx';
import { formPdf } from '#reports/form/form-pdf';
import { type Photo, readPhoto } from '#reports/photo';
import type { OpenApplication } from '#store/applications';
import { inPages, peopleOf } from './people.ts';
import type { Made, Making } from './run-export.ts';

const media = {
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  PDF: 'application/pdf',
} as const;

/** 附件1, 2 or 4 of one application, filled from it, with its photo where one was confirmed. */
export async function makeForm(
  { deps, actor, path }: Making,
  { applicationId, format }: { applicationId: string; format: keyof typeof media },
): Promise<Made> {
  for await (const [opened] of peopleOf({ deps, actor, purpose: '打印申报表' }, inPages([applicationId]))) {
    if (!opened) break;
    const { application } = opened;
    const form = formOf(application.category);
    const ruleSet = deps.ruleSets.find(({ id }) => id === application.ruleSetId);
    if (!ruleSet) throw new Error('the rule set that it began under is not there');
    const photo = await photoOf(deps, opened);
    if (photo && 'failure' in photo) return photo;
    // Handed in, it is of that day; before that, of the day on which it is printed to be signed.
    const filledOn = shanghaiDay(application.submittedAt ? new Date(application.submittedAt) : deps.now());
    const content = { form: form.id, filled: { facts: application.facts, ruleSet, filledOn, ...(photo && { photo }) } };
    await writeFile(path, await (format === 'DOCX' ? formDocx(content) : formPdf(content)));
    const name = `${form.id} ${form.title}（${categoryLabel[application.category]}）.${format.toLowerCase()}`;
    return { name, contentType: media[format], rows: 1 };
  }
  return { failure: { code: 'NOT_READABLE', message: '这份申报已不在，或您已没有查看它的权限。' } };
}

/** No photo may be larger: the upload's own limit is lower. */
const mostBytes = 20 * 1024 * 1024;

export async function photoOf(
  deps: Deps,
  { application }: OpenApplication,
): Promise<Photo | { failure: { code: string; message: string } } | undefined> {
  const held = application.documents.find(({ kind, status }) => kind === 'PHOTO' && status === 'CONFIRMED');
  if (!held || (held.contentType !== 'image/jpeg' && held.contentType !== 'image/png')) return undefined;
  const object = await deps.objects.read(objectKeyOf(application.id, held.id), mostBytes);
  if (!object?.bytes) return undefined;
  const photo = readPhoto(object.bytes, held.contentType);
  if (photo.ok) return photo.value;
  const [{ code, message }] = photo.problems;
  return { failure: { code, message } };
}
