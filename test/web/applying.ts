import type { Locator, Page, Response } from 'playwright-core';
import * as z from 'zod';
import { cities } from '#domain/vocabulary/place';
import { graphqlAs, mutate, signIn } from '#local/demo-client';
import { documentOf } from '#local/demo-documents';
import { type DemoPerson, demoPeople } from '#local/demo-people';
import { MessageAnswer } from '#operations/chat/conversation-answers';

/** Somebody of the demo: what they answer to which question, and what they choose. */
export function somebody(name: string): DemoPerson {
  const found = demoPeople().find((person) => person.name === name);
  if (!found) throw new Error(`${name} is none of the demo's people`);
  return found;
}

/** Does something on the page and hands back what the server said to the message that came of it. */
async function heard(page: Page, act: () => Promise<void>): Promise<MessageAnswer> {
  const isAnswer = (response: Response) => response.url().endsWith('/messages') && response.ok();
  const [response] = await Promise.all([page.waitForResponse(isAnswer, { timeout: 60_000 }), act()]);
  return MessageAnswer.parse(await response.json());
}

export async function type(page: Page, text: string): Promise<void> {
  await page.locator('#words').fill(text);
  await page.keyboard.press(text.length > 150 ? 'Control+Enter' : 'Enter');
}

/** How a person answers: words typed, or a button pressed, by mouse or by keyboard. */
export type Press = (page: Page, label: string) => Promise<void>;
const click: Press = (page, label) =>
  page.locator('.choices').getByRole('button', { name: label, exact: true }).click();

export interface Answering {
  person: DemoPerson;
  press?: Press;
  /** Called before each answer with the fact that is asked for. */
  before?: (fact: string) => Promise<void>;
}

const buttons: Record<string, string> = { 是的: '是', 能: '是', 没得: '否' };

/** From the first question to the draft, as the person answers. */
export async function talkThrough(page: Page, { person, press = click, before }: Answering): Promise<MessageAnswer> {
  let said = await heard(page, () => press(page, '同意'));
  said = await heard(page, () => type(page, person.opening));
  const turns = new Map<string, number>();
  for (let turn = 0; turn < 80 && !said.application; turn += 1) {
    const question = said.replies.at(-1);
    const fact = question?.ask?.fact;
    if (fact === undefined) {
      if (question?.kind !== 'SUMMARY') throw new Error(`nobody knows what to say to ${question?.text}`);
      said = await heard(page, () => press(page, '确认无误'));
      continue;
    }
    await before?.(fact);
    const words = z.array(z.string()).parse([person.answers[fact]].flat());
    const time = turns.get(fact) ?? 0;
    turns.set(fact, time + 1);
    const text = words[Math.min(time, words.length - 1)] ?? '';
    const label = question?.ask?.kind === 'yesNo' ? buttons[text] : undefined;
    said = await heard(page, () => (label ? press(page, label) : type(page, text)));
  }
  return said;
}

/** Through the issuer's page as this sample person, and back. */
export async function signInAs(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator(`button[value="${id}"]`).click();
  await page.getByRole('button', { name: '退出登录' }).waitFor();
}

function cityName(code: string): string {
  return `${cities.find((city) => city.code === code)?.name}职鉴中心`;
}

/** Agency and class, every file, and the submission. */
export async function handIn(page: Page, { choice }: DemoPerson): Promise<void> {
  if (!choice) throw new Error('nothing is chosen');
  await page.getByLabel('评价机构所在市（州）').selectOption(choice.city);
  const agency = page.getByLabel('评价机构', { exact: true });
  const option = agency.locator('option', { hasText: choice.agency });
  await agency.selectOption((await option.getAttribute('value')) ?? '');
  const organiser = choice.organiser === '510000' ? '省职鉴中心' : cityName(choice.organiser);
  await page.locator('.option', { hasText: organiser }).locator('input').click();
  await page.locator('.option:has(input:checked)').waitFor();
  await uploadAll(page);
  await page.getByRole('button', { name: '提交申报' }).click();
}

/** Every file that the application asks for, or that a part of its page does. */
export async function uploadAll(within: Page | Locator): Promise<void> {
  for (const label of await within.locator('.document strong').allTextContents()) {
    const row = within.locator('.document', { hasText: label }).first();
    const kind = label.includes('照片') ? 'PHOTO' : label.includes('身份证') ? 'ID_CARD' : 'OTHER';
    const { contentType, bytes } = documentOf(kind, label);
    const name = `${label}.${contentType.split('/')[1]}`;
    await row.locator('input[type=file]').setInputFiles({ name, mimeType: contentType, buffer: bytes });
    await row.getByText('已上传', { exact: true }).waitFor();
  }
}

/** The agency that these people go through, whose clerk is among the sample people. */
export const ownAgency = { name: '成都样例精密机械有限公司', clerk: 'agency-chengdu' };

export const returnedWords = '申报表没有加盖单位公章，请盖章后重新扫描上传。';

/** The agency returns what it was handed: the form is to be sent again. */
export async function returnForm(url: string, page: Page): Promise<void> {
  const issuer = `http://127.0.0.1:${Number(new URL(url).port) + 1}`;
  const endpoints = { url, issuer };
  const ask = graphqlAs(endpoints, await signIn(endpoints, ownAgency.clerk));
  const applicationId = decodeURIComponent(new URL(page.url()).hash.replace('#application=', ''));
  const review = { applicationId, decision: 'RETURN', reasons: ['FORM_UNSTAMPED'], words: returnedWords };
  await mutate(ask, z.object({}), 'reviewApplication', 'application { status }', { review });
}
