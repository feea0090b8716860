import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceClass, clerkOf, type HeldClass } from '#local/demo-offices';
import { ownAgency, signInAs } from './applying.ts';
import { type LocalSystem, openBrowser, startLocalSystem, type Visit, visit } from './browser.ts';
import { type Applied, applicants, apply, approve, askAs, endpointsOf, openDesk } from './desk-world.ts';
import { fine } from './fine.ts';

let system: LocalSystem;
let browser: Browser;
let heldClass: HeldClass;
let people: Applied[];

/** Five people have handed in, and the agency let them all pass. */
beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
  const endpoints = endpointsOf(system);
  const year = new Date().getFullYear();
  const clerk = await clerkOf(endpoints, 'city-chengdu');
  heldClass = await announceClass(clerk, { category: 'SPECIAL_ABILITY_ASSESSOR', organiser: '510100', year });
  people = await Promise.all(applicants.map((each) => apply(endpoints, each, heldClass)));
  const agency = await askAs(endpoints, ownAgency.clerk);
  for (const { id } of people) await approve(agency, id);
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** Their own application on a phone. */
async function mineOf(at: number): Promise<Visit> {
  const visited = await visit(browser, system);
  await visited.page.goto(`${system.url}/mine/`);
  await signInAs(visited.page, applicants[at]!.account);
  await visited.page.getByRole('heading', { name: /^申报/ }).waitFor();
  return visited;
}

const deskAt = (account: string, view: string) => openDesk({ browser, system }, account, view);

test('somebody withdraws, and is told that it is over', async () => {
  const visited = await mineOf(0);
  const { page } = visited;
  await page.getByText('等待成都市职鉴中心审核').waitFor();
  await page.getByText('撤回这份申报').click();
  await page.getByText('不能恢复').waitFor();
  await fine(visited);
  await page.getByRole('button', { name: '确定撤回' }).click();
  await page.getByText('这份申报已经撤回。').waitFor();
  expect(await page.getByRole('button', { name: '确定撤回' }).count()).toBe(0);
  await fine(visited);
});

/** The centre rejects, with the first reason that it may. */
async function reject(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name: '审核清单' }).waitFor();
  await page.getByRole('button', { name: /不予通过/ }).click();
  await page.locator('.reasons input').first().check();
  await page.getByRole('textbox', { name: /^补充说明/ }).fill(words);
  await page.getByRole('button', { name: '确认不予通过' }).click();
  await page.getByText('现在是“').waitFor();
}

test('two who were rejected appeal: one is granted, the other reads why it stands', async () => {
  const desk = await deskAt('city-chengdu', 'queue');
  for (const at of [1, 2]) {
    await reject(desk.page, applicants[at]!.name, '证书编号在全国联网查询不到。');
    await fine(desk);
    await desk.page.getByRole('link', { name: '← 待审申报' }).click();
  }
  const own = [await mineOf(1), await mineOf(2)];
  for (const { page } of own) {
    await page.getByText('证书编号在全国联网查询不到。').first().waitFor();
    await page.getByLabel('申诉理由').fill('编号抄错了一位，附上证书，请再核对。');
    await page.getByRole('button', { name: '提交申诉' }).click();
    await page.getByText('正在处理').waitFor();
    expect(await page.getByLabel('申诉理由').count()).toBe(0);
  }
  await fine(...own);
  await desk.page.getByRole('link', { name: '申诉', exact: true }).click();
  await desk.page.getByRole('link', { name: applicants[1]!.name }).click();
  await desk.page.getByRole('button', { name: '申诉成立，改为通过', disabled: true }).waitFor();
  expect(await desk.page.getByRole('region', { name: '处理申诉' }).textContent()).toContain('须由另一人办理');
  const above = await deskAt('city-chengdu-second', 'queue');
  await above.page.getByRole('link', { name: '申诉', exact: true }).click();
  const decide = async (name: string, words: string, button: string) => {
    await above.page.getByRole('link', { name }).click();
    await above.page.getByText('附上证书，请再核对').first().waitFor();
    await above.page.getByLabel('答复申报人').fill(words);
    await fine(above);
    await above.page.getByRole('button', { name: button }).click();
    await above.page.getByText('申诉已处理').waitFor();
    await above.page.getByRole('link', { name: /^← / }).click();
  };
  await decide(applicants[1]!.name, '核对无误，改为通过。', '申诉成立，改为通过');
  await decide(applicants[2]!.name, '仍查询不到，维持。', '维持不予通过');
  const [granted, upheld] = [await mineOf(1), await mineOf(2)];
  await granted.page.getByText('审核合格').first().waitFor();
  await upheld.page.getByText('仍查询不到，维持。').waitFor();
  await fine(granted, upheld);
});

test('somebody takes a place in the class, leaves it after being asked, and may come back', async () => {
  await approve(await askAs(endpointsOf(system), 'city-chengdu'), people[3]!.id);
  const visited = await mineOf(3);
  const { page } = visited;
  await page.getByRole('button', { name: /^报到/ }).click();
  await page.getByRole('button', { name: '退出培训班' }).click();
  const dialog = page.getByRole('dialog', { name: '退出培训班？' });
  await dialog.waitFor();
  await fine(visited);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.getByRole('button', { name: /^报到/ }).count()).toBe(0);
  await page.getByRole('button', { name: '退出培训班' }).click();
  await page.getByRole('button', { name: '确定退出' }).click();
  await page.getByText('请报到，占一个培训班的名额').waitFor();
  await page.getByRole('button', { name: /^报到/ }).click();
  await page.getByRole('button', { name: '退出培训班' }).waitFor();
  await fine(visited);
});
