import * as z from 'zod';
import { ReviewStage } from '#domain/application/application';
import { Category } from '#domain/category';
import { shanghaiDay } from '#domain/day';
import { readIdNumber } from '#domain/id-number';
import { codeOf, isOccupation, occupations } from '#domain/occupations';
import { type Problem, type Result, refuse } from '#domain/problem';
import { cityLabel } from '#domain/vocabulary/place';
import type { Actor } from '#operations/actor';
import type { ApplicationView, Page } from '#operations/answers';
import { nameHashOf, personHashOf } from '#operations/application/live-guard';
import { findApplications } from '#operations/application/reads';
import type { Deps } from '#operations/deps';
import { PageInput } from '#operations/inputs';
import type { Outcome } from '#operations/outcome';
import { pageOf } from '#operations/page';
import { allows, officeOf, type Target } from '#operations/permission';
import { forbidden, refused, unauthenticated } from '#operations/refusal';
import type { Filter } from '#store/list';
import { listKey } from '#store/table';

/** What waits at an office: for the first check, for the centre's review, or for the decision of an appeal. */
export const QueueStage = z.enum([...ReviewStage.options, 'APPEAL']);
export type QueueStage = z.infer<typeof QueueStage>;

export const ReviewQueueInput = z.object({
  ...PageInput.shape,
  stage: QueueStage,
  /** An agency's id or a centre's code; may be left out by whoever belongs to one. */
  office: z.optional(z.string()),
  category: z.optional(Category),
  classId: z.optional(z.string()),
  /** Where the person works, GB/T 2260. */
  city: z.optional(z.string()),
  /** A code, or the name of one of the list. */
  occupation: z.optional(z.string()),
  name: z.optional(z.string()),
  idNumber: z.optional(z.string()),
});
export type ReviewQueueInput = z.infer<typeof ReviewQueueInput>;

/**
 * What waits at an office, oldest first. One Query, one batch of applications with class and agency as they remember them,
 * and one entry each in the access log, whatever the length of the page. Names and ID numbers are found by their keyed
 * hashes, so only whole ones.
 */
export async function reviewQueue(
  deps: Deps,
  actor: Actor,
  input: ReviewQueueInput,
): Promise<Outcome<Page<ApplicationView>>> {
  if (actor.kind === 'anonymous') return unauthenticated;
  const offices = officesOf(actor, input.stage);
  const office = input.office ?? (offices.length === 1 ? offices[0] : undefined);
  if (offices.length === 0) return forbidden;
  if (office === undefined) return refused('VALIDATION', officeMissing);
  if (!offices.includes(office)) return forbidden;
  const where = filterOf(deps, input);
  if (!where.ok) return refused('VALIDATION', ...where.problems);
  const from = { gsi2: listKey.reviewQueue(office, input.stage), where: where.value };
  const { first, after } = input;
  return pageOf(deps, { first, ...(after !== undefined && { after }), from }, async (keys) => {
    const ids = keys.map(({ pk }) => pk.slice(pk.indexOf('#') + 1));
    const found = await findApplications(deps, actor, ids, { withChoices: false, operation: 'reviewQueue' });
    return found.map((application) => (application && waits(application, input.stage) ? application : undefined));
  });
}

const officeMissing: Problem = { code: 'OFFICE_MISSING', path: 'office', message: '您在多个单位任职，请指明单位。' };

/** The caller's offices at which something of this stage can lie. */
function officesOf(actor: Extract<Actor, { kind: 'person' }>, stage: QueueStage): string[] {
  const isAgencys = stage === 'AGENCY_REVIEW';
  const offices = actor.roles.flatMap((grant) => {
    const office = officeOf(grant);
    if (office === undefined || (grant.role === 'agency') !== isAgencys) return [];
    const target: Target = isAgencys ? { agency: office } : { centres: [office] };
    return allows(actor, 'reviewQueue', target) ? [office] : [];
  });
  return [...new Set(offices)];
}

/** The list lags a moment behind: what was decided meanwhile waits no longer. */
function waits({ status, review }: ApplicationView, stage: QueueStage): boolean {
  if (stage !== 'APPEAL') return status === stage;
  return status === 'REJECTED' && review.appeal !== undefined && review.appeal.outcome === undefined;
}

/** Everything that is wrong with what is looked for, at once. */
function filterOf(deps: Deps, { category, classId, ...typed }: ReviewQueueInput): Result<Filter> {
  const problems: Problem[] = [];
  const where: Record<string, string> = { ...(category && { category }), ...(classId !== undefined && { classId }) };
  if (typed.city !== undefined) {
    if (cityLabel.has(typed.city)) where.city = typed.city;
    else problems.push({ code: 'CITY_UNKNOWN', path: 'city', message: '所在地须是四川省21个市（州）之一。' });
  }
  if (typed.occupation !== undefined) {
    const code = occupationCode(typed.occupation.normalize('NFKC').trim());
    if (code !== undefined) where.occupations = code;
    else problems.push({ code: 'UNKNOWN_OCCUPATION', path: 'occupation', message: '没有这个职业，请填写代码或全称。' });
  }
  if (typed.name !== undefined) {
    if (typed.name.trim() !== '') where.nameHash = nameHashOf(deps.seal, typed.name);
    else problems.push({ code: 'NAME_EMPTY', path: 'name', message: '请填写完整姓名。' });
  }
  if (typed.idNumber !== undefined) {
    const read = readIdNumber(typed.idNumber, shanghaiDay(deps.now()));
    if (read.ok) where.personHash = personHashOf(deps.seal, read.value.number);
    else problems.push(...read.problems.map((problem) => ({ ...problem, path: 'idNumber' })));
  }
  const [first, ...others] = problems;
  return first ? refuse(first, ...others) : { ok: true, value: where };
}

function occupationCode(typed: string): string | undefined {
  return isOccupation(typed) ? codeOf(typed) : occupations.byName(typed)?.code;
}
