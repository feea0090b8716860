import * as z from 'zod';
import { type Ask, type Endpoints, graphqlAs, mutate, uploadDocument } from './demo-client.ts';
import { type Clerk, clerkOf, type HeldClass, holdClass, tell, today } from './demo-offices.ts';
import { keepPaper } from './demo-paper.ts';
import type { DemoPerson } from './demo-people.ts';
import { expect } from './demo-transcript.ts';

type Offices = NonNullable<DemoPerson['offices']>;

/** One who has handed in, with the class they applied for. */
interface Applicant {
  person: DemoPerson;
  ask: Ask;
  applicationId: string;
  heldClass: HeldClass;
}

/** From the submission to a card in the hand, each step by the office whose step it is. */
export async function goOn(endpoints: Endpoints, applicant: Applicant, offices: Offices): Promise<void> {
  const clerk = (id: string) => clerkOf(endpoints, id);
  const [agency, reviewer, organiser] = [
    await clerk(offices.agency),
    await clerk(offices.reviewer),
    await clerk(offices.organiser),
  ];
  const { heldClass, applicationId, person, ask } = applicant;
  for (const format of ['DOCX', 'PDF']) {
    await keepPaper({ name: person.name, ask }, { kind: 'FORM', applicationId, format }, person.name);
  }
  if (person.category === 'SENIOR_ASSESSOR') await correct(agency, applicant);
  await approve(agency, applicant, 'AGENCY_REVIEW', 'CENTRE_REVIEW');
  await keepPaper(agency, { kind: 'ROSTER', classId: heldClass.id }, person.name);
  await approve(reviewer, applicant, 'CENTRE_REVIEW', 'QUALIFIED');
  await enrol(applicant);
  const { passList } = await holdClass(organiser, heldClass, applicationId, person.category);
  for (const kind of ['SIGN_IN', 'ATTENDANCE']) {
    await keepPaper(organiser, { kind, classId: heldClass.id }, person.name);
  }
  await keepPaper(organiser, { kind: 'PASS_LIST', passListId: passList.id }, person.name);
  const number = await issue(await clerk('province'), passList.id);
  const maker = await clerk(offices.maker);
  for (const kind of ['CARD_LIST', 'CARDS']) await keepPaper(maker, { kind, passListId: passList.id }, person.name);
  await handOut(maker, applicant, number);
  await verify(endpoints, person, number);
}

const Reviewed = z.object({ application: z.object({ status: z.string(), statusLabel: z.string() }) });
const reviewedFields = 'application { status statusLabel }';
const Queue = z.object({
  reviewQueue: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          id: z.string(),
          version: z.number(),
          deadline: z.nullable(z.object({ dueOn: z.nullable(z.string()) })),
          checklist: z.array(z.object({ condition: z.object({ clause: z.string() }) })),
        }),
      }),
    ),
  }),
});

/** The oldest comes first; whoever reviews finds this one by the class that it is for. */
async function findIn({ ask }: Clerk, { applicationId, heldClass }: Applicant, stage: string) {
  const query = `query ($stage: QueueStage!, $classId: ID!) {
    reviewQueue(stage: $stage, classId: $classId, first: 10) {
      edges { node { id version deadline { dueOn } checklist { condition { clause } } } } } }`;
  const { reviewQueue } = await ask(Queue, query, { stage, classId: heldClass.id });
  const found = reviewQueue.edges.find(({ node }) => node.id === applicationId)?.node;
  if (!found) throw new Error('待审列表里没有这份申报');
  return found;
}

async function approve(clerk: Clerk, applicant: Applicant, stage: string, next: string): Promise<void> {
  const { version, deadline, checklist } = await findIn(clerk, applicant, stage);
  const clauses = [...new Set(checklist.map(({ condition }) => condition.clause))].join('、');
  tell(clerk, `在待审列表里看到这份申报（${deadline?.dueOn}前办结），逐条核对 ${clauses}`);
  const review = { applicationId: applicant.applicationId, expectedVersion: version, decision: 'APPROVE' };
  const { application } = await mutate(clerk.ask, Reviewed, 'reviewApplication', reviewedFields, { review });
  tell(clerk, `审核通过：${application.statusLabel}`);
  expect(application.status === next, `现在是“${application.statusLabel}”`);
}

