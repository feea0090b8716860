import * as z from 'zod';
import { type Ask, listChoices, mutate, uploadDocument } from './demo-client.ts';
import type { HeldClass } from './demo-offices.ts';
import type { DemoPerson } from './demo-people.ts';
import { expect } from './demo-transcript.ts';

const about = `id status statusLabel category missing { message clause }
  requiredDocuments { kind label present } agency { name } trainingClass { title }`;
const Application = z.object({
  id: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  missing: z.array(z.object({ message: z.string() })),
  requiredDocuments: z.array(z.object({ kind: z.string(), label: z.string(), present: z.boolean() })),
  trainingClass: z.nullable(z.object({ title: z.string() })),
});
type Application = z.infer<typeof Application>;

async function change(ask: Ask, name: string, input: object): Promise<Application> {
  const answer = z.object({ application: Application });
  return (await mutate(ask, answer, name, `application { ${about} }`, input)).application;
}

/** `id`: the draft that it must be, where that is known. */
export async function claim(ask: Ask, code: string, id?: string): Promise<void> {
  const claimed = await change(ask, 'claimApplication', { code });
  expect(id === undefined || claimed.id === id, `登录后凭领取码 ${code} 认领了这份草稿`);
}

/** Agency and class, every scan, submission: what a page would do for the person. */
export async function complete(
  ask: Ask,
  id: string,
  { person, heldClass }: { person: DemoPerson; heldClass: HeldClass | undefined },
): Promise<void> {
  const { category, choice, name } = person;
  if (choice === undefined) throw new Error(`${name} 没有选机构`);
  const { agencies, classes } = await listChoices(ask, category, choice.city);
  const agency = agencies.find((one) => one.name === choice.agency);
  const trainingClass = classes.find(({ id: each, organiser }) =>
    heldClass === undefined ? organiser === choice.organiser : each === heldClass.id,
  );
  expect(agency !== undefined && trainingClass !== undefined, `选了 ${agency?.name} 和 ${trainingClass?.title}`);
  const provincial = choice.agency.includes('省属')
    ? { route: choice.organiser === '510000' ? 'PROVINCE' : 'CITY' }
    : {};
  const choices = { agencyId: agency?.id, classId: trainingClass?.id, ...provincial };
  const chosen = await change(ask, 'updateApplicationDraft', { applicationId: id, ...choices });
  expect(chosen.missing.length > 0, `提交之前还差 ${chosen.missing.length} 项`);
  for (const { kind, label } of chosen.requiredDocuments)
    console.log(`   上传 ${label}：${await uploadDocument(ask, id, kind)}`);
  const submitted = await change(ask, 'submitApplication', { applicationId: id });
  expect(
    submitted.status === 'AGENCY_REVIEW' || submitted.status === 'CENTRE_REVIEW',
    `提交成功：${submitted.statusLabel}`,
  );
  await showOwn(ask, id);
}

const Own = z.object({
  applications: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          ...Application.shape,
          facts: z.array(z.object({ fact: z.string(), label: z.string(), said: z.string() })),
          history: z.object({ edges: z.array(z.object({ node: z.object({ action: z.string() }) })) }),
        }),
      }),
    ),
  }),
});

async function showOwn(ask: Ask, id: string): Promise<void> {
  const query = `{ applications(first: 5) { edges { node { ${about} facts { fact label said }
    history(first: 20) { edges { node { action } } } } } } }`;
  const own = (await ask(Own, query)).applications.edges.map(({ node }) => node);
  const found = own.find((one) => one.id === id);
  if (found === undefined) throw new Error('“我的申报”里没有这份申报');
  console.log(`   我的申报｜${found.statusLabel}｜${found.trainingClass?.title}`);
  console.log(
    `   ${found.facts
      .filter(({ said }) => said.length < 30)
      .map(({ label, said }) => `${label}：${said}`)
      .join('；')}`,
  );
  console.log(`   办理记录｜${found.history.edges.map(({ node }) => node.action).join(' → ')}`);
  const masked = found.facts.find(({ fact }) => fact === 'idNumber')?.said ?? '';
  expect(/^\d{6}\*{8}\d{3}[\dX]$/.test(masked), '身份证号码只显示前六位和后四位');
}
