import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cardsPdf } from '#reports/card/cards-pdf';
import { formDocx } from '#reports/form/form-docx';
import { formPdf } from '#reports/form/form-pdf';
import { sampleCards } from './card/sample-cards.ts';
import { filledForm, formIds } from './form/sample-form.ts';
import { samplePhoto } from './form/sample-photo.ts';
import { pdfPicture, printed } from './office.ts';
import { listBytes } from './sample-lists.ts';
import { throughCalc } from './sheet-file.ts';

/** Makes the pictures of docs/forms.md and docs/lists.md again; everybody on them is made up. */
const folder = resolve(import.meta.dirname, '../../docs/forms');
const dpi = 66;

mkdirSync(folder, { recursive: true });
for (const id of formIds) {
  const pdf = await formPdf(filledForm(id, { photo: samplePhoto }));
  write(`form-${id.slice(2)}`, pdf);
}
write('form-1-blank', await formPdf({ form: '附件1' }));
const word = new Map([['form-2-word', await formDocx(filledForm('附件2', { photo: samplePhoto }))]]);
for (const [name, pdf] of printed(word)) write(name, pdf);
write('cards', await cardsPdf(sampleCards(10), { verifyUrl: 'https://kaoping.example.cn/verify' }));

const lists = {
  ...{ 附件3: 'roster-3', 附件5: 'roster-5', 合格人员名单: 'pass-list', 证卡制作清单: 'card-list' },
  ...{ 签到表: 'sign-in', 考勤表: 'attendance', 统计表: 'statistics' },
};
const books = new Map<string, Uint8Array>();
for (const [list, name] of Object.entries(lists)) books.set(name, (await listBytes(list)).bytes);
for (const [name, pdf] of throughCalc(books, 'pdf')) write(name, pdf);

function write(name: string, pdf: Uint8Array): void {
  writeFileSync(resolve(folder, `${name}.png`), pdfPicture(pdf, { page: 1, dpi }));
  console.log(`docs/forms/${name}.png`);
}