/** Returned once: one scan is to be sent again, and nothing else may be touched. */
async function correct(clerk: Clerk, { ask, applicationId, person }: Applicant): Promise<void> {
  const words = '申报表没有加盖单位公章，请盖章后重新扫描上传。';
  const review = { applicationId, decision: 'RETURN', reasons: ['FORM_UNSTAMPED'], words };
  const returned = await mutate(clerk.ask, Reviewed, 'reviewApplication', reviewedFields, { review });
  tell(clerk, `退回补正：${words}`);
  expect(returned.application.status === 'RETURNED', '只有退回的材料可以改');
  tell(person, `重新上传申报表：${await uploadDocument(ask, applicationId, 'APPLICATION_FORM')}`);
  const again = await mutate(ask, Reviewed, 'submitApplication', reviewedFields, { applicationId });
  expect(again.application.status === 'AGENCY_REVIEW', '补正后回到退回它的那一关');
}

async function enrol({ ask, person, applicationId, heldClass }: Applicant): Promise<void> {
  const input = { applicationId, classId: heldClass.id };
  const { application } = await mutate(ask, Reviewed, 'enrolApplication', reviewedFields, input);
  tell(person, `报到“${heldClass.title}”：${application.statusLabel}`);
  expect(application.status === 'ENROLLED', '有名额，不用候补');
}

async function issue(province: Clerk, passListId: string): Promise<string> {
  const Issued = z.object({ left: z.number(), numbers: z.array(z.object({ number: z.string() })) });
  const issued = await mutate(province.ask, Issued, 'issueCardNumbers', 'left numbers { number }', { passListId });
  const number = issued.numbers[0]?.number ?? '';
  tell(province, `按名单生成证卡号：${number}`);
  expect(number !== '' && issued.left === 0, '证卡号由省职鉴中心统一生成');
  return number;
}

async function handOut(maker: Clerk, { ask, applicationId, person }: Applicant, number: string): Promise<void> {
  await mutate(maker.ask, z.looseObject({}), 'produceCards', '__typename', { numbers: [number] });
  tell(maker, `制作证卡 ${number}`);
  const handed = { numbers: [number], on: today(), receivedBy: '本人' };
  await mutate(maker.ask, z.looseObject({}), 'handOutCards', '__typename', handed);
  tell(maker, '发放证卡，本人领取');
  const Own = z.object({
    application: z.object({
      status: z.string(),
      statusLabel: z.string(),
      history: z.object({
        edges: z.array(z.object({ node: z.object({ actionLabel: z.string(), actorLabel: z.string() }) })),
      }),
      accessLog: z.object({ edges: z.array(z.object({ node: z.object({ at: z.string() }) })) }),
    }),
  });
  const query = `query ($id: ID!) { application(id: $id) { status statusLabel
    history(first: 60) { edges { node { actionLabel actorLabel } } }
    accessLog(first: 50) { edges { node { at } } } } }`;
  const { application } = await ask(Own, query, { id: applicationId });
  expect(application.status === 'CERTIFIED', `${person.name} ${application.statusLabel}`);
  console.log(
    `   谁办了什么｜${application.history.edges.map(({ node }) => `${node.actorLabel}${node.actionLabel}`).join(' → ')}`,
  );
  expect(application.accessLog.edges.length > 0, `工作人员查看过${application.accessLog.edges.length}次，本人都看得到`);
}

/** Anyone, without a token: the number and the name are typed in, and nothing else comes back. */
async function verify(endpoints: Endpoints, person: DemoPerson, number: string): Promise<void> {
  const Checked = z.object({ verifyCard: z.object({ verdict: z.string(), message: z.string() }) });
  const query = `query ($number: String!, $name: String!, $occupation: String) {
    verifyCard(number: $number, name: $name, occupation: $occupation) {
      ... on CardVerification { verdict message } ... on Error { message } } }`;
  const anyone = graphqlAs(endpoints);
  const name = [person.answers.name ?? ''].flat()[0] ?? '';
  const occupation = [person.answers.occupations ?? []].flat()[0];
  const { verifyCard } = await anyone(Checked, query, { number, name, ...(occupation && { occupation }) });
  console.log(`   任何人｜核验 ${number} ${name}：${verifyCard.message}`);
  expect(verifyCard.verdict === 'VALID', '证卡当天有效，人证相符');
  const other = await anyone(Checked, query, { number, name: '王小明' });
  expect(other.verifyCard.verdict === 'NO_MATCH', '换一个姓名就查不到，与没有这个号码一样');
}
