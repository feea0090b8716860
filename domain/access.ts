import * as z from 'zod';
import { type Result, refuse } from './problem.ts';

/** What an office saw of an application: with its numbers masked, the numbers themselves, a scan, or all of it on paper. */
export const AccessKind = z.enum(['MASKED', 'IDENTITY', 'DOCUMENT', 'EXPORT']);
export type AccessKind = z.infer<typeof AccessKind>;

export const accessKindLabel: Record<AccessKind, string> = {
  MASKED: '查看申报（证件号码、电话已遮挡）',
  IDENTITY: '查看完整身份信息',
  DOCUMENT: '下载材料扫描件',
  EXPORT: '导出表格或打印件（含完整身份信息）',
};

/** The notice says nothing of it. */
export const AccessPractice = z.object({
  /** Years for which it is kept who saw what: 个人信息保护法 第五十六条 has 处理情况记录 kept for at least three. */
  logYears: z._default(z.int().check(z.gte(1), z.lte(50)), 3),
});
export type AccessPractice = z.infer<typeof AccessPractice>;

const shortest = 4;
const longest = 200;

/** Why somebody of an office must see it, in words that the person will read. */
export function readPurpose(typed: string): Result<string> {
  const purpose = typed.trim();
  const length = [...purpose].length;
  if (length >= shortest && length <= longest) return { ok: true, value: purpose };
  const message = `请说明查看的用途（${shortest}至${longest}字）；申请人本人可以看到。`;
  return refuse({ code: length < shortest ? 'PURPOSE_TOO_SHORT' : 'PURPOSE_TOO_LONG', path: 'purpose', message });
}
