import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf } from '#local/demo-documents';
import { idNumber } from '#local/demo-people';
import { type LocalSystem, office, openBrowser, phone, startLocalSystem, type Visit, visit } from './browser.ts';
import { fine } from './fine.ts';

/**
 * Somebody who knows of the pages nothing but what they say: opens the front page, and from then on presses what is shown, answers in
 * the words of the question, does numbered parts in their order, and reads from a status who is next.
 */

let system: LocalSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

const work =
  '我2008年起在成都样例电器厂做电工，先做车间维修，后来管全厂的配电房和自动线。会装接和调试配电柜、变频器和可编程控制器，' +
  '排除过多次停产故障。2015年起带徒弟，前后带了十一个，有七个考上了高级工，两个考上了技师。参加过市里的电工技能竞赛，' +
  '得过二等奖。2019年考取技师以后，每年给厂里办两期电工班，讲安全用电和故障排除，也协助评价机构布置考场、检查设备、维持秩序。' +
  '平时注意学习新标准，按规程办事，没有出过安全事故，愿意为技能人才评价出力，公正地给考生打分。';

/** What somebody is, by the words in which it may be asked. */
const self: readonly [RegExp, string][] = [
  [/想申报哪一类|想当什么/, '我是电工，有技师证，想当考评员，给别人考试打分'],
  [/身份证号码/, idNumber('510104', '19860312', '女')],
  [/姓名/, '周敏'],
  [/手机/, '13800138000'],
  [/工作简介|工作经历/, work],
  [/证书是什么/, '电工二级技师'],
  [/技能等级|职业资格|等级/, '二级技师'],
  [/职称/, '没有职称'],
  [/几年|多少年|多久/, '十八年'],
  [/文化程度|学历/, '大专'],
  [/地址/, '成都市成华区样例路12号'],
  [/哪个市|所在地区/, '成都'],
  [/单位/, '成都样例电器厂'],
  [/考评哪些|哪个职业|职业（工种）/, '电工'],
  [/永久取消|受过|处分/, '没有'],
];

function answerTo(question: string): string {
  return self.find(([words]) => words.test(question))?.[1] ?? '是的';
}

/** Talks as long as something is asked: a button where one says just that, else words. */
async function talk(page: Page): Promise<string[]> {
  const asked: string[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    if (await page.getByRole('link', { name: /登录/ }).and(page.locator('main a')).count()) return asked;
    const said = page.locator('.log .bubble:not(.own) .said');
    const lines = (await said.last().innerText()).split('\n').map((line) => line.trim());
    const question = lines.findLast((line) => /[？?]$|^请/.test(line)) ?? lines.join(' ');
    asked.push(question);
    const before = await said.count();
    const choices = page.locator('.choices button');
    const answer = answerTo(question);
    const fits = choices.filter({ hasText: /^(同意|确认无误)$/ });
    const same = choices.filter({
      hasText: new RegExp(`^${answer === '是的' ? '是' : answer === '没有' ? '否' : answer}$`),
    });
    if (await fits.count()) await fits.first().click();
    else if (await same.count()) await same.first().click();
    else {
      await page.locator('textarea').fill(answer);
      await page.getByRole('button', { name: '发送', exact: true }).click();
    }
    console.log(lines.join(' / ').slice(0, 160), '||', question.slice(0, 60), '→', answer.slice(0, 30));
    await expect.poll(() => said.count(), { timeout: 20_000 }).toBeGreaterThan(before);
  }
  throw new Error(`it never ended: ${asked.join(' | ')}`);
}

test('explore', async () => {
  const visited = await visit(browser, system, phone);
  const { page } = visited;
  await page.goto(system.url);
  await page.locator('main .button.main').first().click();
  await page.locator('.log .bubble').first().waitFor();
  const asked = await talk(page);
  console.log(asked.length);
  await fine(visited);
  console.log(await page.locator('main').innerText());
  await page.locator('main').getByRole('link', { name: /登录/ }).click();
  console.log('== ', page.url(), await page.locator('body').innerText());
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForTimeout(1500);
  console.log('== ', page.url(), await page.locator('body').innerText());
}, 120_000);
