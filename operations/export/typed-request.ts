import { readDay } from '#domain/eligibility/typed-day';
import { type ExportKind, ExportRequest, exportKindLabel } from '#domain/export/export-job';
import { type Result, refuse } from '#domain/problem';

/** As a caller may ask: what goes with the kind, and nothing is assumed where something is missing. */
export interface TypedExport {
  kind: ExportKind;
  applicationId?: string | undefined;
  format?: string | null | undefined;
  classId?: string | undefined;
  of?: string | null | undefined;
  leaveOutProblems?: boolean | null | undefined;
  day?: string | null | undefined;
  passListId?: string | undefined;
  year?: number | null | undefined;
}

const needed: Record<ExportKind, { field: keyof TypedExport; label: string }> = {
  FORM: { field: 'applicationId', label: '申报' },
  ROSTER: { field: 'classId', label: '培训班' },
  SIGN_IN: { field: 'classId', label: '培训班' },
  ATTENDANCE: { field: 'classId', label: '培训班' },
  PASS_LIST: { field: 'passListId', label: '合格人员名单' },
  CARD_LIST: { field: 'passListId', label: '合格人员名单' },
  CARDS: { field: 'passListId', label: '合格人员名单' },
  STATISTICS: { field: 'year', label: '年份' },
};

/** What is to be made, or which field is missing or out of place. */
export function readExportRequest(typed: TypedExport): Result<ExportRequest> {
  const { field, label } = needed[typed.kind];
  if (typed[field] == null) {
    const message = `导出${exportKindLabel[typed.kind]}要指明是哪个${label}。`;
    return refuse({ code: 'MISSING', path: `input.${field}`, message });
  }
  const day = typed.day == null ? undefined : readDay(typed.day, 'input.day');
  if (day && !day.ok) return day;
  const request = {
    ...typed,
    format: typed.format ?? 'PDF',
    of: typed.of ?? 'NEW',
    leaveOutProblems: typed.leaveOutProblems ?? false,
    day: day?.value,
  };
  const parsed = ExportRequest.safeParse(request);
  if (parsed.success) return { ok: true, value: parsed.data };
  return refuse({ code: 'OUT_OF_RANGE', path: `input.${field}`, message: '年份要在2000至9999之间。' });
}
