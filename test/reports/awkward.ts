import { cells } from '#test/reports/awkward-cells';
import { files } from '#test/reports/awkward-files';
import { layouts } from '#test/reports/awkward-layouts';
import { sheets } from '#test/reports/awkward-sheets';

/** Every awkward workbook, each with what becomes of it. */
export const awkward = [...layouts, ...sheets, ...cells, ...files];
