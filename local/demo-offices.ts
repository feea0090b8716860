import * as z from 'zod';
import type { Category } from '#domain/category';
import { type Ask, type Endpoints, graphqlAs, mutate, signIn } from './demo-client.ts';
import { samplePeople } from './sample-people.ts';

/** Somebody of an office who acts in the demo; what they do is told with their name. */
export interface Clerk {
  name: string;
  ask: Ask;
}

export async function clerkOf(endpoints: Endpoints, id: string): Promise<Clerk> {
  const name = samplePeople.find((person) => person.id === id)?.name ?? id;
  return { name, ask: graphqlAs(endpoints, await signIn(endpoints, id)) };
}

/** Who does what, as the transcript shows it. */
export function tell({ name }: Pick<Clerk, 'name'>, what: string): void {
  console.log(`   ${name}｜${what}`);
}

/** The day in Sichuan, `yyyy-mm-dd`. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

const Class = z.object({ trainingClass: z.object({ id: z.string(), title: z.string(), statusLabel: z.string() }) });
const classFields = 'trainingClass { id title statusLabel }';
export type HeldClass = z.infer<typeof Class>['trainingClass'];

/**
 * A class that is announced, held and examined on one day, so that the whole way fits into a demo. The marks are made up: the
 * notice names none.
 */
export async function announceClass(
  clerk: Clerk,
  {
    category,
    organiser,
    year,
    resit = false,
  }: { category: Category; organiser: string; year: number; resit?: boolean },
): Promise<HeldClass> {
  const day = today();
  const parts = category === 'QUALITY_SUPERVISOR' ? ['UNIFIED_ONLINE'] : ['THEORY', 'PRACTICE'];
  const created = await mutate(clerk.ask, Class, 'createTrainingClass', classFields, {
    ...{ category, organiser, year, month: Number(day.slice(5, 7)) },
    title: `当天样例班 ${new Date().toISOString().slice(11, 23)}`,
    registration: { opensOn: day, closesOn: day },
    training: { startsOn: day, endsOn: day },
    place: '样例教室',
    capacity: { overall: 50 },
    examination: { passMarks: parts.map((part) => ({ part, points: 60 })), leastDays: 1, resit },
  });
  const { id } = created.trainingClass;
  const published = await mutate(clerk.ask, Class, 'publishTrainingClass', classFields, { classId: id });
  tell(clerk, `发布培训班“${published.trainingClass.title}”：${published.trainingClass.statusLabel}`);
  return published.trainingClass;
}

/** From the last registration to the signed list. */
export async function holdClass(clerk: Clerk, { id }: HeldClass, applicationId: string, category: Category) {
  const classId = id;
  await mutate(clerk.ask, Class, 'closeRegistration', classFields, { classId });
  await mutate(clerk.ask, Class, 'startTrainingClass', classFields, { classId });
  tell(clerk, '报名截止，开班');
  const attendance = { classId, day: today(), present: [applicationId], absent: [] };
  const { present } = await mutate(
    clerk.ask,
    z.object({ present: z.number() }),
    'recordAttendance',
    'present',
    attendance,
  );
  tell(clerk, `登记考勤：到${present}人`);
  const points = category === 'QUALITY_SUPERVISOR' ? { unifiedOnline: '88' } : { theory: '86', practice: '91.5分' };
  const { entries } = await mutate(
    clerk.ask,
    z.object({ entries: z.array(z.object({ outcome: z.nullable(z.string()), outcomeLabel: z.nullable(z.string()) })) }),
    'recordResults',
    'entries { outcome outcomeLabel }',
    { classId, sitting: 'FIRST', entries: [{ applicationId, ...points }] },
  );
  tell(clerk, `录入成绩：${Object.values(points).join('、')}，${entries[0]?.outcomeLabel}`);
  const list = z.object({ passed: z.number(), passList: z.object({ id: z.string(), hash: z.string() }) });
  const signed = await mutate(clerk.ask, list, 'submitPassList', 'passed passList { id hash }', { classId });
  tell(clerk, `签发合格名单：${signed.passed}人，校验值 ${signed.passList.hash.slice(0, 12)}…`);
  return signed;
}
