import * as z from 'zod';

/**
 * Why something is refused or missing, in words a person can act on.
 * `path` names the answer, document or argument (`answers.idNumber`, `documents.ID_CARD`); `clause` is the
 * notice's own number (`一(三)3`, `附件1 说明2`) whenever a rule of the notice stands behind it.
 */
export const Problem = z.object({
  code: z.string(),
  path: z.optional(z.string()),
  message: z.string(),
  clause: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;

export type Result<T> = { ok: true; value: T } | { ok: false; problems: [Problem, ...Problem[]] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse<T = never>(...problems: [Problem, ...Problem[]]): Result<T> {
  return { ok: false, problems };
}

/** Everything that is wrong with any of them; at least one must be refused. */
export function refuseAll<T = never>(results: readonly Result<unknown>[]): Result<T> {
  const [first, ...others] = results.flatMap((result) => (result.ok ? [] : result.problems));
  if (!first) throw new Error('nothing was refused');
  return refuse(first, ...others);
}
