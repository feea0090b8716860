import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter } from '#domain/day';
import { today } from '#local/demo-offices';
import { signInAs } from './applying.ts';
import { axeFindings, type LocalSystem, office, openBrowser, phone, startLocalSystem, visit } from './browser.ts';
import { openDesk } from './desk-world.ts';
import { fine } from './fine.ts';

let system: LocalSystem;
let browser: Browser;
let number: string;

/** An assessor and a supervisor who have come all the way to a card. */
beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
  const env = { ...process.env, PORT: new URL(system.url).port };
  const demo = resolve(import.meta.dirname, '../../local/demo.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [demo, '张建国', '王强'], { env });
  number = /核验 (\S+) 张建国/.exec(stdout)?.[1] ?? '';
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

async function checkAs(page: Page, name: string, { occupation }: { occupation?: string } = {}): Promise<string> {
  await page.goto(`${system.url}/check/?number=${number}`);
  await page.getByLabel('持卡人姓名').fill(name);
  if (occupation !== undefined) {
    await page.getByText('核对职业或别的日期').click();
    await page.getByLabel('考评职业').fill(occupation);
  }
  await page.getByRole('button', { name: '核验', exact: true }).click();
  const light = page.locator('.light');
  await light.waitFor();
  return (await light.getAttribute('class')) ?? '';
}

test.each([
  ['green', 'good', '有效', { name: '张建国' }],
  ['green', 'good', '有效', { name: '张建国', occupation: '电工' }],
  ['amber', 'warn', '有效，但职业不符', { name: '张建国', occupation: '焊工' }],
  ['red', 'bad', '查无相符证卡', { name: '王小明' }],
])('whoever scans a card and types the name sees %s: .%s %s %o', async (_, colour, words, { name, ...more }) => {
  const visited = await visit(browser, system, phone);
  expect(await checkAs(visited.page, name, more)).toContain(colour);
  expect(await visited.page.locator('.light h2').textContent()).toBe(words);
  // It can be read without seeing a colour, and it has the focus.
  expect(await visited.page.locator('.result:focus').count()).toBe(1);
  expect(await axeFindings(visited)).toEqual([]);
  expect(visited.wrongs).toEqual([]);
});

test('what is missing is said beside the form, and on paper stands the answer alone', async () => {
  const visited = await visit(browser, system, office);
  const { page } = visited;
  await page.goto(`${system.url}/check/`);
  await page.getByLabel('证卡号').fill('12');
  await page.getByLabel('持卡人姓名').fill('张建国');
  await page.keyboard.press('Enter');
  await page.locator('.notice.bad, .light.bad').waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  await checkAs(page, '张建国');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('form').isVisible()).toBe(false);
  expect(await page.locator('.light').isVisible()).toBe(true);
  expect(visited.wrongs).toEqual([]);
});

test('the holder sees the card and who looked; what is shown outlives the sign-in; who signs out is nobody again', async () => {
  const visited = await visit(browser, system, office);
  const { page } = visited;
  await page.goto(`${system.url}/mine/`);
  await signInAs(page, 'applicant-zhang');
  await page.getByText(number).waitFor();
  await page.getByText('办理记录和查阅记录').click();
  await page.getByText('绵阳市职鉴中心审核（审核合格）', { exact: false }).waitFor();
  await page.getByText('绵阳样例技师学院查看申报', { exact: false }).first().waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  await page.evaluate(
    "sessionStorage['kaoping.session'] = JSON.stringify({ ...JSON.parse(sessionStorage['kaoping.session']), expiresAt: Date.now() + 3000 })",
  );
  await page.reload();
  await page.getByText('登录已经过期').waitFor();
  expect(await page.getByText(number).isVisible()).toBe(true);
  await signInAs(page, 'applicant-zhang');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).waitFor();
  expect(visited.wrongs).toEqual([]);
});

test('a supervisor is drawn for whatever is examined tomorrow, and reads under the card where they are sent', async () => {
  const desk = await openDesk({ browser, system }, 'province', 'panels');
  const draw = desk.page.getByRole('region', { name: '随机抽派' });
  const tomorrow = dayAfter(today(), 1);
  await draw.getByLabel('任务').selectOption('SUPERVISE');
  await draw.getByLabel('督导日期').fill(tomorrow);
  expect(await draw.getByLabel('等级').count()).toBe(0);
  await draw.getByRole('button', { name: '抽派' }).click();
  await draw.getByText(`${tomorrow} 督导 当日各职业（工种）、项目：从全省的 1 人中抽中`).waitFor();
  const row = desk.page.getByRole('row').filter({ hasText: tomorrow });
  await row.getByText('王强').waitFor();
  await row.getByText('督导', { exact: true }).waitFor();
  await fine(desk);
  // There is no second one to be sent that day.
  await draw.getByRole('button', { name: '抽派' }).click();
  await draw.getByText('可以抽派督导当日各职业（工种）、项目的只有0人').waitFor();
  await row.getByRole('link').click();
  await desk.page.getByText(`${tomorrow} 督导 当日各职业（工种）、项目 （省职鉴中心派遣）`).waitFor();
  await fine(desk);
  // Whoever supervises the centres sees that somebody was drawn, and of nobody the name.
  const auditor = await openDesk({ browser, system }, 'auditor', 'panels');
  await auditor.page.getByRole('row').filter({ hasText: tomorrow }).getByText('抽派自全省的 1 人').waitFor();
  expect(await auditor.page.getByText('王强').count()).toBe(0);
  expect(await auditor.page.getByRole('button', { name: '取消' }).count()).toBe(0);
  await fine(auditor);
  const own = await visit(browser, system, phone);
  await own.page.goto(`${system.url}/mine/`);
  await signInAs(own.page, 'applicant-wang');
  await own.page.getByText(`${tomorrow} 督导 当日各职业（工种）、项目 （省职鉴中心派遣）`).waitFor();
  await fine(own);
});
