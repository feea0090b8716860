import { writeFile } from 'node:fs/promises';
import type { ImportTools } from '#operations/import/run-import';
import { markedWorkbook } from '#reports/reading/marked-workbook';

/** What an agency mends its roster by: the sheet as it was handed in, with what is wrong, or stands in the way, at its cells. */
export const marker: ImportTools['marker'] = async (reading, rows, path) => {
  await writeFile(path, await markedWorkbook({ ...reading, rows: [...rows] }));
};
