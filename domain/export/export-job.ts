import * as z from 'zod';
import { ApplicationKind } from '#domain/application/application';

/**
 * What can be had on paper or as a table. FORM: 附件1, 2 or 4 of one application; ROSTER: 附件3 or 附件5 of a class, by its
 * category; PASS_LIST, CARD_LIST, CARDS: of a signed list, those who passed, the cards to be made, the cards themselves;
 * SIGN_IN: a class's sheet to sign; ATTENDANCE: what was written down of it; STATISTICS: of a year.
 */
export const ExportKind = z.enum([
  'FORM',
  'ROSTER',
  'PASS_LIST',
  'CARD_LIST',
  'CARDS',
  'SIGN_IN',
  'ATTENDANCE',
  'STATISTICS',
]);
export type ExportKind = z.infer<typeof ExportKind>;

export const exportKindLabel: Record<ExportKind, string> = {
  FORM: '申报表（附件1、2、4）',
  ROSTER: '汇总表（附件3、附件5）',
  PASS_LIST: '培训考核合格人员名单',
  CARD_LIST: '证卡制作清单',
  CARDS: '证卡',
  SIGN_IN: '培训签到表',
  ATTENDANCE: '培训考勤表',
  STATISTICS: '统计表',
};

/** A form is printed, or opened and printed by whoever has Word. */
export const FormFormat = z.enum(['DOCX', 'PDF']);
export type FormFormat = z.infer<typeof FormFormat>;

export const ExportRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('FORM'), applicationId: z.string(), format: FormFormat }),
  z.object({
    kind: z.literal('ROSTER'),
    classId: z.string(),
    /** 附件3 is of 培训, or of 复核. */
    of: ApplicationKind,
    /** Rows that break a rule of the roster are left out and told; otherwise nothing is made while there are any. */
    leaveOutProblems: z.boolean(),
  }),
  z.object({ kind: z.enum(['PASS_LIST', 'CARD_LIST', 'CARDS']), passListId: z.string() }),
  z.object({
    kind: z.literal('SIGN_IN'),
    classId: z.string(),
    /** `yyyy-mm-dd`; to be filled in by hand without it. */
    day: z.optional(z.iso.date()),
  }),
  z.object({ kind: z.literal('ATTENDANCE'), classId: z.string() }),
  z.object({ kind: z.literal('STATISTICS'), year: z.int().check(z.gte(2000), z.lte(9999)) }),
]);
export type ExportRequest = z.infer<typeof ExportRequest>;

/** PROBLEMS: nothing was made, because rows break the rules of the roster; FAILED: it may be tried again. */
export const ExportStatus = z.enum(['WAITING', 'RUNNING', 'DONE', 'PROBLEMS', 'FAILED']);
export type ExportStatus = z.infer<typeof ExportStatus>;

export const exportStatusLabel: Record<ExportStatus, string> = {
  WAITING: '等待生成',
  RUNNING: '正在生成',
  DONE: '已生成',
  PROBLEMS: '有不合要求的内容，未生成',
  FAILED: '生成失败，可以重试',
};

/** Whose row was left out, and everything that is wrong with it. Messages name columns, never what a person wrote. */
const LeftOut = z.object({
  applicationId: z.string(),
  problems: z.array(
    z.object({ code: z.string(), message: z.string(), path: z.optional(z.string()), clause: z.optional(z.string()) }),
  ),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** As many rows as are told one by one; the rest are counted. A person mends these and asks again. */
export const mostTold = 100;
/** Of all of them together: each takes some 300 bytes of a row that holds 400 KB at most. */
export const mostToldProblems = 400;

export const ExportJob = z.object({
  id: z.string(),
  version: z.number(),
  request: ExportRequest,
  status: ExportStatus,
  /** Reference of the person who asked, the only one who gets the file; and for which office. */
  requestedBy: z.string(),
  role: z.string(),
  office: z.optional(z.string()),
  requestedAt: z.string(),
  updatedAt: z.string(),
  /** How often it was begun; what an earlier try left behind has another name. */
  attempt: z.number(),
  /** With RUNNING: until when nobody else may take it up. */
  leaseUntil: z.optional(z.string()),
  rowsDone: z.number(),
  rowsTotal: z.optional(z.number()),
  leftOut: z.object({ count: z.number(), told: z.array(LeftOut) }),
  file: z.optional(
    z.object({
      key: z.string(),
      /** With notice, office and day; nothing personal. */
      name: z.string(),
      contentType: z.string(),
      /** Lower-case hex: sealed paper can be matched to its data by it. */
      sha256: z.string(),
      bytes: z.number(),
      rows: z.number(),
    }),
  ),
  /** With FAILED: why, as far as a person can do something about it. */
  failure: z.optional(z.object({ code: z.string(), message: z.string() })),
});
export type ExportJob = z.infer<typeof ExportJob>;
