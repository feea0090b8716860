import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idNumber } from '#local/demo-people';
import { uploadAll } from './applying.ts';
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
  [/对得上/, '我的证就是电工的'],
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

/** What on the page leads on: its one main button or link, below the head of the page. */
const main = (page: Page) => page.locator('main .button.main:visible:not([disabled])');

/** Talks as long as something is asked: a button where one says just that, else words. Hands back what was asked. */
async function talk(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const choices = page.locator('.choices button');
  const said = page.locator('.log .bubble:not(.own) .said');
  for (let turn = 0; turn < 60; turn += 1) {
    if (await page.getByRole('heading', { name: /生成/ }).count()) return asked;
    const lines = (await said.last().innerText()).split('\n').map((line) => line.trim());
    const question = lines.findLast((line) => /[？?]$|^请/.test(line)) ?? lines.join(' ');
    // Whoever is asked the same again has not understood what is wanted, or has not been understood.
    if (asked.at(-1) === question) throw new Error(`asked twice: ${question}`);
    asked.push(question);
    const before = await said.count();
    const answer = answerTo(question);
    const label = { 是的: '是', 没有: '否' }[answer] ?? answer;
    const agreed = choices.filter({ hasText: /^(同意|确认无误)$/ });
    const same = choices.filter({ hasText: new RegExp(`^${label}$`) });
    const pressed = (await agreed.count()) ? agreed : same;
    if (await pressed.count()) await pressed.first().click();
    else {
      await page.locator('textarea').fill(answer);
      await page.getByRole('button', { name: '发送', exact: true }).click();
    }
    await expect.poll(() => said.count(), { timeout: 20_000 }).toBeGreaterThan(before);
  }
  throw new Error(`it never ended: ${asked.join(' | ')}`);
}

/** Waits as a person does: until nothing is being read or saved, and nothing moves any more. */
async function settledText(part: Locator): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await part.innerText();
        const still = now === before && !/正在(读取|保存)/.test(now);
        before = now;
        return still;
      },
      { interval: 300, timeout: 20_000 },
    )
    .toBe(true);
}

/** Fills in what is empty of one part of a page: the own place or the first that is offered, the first of several, every file. */
async function fillIn(part: Locator): Promise<void> {
  const settled = () => settledText(part);
  await settled();
  for (let at = 0; at < (await part.locator('select').count()); at += 1) {
    const select = part.locator('select').nth(at);
    const labels = await select.locator('option').allTextContents();
    const own = labels.find((label) => label.startsWith('成都')) ?? labels[1] ?? '';
    await select.selectOption({ label: own });
    // Another question may hang on the answer.
    await settled();
  }
  if (await part.getByRole('radio').count()) await part.getByRole('radio').first().check();
  await settled();
  await uploadAll(part);
}

/** At the local issuer: the first whose name has these words in it. */
async function signIn(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: words }).first().click();
  await page.getByRole('button', { name: '退出登录' }).waitFor();
}

/** Whose turn it is, as the status says: 等待…初审, 等待…审核. */
async function whoIsNext(page: Page): Promise<string> {
  const words = await page
    .getByText(/^等待.+(初审|审核)/)
    .first()
    .textContent();
  return /^等待(.+?)(?:资格)?(?:初审|审核)/.exec(words ?? '')?.[1] ?? '';
}

/** From the front page to the desk, whoever is next signs in there; what waits is opened, and passed by the one main button. */
async function passAt(visited: Visit, clerk: string): Promise<void> {
  const { page } = visited;
  await page.goto(system.url);
  await page.getByRole('navigation').getByRole('link', { name: /审核/ }).click();
  await signIn(page, clerk);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('heading', { name: '审核清单' }).waitFor();
  await fine(visited);
  // What passes it is the one main button, and so is what confirms that.
  for (const confirms of [false, true]) {
    await expect
      .poll(() => main(page).allTextContents())
      .toEqual([expect.stringMatching(confirms ? /确认.*通过/ : /通过/)]);
    await fine(visited);
    await main(page).click();
  }
  await page.getByText(/^周敏：/).waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
}

test('somebody who knows none of the pages gets to a submission, and two offices that were named there to its approval', async () => {
  const visited = await visit(browser, system, phone);
  const { page } = visited;
  await page.goto(system.url);
  expect(await main(page).count()).toBe(1);
  await main(page).click();
  await page.locator('.log .bubble').first().waitFor();
  expect((await talk(page)).length).toBeGreaterThan(15);
  await fine(visited);
  expect(await main(page).count()).toBe(1);
  await main(page).click();
  await signIn(page, '申报人');
  const parts = page
    .locator('section.sheet')
    .filter({ has: page.getByRole('heading', { level: 2, name: /^[一二三四]、/ }) });
  await expect.poll(() => parts.count()).toBe(4);
  for (const at of [0, 1, 2]) {
    await fillIn(parts.nth(at));
    if (at === 1) await parts.nth(at).getByRole('button').first().click();
  }
  await page.getByRole('link', { name: /下载/ }).waitFor();
  await page.getByText('都齐了，可以提交').waitFor();
  await fine(visited);
  await parts.nth(3).getByRole('button').first().click();
  const agency = await whoIsNext(page);
  expect(agency).toContain('成都');
  await fine(visited);
  await passAt(await visit(browser, system, office), agency);
  await page.reload();
  const centre = await whoIsNext(page);
  expect(centre).toContain('职鉴中心');
  await passAt(await visit(browser, system, office), centre);
  await page.reload();
  await page.getByText('审核合格').first().waitFor();
  await fine(visited);
}, 180_000);
