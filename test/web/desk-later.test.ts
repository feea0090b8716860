import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutate } from '#local/demo-client';
import { announceClass, clerkOf, type HeldClass, today } from '#local/demo-offices';
import { ownAgency, signInAs, uploadAll } from './applying.ts';
import { type LocalSystem, openBrowser, startLocalSystem, type Visit, visit } from './browser.ts';
import { anything, applicants, apply, endpointsOf, openDesk, qualify } from './desk-world.ts';
import { fine } from './fine.ts';

/** What comes after a first examination: a resit, a suspension that is lifted, a renewal; and what a city asks the province. */

let system: LocalSystem;
let browser: Browser;
let heldClass: HeldClass;
const [passes, fails] = applicants;

beforeAll(async () => {
  // Cards may be renewed from their first day on, so that one of today can be.
  const practice = { cards: { renewal: { opensDaysBefore: 3650 } } };
  [system, browser] = await Promise.all([startLocalSystem(practice), openBrowser()]);
  const endpoints = endpointsOf(system);
  const { name, ask } = await clerkOf(endpoints, 'city-chengdu');
  const year = new Date().getFullYear();
  const opened = { category: 'SPECIAL_ABILITY_ASSESSOR', organiser: '510100', year, resit: true } as const;
  heldClass = await announceClass({ name, ask }, opened);
  const people = await Promise.all([passes, fails].map((each) => apply(endpoints, each, heldClass)));
  await qualify(endpoints, people, heldClass.id);
  const classId = heldClass.id;
  const present = people.map(({ id }) => id);
  await mutate(ask, anything, 'closeRegistration', 'trainingClass { id }', { classId });
  await mutate(ask, anything, 'startTrainingClass', 'trainingClass { id }', { classId });
  await mutate(ask, anything, 'recordAttendance', 'present', { classId, day: today(), present, absent: [] });
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

const deskOf = (account: string, view: string) => openDesk({ browser, system }, account, view);

async function enter(page: Page, name: string, points: Record<string, string>): Promise<void> {
  for (const [part, value] of Object.entries(points)) await page.getByLabel(`${name}的${part}成绩`).fill(value);
}

test('who failed one part sits it again, and both are on the list', async () => {
  const visited = await deskOf('city-chengdu', `class/${encodeURIComponent(heldClass.id)}?tab=results`);
  const { page } = visited;
  await enter(page, passes.name, { 理论: '86', 实操: '91.5' });
  await enter(page, fails.name, { 理论: '59.5', 实操: '80' });
  await page.getByRole('button', { name: '登记 2 人的成绩' }).click();
  await page.getByText('合格 1，不合格 1').waitFor();
  await page.getByLabel('补考').check();
  const rows = page.getByRole('rowheader');
  await expect.poll(() => rows.allTextContents()).toEqual([fails.name]);
  await fine(visited);
  await enter(page, fails.name, { 理论: '60' });
  await page.getByRole('button', { name: '登记 1 人的成绩' }).click();
  await page.getByText('合格 2，不合格 0').waitFor();
  // It can still be corrected.
  expect(await page.getByLabel(`${fails.name}的理论成绩`).inputValue()).toBe('60');
  await fine(visited);
  await page.getByRole('navigation', { name: '培训班的内容' }).getByRole('link', { name: '合格名单' }).click();
  await page.getByRole('button', { name: '签发合格人员名单' }).click();
  await page.getByRole('button', { name: '确认签发' }).click();
  await page.getByRole('link', { name: '打开合格人员名单' }).click();
  for (const { name } of [passes, fails]) await page.getByRole('rowheader', { name }).waitFor();
});

test('the province suspends a card, and lifts it again with its reason', async () => {
  const visited = await deskOf('province', 'lists');
  const { page } = visited;
  await page.getByRole('link', { name: heldClass.title }).click();
  await page.getByRole('button', { name: '生成 2 个证卡号' }).click();
  await page.getByText('生成了 2 个证卡号').waitFor();
  await page.getByRole('row').filter({ hasText: passes.name }).locator('td a').click();
  await page.getByText('处理这张证卡').click();
  await page.getByLabel('处理', { exact: true }).selectOption('SUSPENDED');
  await page.getByLabel('事由').selectOption('UNDER_INVESTIGATION');
  await page.getByRole('button', { name: '确认处理' }).click();
  await page.getByText('请写明处理的事实和理由。').waitFor();
  await fine(visited);
  await page.getByLabel('说明').fill('接到举报，调查期间暂停使用。');
  await page.getByRole('button', { name: '确认处理' }).click();
  await page.getByText('现在是“暂停使用”').waitFor();
  await fine(visited);
  await page.getByText('处理这张证卡').click();
  await page.getByLabel('说明').fill('举报不实，恢复使用。');
  await page.getByRole('button', { name: '恢复使用' }).click();
  await page.getByText('已恢复使用').waitFor();
  await page.getByText('办理记录').click();
  await page.getByText('举报不实，恢复使用。').first().waitFor();
  expect(await page.getByRole('button', { name: '恢复使用' }).count()).toBe(0);
  await fine(visited);
});

async function mine(): Promise<Visit> {
  const visited = await visit(browser, system);
  await visited.page.goto(`${system.url}/mine/`);
  await signInAs(visited.page, passes.account);
  return visited;
}

test('a holder applies for the extension of a card, two offices review it, and the province extends it', async () => {
  const own = await mine();
  const { page } = own;
  await page.getByText('复核申请').waitFor();
  await fine(own);
  await page.getByRole('button', { name: '申请复核' }).click();
  await page.getByRole('heading', { name: '复核申报：专项职业能力考核考评员' }).waitFor();
  // Without a class there is none to choose, and no training on the way.
  expect(await page.getByRole('list', { name: '办理进度' }).textContent()).not.toContain('培训');
  expect(await page.getByText('培训班', { exact: true }).count()).toBe(0);
  await uploadAll(page);
  await fine(own);
  await page.getByRole('button', { name: '提交申报' }).click();
  await page.getByText('评价机构初审中').first().waitFor();
  for (const account of [ownAgency.clerk, 'city-chengdu']) {
    const desk = await deskOf(account, 'queue');
    await desk.page.getByText('复核申报').waitFor();
    await desk.page.getByRole('link', { name: passes.name }).click();
    await desk.page.getByRole('heading', { name: '审核清单' }).waitFor();
    await desk.page.getByText('复核申报').waitFor();
    await fine(desk);
    await desk.page.keyboard.press('a');
    await desk.page.getByRole('button', { name: '确认审核通过' }).click();
    await desk.page.getByText('现在是“').waitFor();
    await desk.page.context().close();
  }
  await page.reload();
  await page.getByText('等待省职鉴中心换发证卡').waitFor();
  await fine(own);
  const province = await deskOf('province', 'expiring');
  await province.page.getByRole('button', { name: '为本页 1 人换证' }).click();
  await province.page.getByText('已为 1 人换证。').waitFor();
  await fine(province);
  await page.reload();
  await page.getByText('已发证').first().waitFor();
  const year = Number(today().slice(0, 4));
  await page.getByText(`至${year + 6}年`).waitFor();
  await fine(own);
});

test('a city asks the province for places in writing, and reads the answer', async () => {
  const city = await deskOf('city-mianyang', 'requests');
  const ask = city.page.getByRole('button', { name: /^提出 \d+ 年的申请$/ });
  expect(await ask.isDisabled()).toBe(true);
  await city.page.getByRole('checkbox', { name: '专项职业能力考核考评员' }).check();
  await city.page.getByLabel('申请内容').fill('本市今年没有培训场地，申请参加省职鉴中心组织的培训。');
  await ask.click();
  await city.page.getByText('申请已送省职鉴中心').waitFor();
  await fine(city);
  const province = await deskOf('province', 'requests');
  await province.page.getByRole('button', { name: '不同意' }).click();
  await province.page.getByRole('alert').first().waitFor();
  await fine(province);
  await province.page.getByLabel('答复绵阳市').fill('同意参加省里今年的培训班。');
  await province.page.getByRole('button', { name: '同意', exact: true }).click();
  await province.page.getByText('绵阳市的申请：').waitFor();
  await city.page.reload();
  await city.page.getByText('同意参加省里今年的培训班。').waitFor();
  await fine(city, province);
});
