import * as z from 'zod';
import { Facts } from '#domain/eligibility/fact';
import { Problem } from '#domain/problem';
import { ColumnId, RosterId } from '#domain/roster/columns';
import { RefusalCode } from './refusal.ts';

/** One thing that is wrong with a person's row; `cell` is where people find it: F12. */
const CellProblem = z.object({ ...Problem.shape, cell: z.string(), column: ColumnId });
export type CellProblem = z.infer<typeof CellProblem>;

/** Something about the file that the person should know, and that stops nothing. */
const Note = z.object({ code: z.string(), message: z.string(), clause: z.optional(z.string()) });
export type Note = z.infer<typeof Note>;

/** The sheet as it stood, for giving it back with what is wrong marked: by row, by column, only what holds something. */
const OriginalSheet = z.object({
  headerRow: z.number(),
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.tuple([z.number(), z.string()])) })),
  merges: z.array(z.object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() })),
});

const ReadRoster = z.object({
  roster: RosterId,
  sheet: z.string(),
  /** As typed, but for the day. */
  head: z.object({
    unit: z.optional(z.string()),
    preparedBy: z.optional(z.string()),
    phone: z.optional(z.string()),
    /** `yyyy-mm-dd` */
    day: z.optional(z.string()),
  }),
  /** The people, from the top; `row` is the sheet's own number. */
  rows: z.array(z.object({ row: z.number(), facts: Facts, problems: z.array(CellProblem) })),
  notes: z.array(Note),
  original: OriginalSheet,
});
export type ReadRoster = z.infer<typeof ReadRoster>;

const Refused = z.object({ refused: z.object({ code: RefusalCode, message: z.string() }) });

/** What became of an upload: read, with whatever is wrong row by row; or refused as a whole, in words for who sent it. */
export const RosterReading = z.union([Refused, ReadRoster]);
export type RosterReading = z.infer<typeof RosterReading>;
