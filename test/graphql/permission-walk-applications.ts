import type { Application } from '#domain/application/application';
import { requiredDocuments } from '#domain/application/required-documents';
import type { CardKind } from '#domain/card/card';
import type { Category } from '#domain/category';
import type { TrainingClass } from '#domain/class/training-class';
import { objectKeyOf } from '#operations/application/confirm-document';
import { personRef } from '#operations/person';
import { idNumberOf, writeLists, writePassed } from '#test/operations/card/card-world';
import { writeCards } from '#test/operations/card/panel-world';
import { qualifiedApplication } from '#test/operations/class/qualified';
import { png } from '#test/operations/files';
import { choose, place } from '#test/operations/journey';
import { agency, applicant, draftContent, writeDraft } from '#test/operations/world';
import type { GraphqlWorld } from './world.ts';

/** No id of anything: as long as those there are. */
export function absentAs(id: string): string {
  return 'A'.repeat(id.length);
}

/** What is sealed of Zhang: to be looked for wherever it must not be. Whoever may read it sees the number masked. */
export const canary = { phone: '13912345678', name: '欧阳金丝雀', workplace: '金丝雀工作室' };
/** Of what was never handed in. */
export const draftCanary = { ...canary, name: '司徒草稿雀', workplace: '草稿雀工作室' };

const at = '2026-11-20T02:00:00.000Z';
const scan = png();
const { contentType: _, ...of } = scan;
const document: Omit<Application['documents'][number], 'id' | 'kind'> = {
  ...{ status: 'CONFIRMED', contentType: 'image/png', size: of.size, sha256: of.sha256 },
  ...{ requestedAt: at, confirmedAt: at },
};

/** Every scan that is asked for; the photo is `scan-1`. */
function documentsOf(category: Category): Application['documents'] {
  const kinds = requiredDocuments(category, draftContent(category).facts).map(({ kind }) => kind);
  const others = kinds
    .filter((kind) => kind !== 'PHOTO')
    .map((kind, n) => ({ ...document, kind, id: `scan-${n + 3}` }));
  return [{ ...document, kind: 'PHOTO', id: 'scan-1' }, ...others];
}

interface Chosen {
  cityClass: TrainingClass;
  provinceClass: TrainingClass;
}

/** Zhang's, by way of the first agency: in every stage, at the city and at the province. */
export async function applicationsIn(world: GraphqlWorld, { cityClass, provinceClass }: Chosen) {
  const put = async (more: Partial<Application> = {}, senior = false, city = senior ? '510000' : '510100') => {
    const category = senior ? 'SENIOR_ASSESSOR' : 'ASSESSOR';
    const trainingClass = senior ? provinceClass : cityClass;
    const documents = documentsOf(category);
    const placed = {
      owner: 'zhang',
      category,
      trainingClass,
      city,
      facts: canary,
      more: { documents, ...more },
    } as const;
    const id = await qualifiedApplication(world, placed);
    return { id, absent: absentAs(id), own: 'zhang', agency: agency.id, centres: [city] };
  };
  const rejection = {
    ...{ stage: 'CENTRE_REVIEW' as const, reason: 'FALSE_DATA', clause: '附件1 承诺声明' },
    ...{ at, appealUntil: '2026-12-08' },
  };
  const appealed = { status: 'REJECTED', rejection, appeal: { filedAt: at } } as const;
  const correction = { facts: ['workplace'], documents: ['PHOTO'], choices: [] };
  const before = { facts: { workplace: '甲单位' }, documents: ['scan-1'] };
  const enrolment = { classId: cityClass.id, state: 'WAITING', city: '510100', at } as const;
  return {
    draft: await draftIn(world, [document]),
    atAgency: await put({ status: 'AGENCY_REVIEW' }),
    alsoAtAgency: await put({ status: 'AGENCY_REVIEW' }),
    thirdAtAgency: await put({ status: 'AGENCY_REVIEW' }),
    atCity: await put({ status: 'CENTRE_REVIEW', before }),
    seniorAtCity: await put({ status: 'CENTRE_REVIEW' }, true, '510100'),
    atProvince: await put({ status: 'CENTRE_REVIEW' }, true),
    returned: await put({ status: 'RETURNED', returnedFrom: 'AGENCY_REVIEW', correction, before }),
    rejected: await put({ status: 'REJECTED', rejection }),
    appealed: await put(appealed),
    provinceAppealed: await put(appealed, true),
    waiting: await put({ enrolment }),
    qualified: await put(),
    alsoQualified: await put(),
    thirdQualified: await put(),
    provinceQualified: await put({}, true),
    alsoProvinceQualified: await put({}, true),
  };
}

