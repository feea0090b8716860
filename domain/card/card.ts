import * as z from 'zod';
import { Category } from '#domain/category';

/** 证卡 are of four kinds; 新职业考评员 is a kind of class, whose people get the card of a 考评员. */
export const CardKind = z.enum(['ASSESSOR', 'SENIOR_ASSESSOR', 'SPECIAL_ABILITY_ASSESSOR', 'QUALITY_SUPERVISOR']);
export type CardKind = z.infer<typeof CardKind>;

export function cardKindOf(category: Category): CardKind {
  return category === 'NEW_OCCUPATION_ASSESSOR' ? 'ASSESSOR' : category;
}

/** 三(三): 取消资格, 永久取消; and a suspension while something is looked into. Days are Asia/Shanghai, both included. */
export const Sanction = z.object({
  id: z.string(),
  kind: z.enum(['SUSPENDED', 'REVOKED', 'REVOKED_FOR_GOOD']),
  clause: z.string(),
  /** Code of the closed list (domain/card/sanction.ts). */
  ground: z.optional(z.string()),
  from: z.string(),
  /** Of a suspension: its last day, once that is known. */
  until: z.optional(z.string()),
  /** With REVOKED_FOR_GOOD: the categories for which the person can never apply again. */
  categories: z.optional(z.array(Category)),
  at: z.string(),
  /** Keyed hash of who decided. */
  by: z.string(),
});
export type Sanction = z.infer<typeof Sanction>;

/** For what holders of cards are sent (抽派考评员、质量督导员, 三(二)). */
export const PanelTask = z.enum(['ASSESS', 'SUPERVISE']);
export type PanelTask = z.infer<typeof PanelTask>;

export const panelTaskLabel: Record<PanelTask, string> = { ASSESS: '考评', SUPERVISE: '督导' };

/** One examination that the holder was sent to, to assess (考评经历) or to supervise (督导经历). */
export const Assignment = z.object({
  panelId: z.string(),
  task: PanelTask,
  /** Who sends them: the agency's id, or the centre's code. */
  office: z.string(),
  on: z.string(),
  occupation: z.string(),
  level: z.string(),
  status: z.enum(['ASSIGNED', 'CANCELLED']),
});
export type Assignment = z.infer<typeof Assignment>;

/** A card from its number on; what it says of the person is sealed beside it (store/cards.ts). */
export const Card = z.object({
  number: z.string(),
  version: z.number(),
  kind: CardKind,
  category: Category,
  /** The centre that reviewed, whose city is in the number. */
  reviewCentre: z.string(),
  /** The centre that makes it and hands it out (一(七)). */
  maker: z.string(),
  applicationId: z.string(),
  passListId: z.string(),
  /** The agency that recommended the holder, whose staff may see the card. */
  agency: z.optional(z.string()),
  owner: z.optional(z.string()),
  /** Keyed hashes of ID number and name. */
  personHash: z.string(),
  nameHash: z.string(),
  /** Codes of 职业分类大典; the 工种, and the 专项 projects, stand in the sealed part. */
  occupations: z.array(z.string()),
  issuedAt: z.string(),
  /** First and last day of each time it is good for: the first one, then one for each 复核. */
  periods: z.array(z.object({ from: z.string(), until: z.string(), applicationId: z.string() })),
  produced: z.optional(z.object({ at: z.string(), by: z.string() })),
  handedOut: z.optional(z.object({ on: z.string(), at: z.string(), by: z.string() })),
  /** The last day of which its holder was told that the card ends (every such day once). */
  expiryAnnounced: z.optional(z.string()),
  sanctions: z.array(Sanction),
  /** Newest last. */
  assignments: z.array(Assignment),
});
export type Card = z.infer<typeof Card>;
