import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceClass, clerkOf } from '#local/demo-offices';
import { ownAgency, signInAs } from './applying.ts';
import { axeFindings, type LocalSystem, office, openBrowser, startLocalSystem, visit } from './browser.ts';
import { type Applied, applicants, apply, approve, askAs, endpointsOf } from './desk-world.ts';

let system: LocalSystem;
let browser: Browser;
let people: Applied[];

/** Five people have handed in, in this order. */
beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
  const endpoints = endpointsOf(system);
  const year = new Date().getFullYear();
  const clerk = await clerkOf(endpoints, 'city-chengdu');
  const heldClass = await announceClass(clerk, { category: 'SPECIAL_ABILITY_ASSESSOR', organiser: '510100', year });
  people = await Promise.all(applicants.map((each) => apply(endpoints, each, heldClass)));
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

async function deskOf(account: string) {
  const visited = await visit(browser, system, office);
  await visited.page.goto(`${system.url}/desk/`);
  expect(await axeFindings(visited)).toEqual([]);
  await signInAs(visited.page, account);
  await visited.page.getByRole('table').waitFor();
  return visited;
}

/** Names in the order of the queue. */
async function queued(page: Page): Promise<string[]> {
  return page.getByRole('rowheader').allTextContents();
}

async function onApplicationOf(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name }).waitFor();
  await page.getByRole('heading', { name: '审核清单' }).waitFor();
}

test('a clerk who never touches the mouse returns one, turns over another and approves it', async () => {
  const visited = await deskOf(ownAgency.clerk);
  const { page } = visited;
  const [first = '', second = '', third = ''] = await queued(page);
  await page.getByRole('link', { name: first }).focus();
  await page.keyboard.press('Enter');
  await onApplicationOf(page, first);
  // The heading has the focus: a screen reader begins with whose application it is.
  expect(await page.locator('h2:focus').textContent()).toContain(first);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.locator('input:focus').waitFor();
  await page.keyboard.type('公章');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const words = page.getByRole('textbox', { name: '告诉申报人的话' });
  expect(await words.inputValue()).toBe('申报表没有加盖本单位公章。');
  expect(await axeFindings(visited)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await onApplicationOf(page, second);
  await page.getByText(`${first}：已退回补正`).waitFor();
  await page.keyboard.press('j');
  await onApplicationOf(page, third);
  await page.keyboard.press('k');
  await onApplicationOf(page, second);
  await page.keyboard.press('x');
  await page.getByRole('button', { name: '确认不予通过' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('button:focus').textContent()).toContain('不予通过');
  await page.keyboard.press('a');
  await page.locator('button[type=submit]:focus').waitFor();
  await page.keyboard.press('Enter');
  await onApplicationOf(page, third);
  await page.getByText(`${second}：已审核通过，现在是“职鉴中心审核中”`).waitFor();
  expect(visited.wrongs).toEqual([]);
});

test('scans stand beside the answers, pictures grow and PDFs are shown by the browser itself', async () => {
  const visited = await deskOf(ownAgency.clerk);
  const { page } = visited;
  await page.getByRole('rowheader').getByRole('link').first().click();
  const picture = page.getByRole('img', { name: '身份证' });
  await picture.waitFor();
  const before = (await picture.boundingBox())?.width ?? 0;
  await page.getByRole('button', { name: '放大' }).click();
  expect((await picture.boundingBox())?.width).toBeCloseTo(before * 1.5, -1);
  await page.getByRole('button', { name: '申报表（签字、盖章）' }).click();
  await page.locator('iframe[title="申报表（签字、盖章）"]').waitFor();
  await page.getByText('办理记录', { exact: true }).click();
  await page.getByText('提交申报').first().waitFor();
  await page.getByText('查看完整的身份证号码和手机号码').click();
  await page.getByLabel('用途').selectOption('核对身份证件');
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText(/510104\d{12}/).waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  // The browser's own viewer loads its own parts.
  expect(visited.wrongs.filter((wrong) => !/^request to chrome(-extension)?:/.test(wrong))).toEqual([]);
});

test('what somebody else decided meanwhile is told instead of overwritten', async () => {
  const visited = await deskOf(ownAgency.clerk);
  const { page } = visited;
  const [name = ''] = await queued(page);
  await page.getByRole('link', { name }).click();
  await onApplicationOf(page, name);
  const applied = people.find((each) => each.name === name);
  const colleague = await askAs(endpointsOf(system), ownAgency.clerk);
  await approve(colleague, applied?.id ?? '');
  await page.keyboard.press('a');
  await page.locator('button[type=submit]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('刚才被别人改动了').waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  await page.getByRole('button', { name: '重新读取' }).click();
  await page.getByText('状态由“评价机构初审中”变为“职鉴中心审核中”').waitFor();
  expect(visited.wrongs).toEqual([]);
});

test('a batch is approved one by one, filters find a person and stay out of the address, and views are kept', async () => {
  const visited = await deskOf(ownAgency.clerk);
  const { page } = visited;
  const [name = '', ...others] = await queued(page);
  expect(others).toHaveLength(1);
  await page.getByLabel('姓名').fill(name);
  await page.keyboard.press('Enter');
  await page.getByText('本页 1 份').waitFor();
  expect(await queued(page)).toEqual([name]);
  expect(page.url()).not.toContain(encodeURIComponent(name));
  await page.getByRole('button', { name: '清空' }).click();
  await page.getByText('本页 2 份').waitFor();
  await page.getByLabel('类别').selectOption('SPECIAL_ABILITY_ASSESSOR');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByText('常用筛选').click();
  await page.getByLabel('把现在的筛选存为').fill('专项');
  await page.getByRole('button', { name: '保存' }).click();
  expect(await page.getByRole('link', { name: '专项' }).getAttribute('href')).toContain('SPECIAL_ABILITY_ASSESSOR');
  await page.getByRole('checkbox', { name: '选中本页全部' }).click();
  await page.getByRole('button', { name: '批量通过 2 份' }).click();
  expect(await axeFindings(visited)).toEqual([]);
  await page.getByRole('button', { name: '确认通过' }).click();
  await page.getByText('通过 2 份。').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('没有符合条件的待审申报').waitFor();
  expect(visited.wrongs).toEqual([]);
});
