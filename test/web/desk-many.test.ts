import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter } from '#domain/day';
import { mutate } from '#local/demo-client';
import { announceClass, clerkOf, today } from '#local/demo-offices';
import { type LocalSystem, openBrowser, startLocalSystem } from './browser.ts';
import { type Applied, anything, applicants, apply, endpointsOf, openDesk, qualify } from './desk-world.ts';
import { fine } from './fine.ts';

let system: LocalSystem;
let browser: Browser;

/** More than two transactions number: of a class that was held, all of whom passed. */
const count = 32;
const familyNames = '赵钱孙李周吴郑王';

async function applied(classOf: Parameters<typeof apply>[2]): Promise<Applied[]> {
  const lanes = applicants.map(async ({ account }, lane) => {
    const people: Applied[] = [];
    for (let at = lane; at < count; at += applicants.length) {
      const name = `${familyNames[at % 8]}晓${'芳梅兰菊'[Math.floor(at / 8)]}`;
      const birthday = `1986${String((at % 12) + 1).padStart(2, '0')}${String(10 + Math.floor(at / 12))}`;
      people.push(await apply(endpointsOf(system), { account, name, birthday }, classOf));
    }
    return people;
  });
  return (await Promise.all(lanes)).flat();
}

beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
  const endpoints = endpointsOf(system);
  const { name, ask } = await clerkOf(endpoints, 'city-chengdu');
  const opened = { category: 'SPECIAL_ABILITY_ASSESSOR', organiser: '510100', year: new Date().getFullYear() } as const;
  const heldClass = await announceClass({ name, ask }, opened);
  const people = await applied(heldClass);
  await qualify(endpoints, people, heldClass.id);
  const classId = heldClass.id;
  const ids = people.map(({ id }) => id);
  await mutate(ask, anything, 'closeRegistration', 'trainingClass { id }', { classId });
  await mutate(ask, anything, 'startTrainingClass', 'trainingClass { id }', { classId });
  await mutate(ask, anything, 'recordAttendance', 'present', { classId, day: today(), present: ids, absent: [] });
  const entries = ids.map((applicationId) => ({ applicationId, theory: '86', practice: '91.5' }));
  for (const part of [entries.slice(0, 30), entries.slice(30)])
    await mutate(ask, anything, 'recordResults', 'entries { outcome }', { classId, sitting: 'FIRST', entries: part });
  await mutate(ask, anything, 'submitPassList', 'passed', { classId });
}, 600_000);

afterAll(async () => {
  await browser.close();
  await system.stop();
});

const deskOf = (account: string, view: string) => openDesk({ browser, system }, account, view);

test('a list of 32 is numbered in one go, and its cards are made and handed out', async () => {
  const visited = await deskOf('province', 'lists');
  const { page } = visited;
  await page.getByRole('link', { name: /^当天样例班/ }).click();
  await page.getByRole('button', { name: `生成 ${count} 个证卡号` }).click();
  await page.getByText(`生成了 ${count} 个证卡号`).waitFor();
  await page
    .locator('td a')
    .nth(count - 1)
    .waitFor();
  const numbers = await page.locator('td a').allTextContents();
  expect(new Set(numbers).size).toBe(count);
  // Without a gap, in the order of the list.
  const serials = numbers.map((number) => Number(number.slice(-6)));
  expect(serials).toEqual(serials.map((_, at) => serials[0]! + at));
  await fine(visited);
  const maker = await deskOf('city-chengdu', 'cards');
  for (const [button, said] of [
    ['登记已制作', `已登记制作 ${count} 张`],
    ['登记已发放', `已登记发放 ${count} 张`],
  ] as const) {
    await maker.page.getByRole('checkbox', { name: '选中本页全部' }).click();
    await maker.page.getByRole('button', { name: button }).click();
    await maker.page.getByText(said).waitFor();
    if (button === '登记已制作') await maker.page.getByRole('button', { name: '待发放' }).click();
  }
  await fine(maker);
});

test('a centre draws three by lot, reads who it was, and takes it back with a reason', async () => {
  const visited = await deskOf('city-chengdu', 'experts');
  const { page } = visited;
  await page
    .getByText('有效')
    .nth(count - 1)
    .waitFor();
  await page.getByLabel('职业（工种）').fill('专项：蜀绣制作');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('人员不能按专项职业能力项目查询').waitFor();
  await fine(visited);
  await page.getByRole('link', { name: '派遣考评人员' }).click();
  const draw = page.getByRole('region', { name: '随机抽派' });
  const tomorrow = dayAfter(today(), 1);
  await draw.getByLabel('考评日期').fill(tomorrow);
  await draw.getByLabel('职业（工种）或专项项目').fill('电工');
  await draw.getByRole('button', { name: '抽派' }).click();
  await draw.getByText('请选择考评的职业技能等级').waitFor();
  await fine(visited);
  await draw.getByLabel('职业（工种）或专项项目').fill('蜀绣制作');
  await draw.getByRole('button', { name: '抽派' }).click();
  await draw.getByText(/从成都市职鉴中心、省职鉴中心的 \d+ 人中抽中/).waitFor();
  const drawn = await draw.getByRole('link').allTextContents();
  expect(new Set(drawn).size).toBe(3);
  await fine(visited);
  const row = page.getByRole('row').filter({ hasText: tomorrow });
  expect(await row.getByRole('link').allTextContents()).toEqual(drawn);
  await page.getByRole('button', { name: `取消 ${tomorrow} 的派遣` }).click();
  await page.getByLabel('原因').fill('考生不足，考试改期。');
  await fine(visited);
  await page.getByRole('button', { name: '确认取消' }).click();
  await row.getByText('已取消').waitFor();
  await page.getByRole('button', { name: `${tomorrow} 的派遣的办理记录` }).click();
  const dialog = page.getByRole('dialog', { name: '派遣的办理记录' });
  await dialog.getByText('抽派考评人员').waitFor();
  await dialog.getByText('考生不足，考试改期。').waitFor();
  await fine(visited);
});

test('an office names three: a wrong name is told beside it, then they go', async () => {
  const visited = await deskOf('city-chengdu', 'lists');
  const { page } = visited;
  await page.getByRole('link', { name: /^当天样例班/ }).click();
  await page.locator('td a').first().waitFor();
  const numbers = (await page.locator('td a').allTextContents()).slice(0, 3);
  const names = (await page.getByRole('rowheader').allTextContents()).slice(0, 3);
  await page.getByRole('link', { name: '派遣考评人员' }).click();
  const form = page.getByRole('region', { name: '核验并派遣' });
  await form.getByLabel('职业（工种）或专项项目').fill('蜀绣制作');
  for (const [at, number] of numbers.entries()) {
    await form.getByLabel(`第 ${at + 1} 人证卡号`).fill(number);
    await form.getByLabel(`第 ${at + 1} 人姓名`).fill(at === 1 ? '别的人' : names[at]!);
  }
  await form.getByRole('button', { name: '核验', exact: true }).click();
  await form.getByText('没有查到证卡号与姓名都相符的证卡').waitFor();
  expect(await form.getByText('不可以').count()).toBe(1);
  await fine(visited);
  await form.getByLabel('第 2 人姓名').fill(names[1]!);
  await form.getByRole('button', { name: '核验', exact: true }).click();
  await form.getByText('都可以派遣').waitFor();
  await form.getByRole('button', { name: '派遣', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: '已派遣' });
  await row.waitFor();
  expect(await row.getByRole('link').allTextContents()).toEqual(numbers);
  await fine(visited);
});
