import { writeFile } from 'node:fs/promises';
import { formOf } from '#domain/application/form';
import { categoryLabel } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import { formDocx } from '#reports/form/form-docx';
import { formPdf } from '#reports/form/form-pdf';
import { inPages, peopleOf } from './people.ts';
import { photoAt } from './photo.ts';
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
    const held = application.documents.find(({ kind, status }) => kind === 'PHOTO' && status === 'CONFIRMED');
    const photo = held && (await photoAt(deps, { applicationId, documentId: held.id }));
    if (photo?.ok === false) return { failure: { code: photo.problems[0].code, message: photo.problems[0].message } };
    // Handed in, it is of that day; before that, of the day on which it is printed to be signed.
    const filledOn = shanghaiDay(application.submittedAt ? new Date(application.submittedAt) : deps.now());
    const content = {
      form: form.id,
      filled: { facts: application.facts, ruleSet, filledOn, ...(photo && { photo: photo.value }) },
    };
    await writeFile(path, await (format === 'DOCX' ? formDocx(content) : formPdf(content)));
    const name = `${form.id} ${form.title}（${categoryLabel[application.category]}）.${format.toLowerCase()}`;
    return { name, contentType: media[format], rows: 1 };
  }
  return { failure: { code: 'NOT_READABLE', message: '这份申报已不在，或您已没有查看它的权限。' } };
}
