import * as z from 'zod';
import { Category } from '#domain/category';
import { ColumnId } from '#domain/roster/columns';

/** 5 MB: a roster of thousands of people has less than 1 MB. */
export const mostRosterBytes = 5 * 1024 * 1024;
export const rosterContentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** REFUSED: the file as a whole cannot be read, another one must be uploaded; FAILED: the same may be tried again. */
export const ImportStatus = z.enum(['UPLOADING', 'CHECKING', 'CHECKED', 'REFUSED', 'WRITING', 'DONE', 'FAILED']);
export type ImportStatus = z.infer<typeof ImportStatus>;

export const importStatusLabel: Record<ImportStatus, string> = {
  UPLOADING: '等待上传',
  CHECKING: '正在检查',
  CHECKED: '检查完毕，等待确认',
  REFUSED: '文件不能用，请改好后重新上传',
  WRITING: '正在写入',
  DONE: '已导入',
  FAILED: '没有办成，可以重试',
};

/**
 * What becomes of a row. NEW: a draft is made of it; SAME: the person's application for this class says the same, or is in the
 * person's own hands already; DIFFERS: it is there and says otherwise; REFUSED: something in it is wrong or stands in the way.
 */
export const RowOutcome = z.enum(['NEW', 'SAME', 'DIFFERS', 'REFUSED']);
export type RowOutcome = z.infer<typeof RowOutcome>;

export const rowOutcomeLabel: Record<RowOutcome, string> = {
  NEW: '新建申报草稿',
  SAME: '系统中已有，内容一致或已由本人领取，不改动',
  DIFFERS: '系统中已有，内容不一致，不改动',
  REFUSED: '不能导入',
};

export const RowCounts = z.object({ NEW: z.number(), SAME: z.number(), DIFFERS: z.number(), REFUSED: z.number() });
export type RowCounts = z.infer<typeof RowCounts>;

export function counted(outcomes: readonly RowOutcome[]): RowCounts {
  const of = (wanted: RowOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { NEW: of('NEW'), SAME: of('SAME'), DIFFERS: of('DIFFERS'), REFUSED: of('REFUSED') };
}

/** One thing about a row; never what stands in its cells. */
const ToldProblem = z.object({
  /** Where the sheet has it: `F12`. */
  cell: z.string(),
  column: ColumnId,
  code: z.string(),
  message: z.string(),
  clause: z.optional(z.string()),
});
export type ToldProblem = z.infer<typeof ToldProblem>;

/** `row` is the sheet's own number. */
export const ToldRow = z.object({ row: z.number(), outcome: RowOutcome, problems: z.array(ToldProblem) });
export type ToldRow = z.infer<typeof ToldRow>;

/** As many are told one by one, and of each as much; all of it stands in the marked workbook. */
export const mostToldRows = 100;
export const mostToldProblems = 5;

/** Something about the whole file. */
const Said = z.object({ code: z.string(), message: z.string(), clause: z.optional(z.string()) });
export type Said = z.infer<typeof Said>;

export const ImportJob = z.object({
  id: z.string(),
  version: z.number(),
  status: ImportStatus,
  /** What was announced, and is all that can be uploaded: every reading is of these bytes. */
  upload: z.object({ size: z.number(), sha256: z.string() }),
  /** Reference of the person who asked, and the agency in whose name. */
  requestedBy: z.string(),
  agencyId: z.string(),
  requestedAt: z.string(),
  updatedAt: z.string(),
  /** How often it was begun since it was last asked for. */
  attempt: z.number(),
  /** While a process works on it: until when nobody else may take it up. */
  leaseUntil: z.optional(z.string()),
  /** What the rows are to become. */
  aim: z.optional(z.object({ category: Category, classId: z.string() })),
  rowsDone: z.number(),
  rowsTotal: z.optional(z.number()),
  /** Of the dry run. */
  checked: z.optional(RowCounts),
  notes: z.array(Said),
  /** The first of those that are not simply NEW or SAME. */
  told: z.array(ToldRow),
  /** The rows given back with what is wrong marked. */
  marked: z.optional(z.object({ key: z.string(), name: z.string(), sha256: z.string(), bytes: z.number() })),
  /** With REFUSED: what is wrong with the file. */
  refusal: z.optional(Said),
  /** With FAILED: why, and at what. */
  failure: z.optional(z.object({ ...Said.shape, during: z.enum(['CHECKING', 'WRITING']) })),
  /** That every person on it consented, as the agency declared it when it confirmed. */
  consent: z.optional(z.object({ version: z.string(), on: z.string(), at: z.string() })),
  /** With DONE: what was done; NEW are the drafts that this import made. */
  written: z.optional(RowCounts),
  /** Of which rows: each has a claim code. */
  created: z.array(z.number()),
});
export type ImportJob = z.infer<typeof ImportJob>;
