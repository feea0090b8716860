import * as z from 'zod';
import { Category } from '#domain/category';

/** The life of a class; CANCELLED can come at any time before it is finished. */
export const ClassStatus = z.enum(['DRAFT', 'PUBLISHED', 'REGISTRATION_CLOSED', 'RUNNING', 'FINISHED', 'CANCELLED']);
export type ClassStatus = z.infer<typeof ClassStatus>;

/** 一(四): 线上、线下相结合; 二(四): 线下培训. */
export const ClassMode = z.enum(['ONLINE', 'OFFLINE', 'BOTH']);
export type ClassMode = z.infer<typeof ClassMode>;

/** 理论, 实操; for supervisors the one examination online for all (二(四)). */
export const ExaminationPart = z.enum(['THEORY', 'PRACTICE', 'UNIFIED_ONLINE']);
export type ExaminationPart = z.infer<typeof ExaminationPart>;

/**
 * One class (培训班) of a published plan (培训计划). Whoever organises it is a centre: `510000` the province, else a
 * city's GB/T 2260 code. Days are Asia/Shanghai; both days of the registration window are included.
 */
export const TrainingClass = z.object({
  id: z.string(),
  category: Category,
  title: z.string(),
  organiser: z.string(),
  /** Year and month of the annual plan (一(二)1). */
  year: z.number(),
  month: z.number(),
  /** Without a plan published in the system nobody can register (一(四)). */
  status: ClassStatus,
  /** 报名: first and last day, `yyyy-mm-dd`. */
  registration: z.object({ opensOn: z.string(), closesOn: z.string() }),
  /** 培训: first and last day, once they are set by the class's own document (一(四)). */
  training: z.optional(z.object({ startsOn: z.string(), endsOn: z.string() })),
  place: z.optional(z.string()),
  mode: ClassMode,
  /** 培训内容 (一(五), 二(五)). */
  syllabus: z.array(z.string()),
  /** The conditions that the class's own document sets (一(三)5); without it those of the category. */
  ruleSetId: z.optional(z.string()),
  /** Places, overall and for each city (GB/T 2260); without a number of its own a class takes `mostPlaces`. */
  capacity: z.object({ overall: z.optional(z.number()), cities: z.optional(z.record(z.string(), z.number())) }),
  /** Who comes when it is full waits in line; only `false` turns them away. */
  waitingList: z.optional(z.boolean()),
  /** The notice names no pass mark: without marks no result can be recorded. */
  examination: z.object({
    parts: z.array(ExaminationPart),
    /** Least points of each part, of 100. */
    passMarks: z.optional(z.partialRecord(ExaminationPart, z.number())),
    /** Least days attended. */
    leastDays: z.optional(z.number()),
    resit: z.boolean(),
  }),
  /** 规定时间节点 (一(六)2): last days of the reviews, where the class's document sets them. */
  reviewBy: z.optional(z.object({ agency: z.optional(z.string()), centre: z.optional(z.string()) })),
  /** `unpublished`: it was given up before anybody could see it. */
  cancellation: z.optional(z.object({ at: z.string(), reason: z.string(), unpublished: z.optional(z.boolean()) })),
  /** The signed-off list of those who passed (一(七)): from then on nothing of the class's results changes. */
  passListId: z.optional(z.string()),
});
export type TrainingClass = z.infer<typeof TrainingClass>;

/** The whole of a class's results is one row and one transaction: no class is larger. */
export const mostPlaces = 600;

export const classStatusLabel: Record<ClassStatus, string> = {
  DRAFT: '草稿',
  PUBLISHED: '已发布',
  REGISTRATION_CLOSED: '报名截止',
  RUNNING: '培训中',
  FINISHED: '已结束',
  CANCELLED: '已取消',
};

export const classModeLabel: Record<ClassMode, string> = { ONLINE: '线上', OFFLINE: '线下', BOTH: '线上、线下相结合' };

export const examinationPartLabel: Record<ExaminationPart, string> = {
  THEORY: '理论',
  PRACTICE: '实操',
  UNIFIED_ONLINE: '线上集中统一考核',
};

/** Whether the public may see it: everything that has been published once, cancelled or not. */
export function isPublished({ status, cancellation }: Pick<TrainingClass, 'status' | 'cancellation'>): boolean {
  return status !== 'DRAFT' && cancellation?.unpublished !== true;
}
