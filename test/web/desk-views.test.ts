import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownAgency, signInAs } from './applying.ts';
import {
  axeFindings,
  type LocalSystem,
  office,
  openBrowser,
  phone,
  sidewaysScroll,
  startLocalSystem,
  visit,
} from './browser.ts';

let system: LocalSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** What stands in the navigation of each office: only what it may do. */
const offices = {
  [ownAgency.clerk]: ['待审申报', '汇总表', '培训班', '派遣考评人员', '导出文件'],
  'city-chengdu': [
    ...['待审申报', '培训班', '合格名单', '证卡', '到期与复核', '书面申请', '考评人员库'],
    ...['派遣考评人员', '统计', '导出文件'],
  ],
  province: [
    ...['待审申报', '培训班', '合格名单', '证卡', '到期与复核', '书面申请', '考评人员库'],
    ...['派遣考评人员', '统计', '导出文件'],
  ],
  auditor: ['培训班', '证卡', '派遣考评人员', '统计', '导出文件'],
};

test.each(Object.entries(offices))('%s is led to its own work, and no view has a finding', async (clerk, names) => {
  // Two offices work in the dark: both sets of colours are looked at.
  const dark = clerk === 'province' || clerk === 'auditor';
  const visited = await visit(browser, system, { ...office, dark });
  const { page } = visited;
  await page.goto(`${system.url}/desk/`);
  await signInAs(page, clerk);
  const side = page.getByRole('navigation', { name: '工作台' });
  await side.waitFor();
  expect(await side.getByRole('link').allTextContents()).toEqual(names);
  for (const name of names) {
    await side.getByRole('link', { name, exact: true }).click();
    await page.locator(`nav[aria-label="工作台"] a[aria-current="page"]:text-is("${name}")`).waitFor();
    await page.locator('h2').first().waitFor();
    while ((await page.getByText('正在读取……').count()) > 0) await page.waitForTimeout(20);
    expect(await page.title()).toContain('审核工作台');
    for (const screen of [office, phone]) {
      await page.setViewportSize(screen);
      expect({ name, findings: await axeFindings(visited) }).toEqual({ name, findings: [] });
      expect({ name, sideways: await sidewaysScroll(visited) }).toEqual({ name, sideways: 0 });
    }
    await page.setViewportSize(office);
  }
  expect(visited.wrongs).toEqual([]);
});

test('an applicant is told that the desk is not for them', async () => {
  const visited = await visit(browser, system, office);
  await visited.page.goto(`${system.url}/desk/`);
  await signInAs(visited.page, 'applicant-zhang');
  await visited.page.getByText('不是工作人员账号').waitFor();
  expect(await visited.page.getByRole('navigation', { name: '工作台' }).count()).toBe(0);
  expect(await axeFindings(visited)).toEqual([]);
  expect(visited.wrongs).toEqual([]);
});

test('an address that names no view, or one of another office, leads to the first work of the own', async () => {
  const visited = await visit(browser, system, office);
  const { page } = visited;
  await page.goto(`${system.url}/desk/#/statistics`);
  await signInAs(page, ownAgency.clerk);
  await page.getByRole('heading', { name: '待审申报' }).waitFor();
  await page.goto(`${system.url}/desk/#/nowhere/at%20all`);
  await page.getByRole('heading', { name: '待审申报' }).waitFor();
  await page.goto(`${system.url}/desk/#/application/nobody`);
  await page.getByText('没有这份申报').waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  expect(visited.wrongs).toEqual([]);
});

test('on a phone the navigation shows what one is at, also at its end', async () => {
  const { page } = await visit(browser, system, phone);
  await page.goto(`${system.url}/desk/#/exports`);
  await signInAs(page, 'city-chengdu');
  const current = page.locator('nav[aria-label="工作台"] a[aria-current="page"]');
  await current.waitFor();
  expect(await current.textContent()).toBe('导出文件');
  const { x = -1, width = 0 } = (await current.boundingBox()) ?? {};
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(phone.width);
});
