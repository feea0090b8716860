import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { complete } from '#local/demo-application';
import { type Ask, type Endpoints, graphqlAs, mutate, signIn, startChat } from '#local/demo-client';
import type { HeldClass } from '#local/demo-offices';
import { idNumber, phone } from '#local/demo-people';
import { ownAgency, signInAs, somebody } from './applying.ts';
import { type LocalSystem, office, type Visit, visit } from './browser.ts';

/** People and offices before the desk is opened: through the public endpoints, as they would come to be. */

export function endpointsOf({ url }: LocalSystem): Endpoints {
  return { url, issuer: `http://127.0.0.1:${Number(new URL(url).port) + 1}` };
}

/** A desk on which somebody has signed in, at one of its views. */
export async function openDesk(
  on: { browser: Browser; system: LocalSystem },
  account: string,
  view: string,
): Promise<Visit> {
  const visited = await visit(on.browser, on.system, office);
  await visited.page.goto(`${on.system.url}/desk/#/${view}`);
  await signInAs(visited.page, account);
  return visited;
}

export async function askAs(endpoints: Endpoints, person: string): Promise<Ask> {
  return graphqlAs(endpoints, await signIn(endpoints, person));
}

/** Five people who may sign in, under names of their own. */
export const applicants = [
  { account: 'applicant-zhang', name: '陈桂芳' },
  { account: 'applicant-li', name: '何永康' },
  { account: 'applicant-wang', name: '吴晓梅' },
  { account: 'applicant-aga', name: '邓国强' },
  { account: 'applicant-chen', name: '罗婷' },
] as const;

export interface Applied {
  id: string;
  name: string;
  ask: Ask;
}

/** From the first question to the submission, for a class of their own city. */
export async function apply(
  endpoints: Endpoints,
  { account, name, birthday = '19860312' }: { account: string; name: string; birthday?: string },
  heldClass: HeldClass,
): Promise<Applied> {
  const someone = somebody('李秀英');
  const choice = { city: '510100', organiser: '510100', agency: ownAgency.name };
  const answers = { ...someone.answers, name, idNumber: idNumber('510104', birthday, '女'), phone: phone() };
  const person = { ...someone, name, answers, choice };
  const token = await signIn(endpoints, account);
  const chat = await startChat(endpoints, token);
  let { replies } = chat;
  const asked = new Map<string, number>();
  for (let turn = 0; turn < 80; turn += 1) {
    const said = await chat.say(wordsFor(person, replies.findLast(({ ask }) => ask)?.ask, asked));
    replies = said.replies;
    if (!said.application) continue;
    const ask = graphqlAs(endpoints, token);
    await complete(ask, said.application.id, { person, heldClass });
    return { id: said.application.id, name, ask };
  }
  throw new Error(`${name} never came to a draft`);
}

type Person = ReturnType<typeof somebody>;

function wordsFor(
  person: Person,
  asked: { step: string; fact?: string | undefined } | undefined,
  times: Map<string, number>,
): string {
  if (asked?.step === 'CONSENT') return '同意';
  if (asked?.step === 'CATEGORY') return person.opening;
  if (asked?.step === 'CONFIRM') return '确认';
  const fact = asked?.fact ?? '';
  const words = [person.answers[fact] ?? []].flat();
  const time = times.get(fact) ?? 0;
  times.set(fact, time + 1);
  const said = words[Math.min(time, words.length - 1)];
  if (said === undefined) throw new Error(`nobody knows what to say to ${asked?.step} ${fact}`);
  return said;
}

export const anything = z.looseObject({});

export async function approve(ask: Ask, applicationId: string): Promise<void> {
  const review = { applicationId, decision: 'APPROVE' };
  await mutate(ask, anything, 'reviewApplication', 'application { status }', { review });
}

/** Through both stages and into the class. */
export async function qualify(endpoints: Endpoints, people: readonly Applied[], classId: string): Promise<void> {
  const [agency, centre] = [await askAs(endpoints, ownAgency.clerk), await askAs(endpoints, 'city-chengdu')];
  for (const { id, ask } of people) {
    await approve(agency, id);
    await approve(centre, id);
    await mutate(ask, anything, 'enrolApplication', 'application { status }', { applicationId: id, classId });
  }
}