/** Ready to be handed in, but that one scan more was announced and uploaded. */
async function draftIn(world: GraphqlWorld, [one]: (typeof document)[]) {
  const { applicationId: id } = await writeDraft(world.deps, { actor: applicant('zhang'), facts: draftCanary });
  await choose(world, applicant('zhang'), { applicationId: id, category: 'ASSESSOR' });
  const announced = { ...document, ...one, id: 'scan-2', kind: 'PHOTO', status: 'REQUESTED' } as const;
  await place(world, id, { documents: [...documentsOf('ASSESSOR'), announced] });
  world.objects.held.set(objectKeyOf(id, 'scan-2'), scan);
  return { id, absent: absentAs(id), own: 'zhang' };
}

/** Cards that Zhang holds, a list that is still to be numbered, and a card with its renewal. */
export async function cardsIn(world: GraphqlWorld) {
  const { deps } = world;
  const [applicationId, senior, numberable] = ['stands behind cards', 'stands behind one', 'waits for a number'];
  const zhang = applicant('zhang');
  const facts = (n: number) => ({ ...canary, idNumber: idNumberOf(n) });
  await writePassed(world, [
    { id: applicationId, owner: zhang, facts: facts(301), more: { cardNumber: 'K51012026900' } },
    { id: senior, owner: zhang, category: 'SENIOR_ASSESSOR', facts: facts(303), more: { cardNumber: 'K51012026901' } },
    { id: numberable, owner: applicant('somebody'), facts: facts(302) },
  ]);
  await writeLists(world, [{ id: 'list-to-be-numbered', applicationIds: [numberable] }]);
  const owner = personRef(deps.seal, 'zhang');
  const card = async (n: number, until: string, kind: CardKind = 'ASSESSOR') => {
    const number = `K51012026${n}`;
    const maker = kind === 'ASSESSOR' ? '510100' : '510000';
    const periods = [{ from: '2024-01-01', until, applicationId }];
    const sent = { panelId: 'some panel', task: 'ASSESS', office: agency.id, on: '2026-12-09' } as const;
    const assignments = [{ ...sent, occupation: '6-31-01-03', level: 'SENIOR', status: 'ASSIGNED' as const }];
    const more = { ...{ owner, agency: agency.id, maker, applicationId, periods, assignments } };
    await writeCards(world, [{ number, name: canary.name, idNumber: idNumberOf(n), kind, more }]);
    return { id: number, absent: 'K51012026999', own: 'zhang', agency: agency.id, centres: [maker] };
  };
  const renewable = await card(905, '2026-12-31');
  const renewal = await qualifiedApplication(world, {
    owner: 'zhang',
    // The ID number of the card's holder.
    person: 906,
    facts: canary,
    more: { kind: 'RENEWAL', renews: renewable.id, renewsAfter: '2026-12-31' },
  });
  return {
    listToNumber: { id: 'list-to-be-numbered', centres: ['510100'] },
    numberedSenior: { id: senior, own: 'zhang', agency: agency.id, centres: ['510100', '510000'] },
    numbered: { id: applicationId, own: 'zhang', agency: agency.id, centres: ['510100'] },
    cityCard: await card(900, '2028-12-31'),
    provinceCard: await card(901, '2028-12-31', 'SENIOR_ASSESSOR'),
    sanctionable: await card(902, '2028-12-31'),
    expiring: await card(904, '2026-12-30'),
    renewal: { id: renewal, own: 'zhang', agency: agency.id, centres: ['510100'] },
  };
}
