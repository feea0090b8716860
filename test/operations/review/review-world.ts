import type { Category } from '#domain/category';
import type { Facts } from '#domain/eligibility/fact';
import type { Actor } from '#operations/actor';
import type { ApplicationView } from '#operations/answers';
import { submitApplication } from '#operations/application/submit-application';
import { type ReviewApplicationInput, reviewApplication } from '#operations/review/review-application';
import { done, newKey, readyApplication } from '#test/operations/journey';
import { agency, applicant, staff, type World } from '#test/operations/world';

export const li = applicant('li');
/** Two of each office, for nobody decides twice. */
export const zhao = staff('agency', agency.id, 'zhao');
export const qian = staff('agency', agency.id, 'qian');
export const wang = staff('city', '510100', 'wang');
export const sun = staff('city', '510100', 'sun');

export type Decision = Omit<ReviewApplicationInput, 'applicationId'>;
export const approve: Decision = { decision: 'APPROVE' };
export const mend: Decision = { decision: 'RETURN', reasons: ['PHOTO_UNFIT'], words: '请换一张照片' };
export const reject: Decision = { decision: 'REJECT', reasons: ['LEVEL_NOT_REACHED'], words: '证书只到中级工' };

export async function handedIn(
  world: World,
  { owner = li, category = 'ASSESSOR', facts = {} }: { owner?: Actor; category?: Category; facts?: Facts } = {},
): Promise<string> {
  const applicationId = await readyApplication(world, owner, category, facts);
  done(await submitApplication(world.deps, owner, { applicationId }, newKey()));
  return applicationId;
}

export async function atCentre(world: World): Promise<string> {
  const applicationId = await handedIn(world);
  await review(world, zhao, applicationId, approve);
  return applicationId;
}

export async function review(
  world: World,
  actor: Actor,
  ...[applicationId, decision]: [applicationId: string, decision: Decision]
): Promise<ApplicationView> {
  return done(await reviewApplication(world.deps, actor, { applicationId, ...decision }, newKey())).application;
}
