import type { Application } from '#domain/application/application';
import type { Category } from '#domain/category';
import type { PassList } from '#domain/class/pass-list';
import type { Facts } from '#domain/eligibility/fact';
import { checkDigitOf } from '#domain/id-number';
import type { Actor } from '#operations/actor';
import { nameHashOf, personHashOf } from '#operations/application/live-guard';
import { issueCardNumbers } from '#operations/card/issue-card-numbers';
import { personRef as ownerRef } from '#operations/person';
import { applicationRef, applicationWrite } from '#store/applications';
import type { Write } from '#store/commit';
import { emptyChain } from '#store/events';
import { numberingRef, numberingWrite, passListRef, passListWrite, signed } from '#store/pass-lists';
import { personAttribute, personRef, personWrite } from '#store/people';
import type { Ref } from '#store/read';
import { done, newKey } from '#test/operations/journey';
import { agency, applicant, draftContent, openClass, staff, type World, write } from '#test/operations/world';

export const province = staff('province');
export const chengdu = staff('city', '510100');

/** A made-up ID number of its own for each. */
export function idNumberOf(at: number): string {
  const first = `51010419900101${String(at + 1).padStart(3, '0')}`;
  return first + checkDigitOf(first);
}

export interface Person {
  id: string;
  owner?: Actor;
  category?: Category;
  facts?: Facts;
  more?: Partial<Application>;
}

/** An application as the whole way from the chat to the examination leaves it, and the person's row with its live place. */
export async function writePassed(world: World, people: readonly Person[], live = true): Promise<void> {
  const { deps } = world;
  if (world.state === 'WHOLE') world.state = 'PLACED';
  const rows: { ref: Ref; write: Write }[] = [];
  for (const { id, owner, category = 'ASSESSOR', facts = {}, more = {} } of people) {
    const content = draftContent(category, facts);
    const trainingClass = { ...openClass(category), version: 1 };
    const hash = personHashOf(deps.seal, String(content.facts.idNumber));
    const at = deps.now().toISOString();
    const { organiser } = trainingClass;
    const application: Application = {
      ...{ id, version: 1, kind: 'NEW', category, status: 'PASSED', documents: [] },
      ...{ ruleSetId: content.ruleSetId, facts: content.facts, evaluation: content.evaluation },
      ...{ consent: content.consent, createdAt: at, updatedAt: at, submittedAt: at, stage: { since: at } },
      ...(owner?.kind === 'person' && { owner: ownerRef(deps.seal, owner.subject) }),
      agency: { ...agency, version: 1 },
      trainingClass,
      routing: {
        reviewCentre: '510100',
        trainingOrganiser: organiser,
        numberIssuer: '510000',
        cardMaker: organiser,
      },
      person: { hash, nameHash: nameHashOf(deps.seal, String(content.facts.name)) },
      liveIn: trainingClass.id,
      ...more,
    };
    const key = await deps.seal.newKey(id);
    rows.push({ ref: applicationRef(id), write: applicationWrite({ application, key, chain: emptyChain }) });
    const place = { [personAttribute.live(category, application.liveIn ?? '')]: id };
    if (live) rows.push({ ref: personRef(hash), write: personWrite(hash, { where: [], set: place }) });
  }
  await written(world, rows);
}

/** In transactions of 100 rows. */
async function written(world: World, rows: { ref: Ref; write: Write }[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 100) await write(world.deps, rows.slice(at, at + 100));
}

/** Lists as their centres sign them off. */
export async function writeLists(
  world: World,
  lists: readonly { id: string; applicationIds: readonly string[]; category?: Category }[],
): Promise<void> {
  const rows = lists.flatMap(({ id, applicationIds, category = 'ASSESSOR' }): { ref: Ref; write: Write }[] => {
    const list: PassList = signed({
      ...{ id, classId: `class-${id}`, category, organiser: openClass(category).organiser, year: 2026 },
      entries: applicationIds.map((applicationId) => ({ applicationId })),
      ...{ signedAt: world.deps.now().toISOString(), signedBy: 'somebody' },
    });
    return [
      { ref: passListRef(id), write: passListWrite(list) },
      { ref: numberingRef(id), write: numberingWrite(id, { done: 0, skipped: [] }, emptyChain) },
    ];
  });
  await written(world, rows);
}

/** A card of Li's, numbered; the application behind it is `certified`. */
export async function numberedCard(
  world: World,
  { id = 'certified', owner = applicant('li'), ...person }: Partial<Person> = {},
): Promise<string> {
  await writePassed(world, [{ id, owner, ...person }]);
  const category = person.category ?? 'ASSESSOR';
  await writeLists(world, [{ id: `list-${id}`, applicationIds: [id], category }]);
  const { numbers } = done(await issueCardNumbers(world.deps, province, { passListId: `list-${id}` }, newKey()));
  return numbers[0]!.number;
}
