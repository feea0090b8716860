import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitDraft } from '#web/mine/queries/submit-draft';
import { handIn, ownAgency, returnedWords, returnForm, signInAs, somebody, talkThrough, type } from './applying.ts';
import {
  axeFindings,
  type LocalSystem,
  office,
  openBrowser,
  phone,
  sidewaysScroll,
  startLocalSystem,
  type Visit,
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

async function expectClean(visited: Visit): Promise<void> {
  expect(await axeFindings(visited)).toEqual([]);
  expect(await sidewaysScroll(visited)).toBe(0);
}

test('at 320 px a new person gets from the first question to a submitted application, though the server goes away', async () => {
  const visited = await visit(browser, system, { width: 320, height: 640 });
  const { page } = visited;
  const someone = somebody('李秀英');
  const person = { ...someone, choice: { city: '510100', organiser: '510100', agency: ownAgency.name } };
  await page.goto(system.url);
  await expectClean(visited);
  await page.getByRole('button', { name: '开始咨询' }).click();
  await page.getByRole('button', { name: '同意', exact: true }).waitFor();
  await expectClean(visited);
  let back: Promise<void> | undefined;
  await talkThrough(page, {
    person,
    before: async (fact) => {
      expect(await sidewaysScroll(visited)).toBe(0);
      if (fact === 'city') await expectClean(visited);
      if (fact !== 'name') return;
      await system.goAway();
      back = page
        .getByText('没有网络，恢复后自动发送')
        .waitFor()
        .then(() => system.comeBack());
    },
  });
  await back;
  await page.getByRole('heading', { name: '申报草稿已经生成' }).waitFor();
  await expectClean(visited);
  // The code is told once only, and a reload does not lose it.
  await page.reload();
  await page.getByRole('link', { name: '登录并领取草稿' }).click();
  await page.getByText('刚才生成的草稿就归到您名下').waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await expectClean(visited);
  await signInAs(page, 'applicant-wang');
  await page.getByRole('heading', { name: '四、提交' }).waitFor();
  await expectClean(visited);
  await page.getByRole('button', { name: '生成申报表（PDF）' }).click();
  const form = await page.getByRole('link', { name: '下载申报表' }).getAttribute('href');
  expect((await (await fetch(form ?? '')).text()).slice(0, 5)).toBe('%PDF-');
  await changePhone(page);
  const keys = await loseFirstAnswer(page, submitDraft.id);
  await handIn(page, person);
  await page.getByText(`等待${ownAgency.name}初审`).waitFor();
  expect(keys.length).toBe(2);
  expect(keys[0]).toBe(keys[1]);
  await page.getByText('材料（4项）').click();
  await page.getByRole('button', { name: '查看本人照片' }).click();
  await page.getByAltText('已上传的本人照片').waitFor();
  const photo = "document.querySelector('img.preview')";
  expect(await page.evaluate(`${photo}.decode().then(() => ${photo}.naturalWidth)`)).toBe(296);
  await expectClean(visited);
  await returnForm(system.url, page);
  await page.reload();
  await page.getByText(returnedWords).waitFor();
  await expectClean(visited);
  // Only what was returned is open.
  expect(await page.locator('.document input[type=file]').count()).toBe(1);
  const photographed = await phonePhoto(page);
  expect(photographed.buffer.length).toBeGreaterThan(4 * 1024 * 1024);
  await page.locator('.document input[type=file]').setInputFiles(photographed);
  await page.getByRole('button', { name: '提交申报' }).click();
  await page.getByText(`等待${ownAgency.name}初审`).waitFor();
  await page.getByText('材料（4项）').click();
  await page
    .getByRole('button', { name: /^查看申报表/ })
    .last()
    .click();
  const stored = await page.getByAltText(/^已上传的申报表/).getAttribute('src');
  // As large as phones make them; what travelled is smaller, and as sharp as a scan.
  expect((await (await fetch(stored ?? '')).arrayBuffer()).byteLength).toBeLessThan(photographed.buffer.length / 2);
  expect(await page.evaluate(`${photo}.decode().then(() => ${photo}.naturalWidth)`)).toBe(3508);
  await page.unroute('**/graphql');
  expect(visited.wrongs).toEqual([]);
});

/** A picture of twelve million points, as a phone makes it: coarse enough to be packed, too fine to be packed well. */
async function phonePhoto(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await page.evaluate(`new Promise((done) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4000, 3000];
    const pen = canvas.getContext('2d');
    const points = pen.createImageData(4000, 3000);
    for (let at = 0; at < points.data.length; at += 4) {
      const light = 200 + ((at * 7919) % 41) + Math.floor(at / 160000) % 16;
      points.data.set([light, light, light, 255], at);
    }
    pen.putImageData(points, 0, 0);
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(',')[1]);
    canvas.toBlob((blob) => reader.readAsDataURL(blob), 'image/jpeg', 0.97);
  })`);
  return { name: 'IMG_0001.jpeg', mimeType: 'image/jpeg', buffer: Buffer.from(String(base64), 'base64') };
}

/** What does not do is said beside the field, and what was there stays until it does. */
async function changePhone(page: Page): Promise<void> {
  await page.getByText(/^填报内容/).click();
  await page.getByRole('button', { name: '修改联系手机' }).click();
  await page.getByLabel('联系手机').fill('123');
  await page.getByRole('button', { name: '保存' }).click();
  await page.locator('dd .notice.bad').waitFor();
  await page.getByLabel('联系手机').fill('13900001234');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('139****1234').waitFor();
}

/** The server does what it is asked, but its first answer never arrives; hands back the keys of every attempt. */
async function loseFirstAnswer(page: Page, operation: string): Promise<string[]> {
  const keys: string[] = [];
  await page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON();
    if (body.extensions.persistedQuery.sha256Hash !== operation) return route.continue();
    keys.push(body.variables.input.idempotencyKey);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  return keys;
}

test('what was said but not sent outlives a reload and is sent once; an answer is changed from the list; another device goes on', async () => {
  const visited = await visit(browser, system, office);
  const { page } = visited;
  await page.goto(system.url);
  await page.getByRole('button', { name: '开始咨询' }).click();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByRole('button', { name: '高级考评员', exact: true }).waitFor();
  const ids: string[] = [];
  await page.route('**/messages', (route) => {
    ids.push(JSON.parse(route.request().postData() ?? '{}').messageId);
    return route.abort();
  });
  await type(page, '我是电工高级技师，想当考评员');
  await page.getByText('没有网络，恢复后自动发送').waitFor();
  await page.unroute('**/messages');
  const [sent] = await Promise.all([page.waitForRequest('**/messages'), page.reload()]);
  expect(JSON.parse(sent.postData() ?? '{}').messageId).toBe(ids[0]);
  await page.getByText('已经记下 2 项').waitFor();
  await page.getByRole('button', { name: /^修改职业资格/ }).click();
  await page.getByText('改好以前不会动', { exact: false }).waitFor();
  await type(page, '技师');
  await page.locator('.understood').getByText('二级/技师').waitFor();
  await expectClean(visited);
  await page.getByText('换个设备接着填').click();
  await page.getByRole('button', { name: '复制链接' }).click();
  const link = (await page.locator('.elsewhere .notice .small').textContent()) ?? '';
  const elsewhere = await visit(browser, system, phone);
  await elsewhere.page.goto(link);
  await elsewhere.page.getByText('已经记下 2 项').click();
  await elsewhere.page.locator('.understood').getByText('二级/技师').waitFor();
  expect(new URL(elsewhere.page.url()).hash).toBe('');
  expect([...visited.wrongs, ...elsewhere.wrongs]).toEqual([]);
});

test('with the keyboard alone one begins, chooses, asks why, answers in words and changes an answer', async () => {
  const { page, wrongs } = await visit(browser, system, office);
  await page.goto(system.url);
  const focused = (): Promise<string> =>
    page.evaluate(
      "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim()",
    );
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()) === name) return page.keyboard.press('Enter');
    }
    throw new Error(`${name} cannot be reached`);
  };
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('跳到正文');
  await tabTo('开始咨询');
  await page.getByRole('button', { name: '同意', exact: true }).waitFor();
  await tabTo('同意');
  await page.getByRole('button', { name: '高级考评员', exact: true }).waitFor();
  // The focus stayed with the answers: the first choice is one press away.
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('考评员');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '为什么问这个？' }).waitFor();
  await tabTo('为什么问这个？');
  await page.locator('.bubble.why').waitFor();
  for (let presses = 0; (await page.locator('#words:focus').count()) === 0 && presses < 30; presses += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('我是电工高级技师');
  await page.keyboard.press('Enter');
  await page.getByText('已经记下 2 项').waitFor();
  await page.locator('.skip').focus();
  await tabTo('修改申报考评职业工种');
  await page.getByText('改好以前不会动', { exact: false }).waitFor();
  expect(wrongs).toEqual([]);
});
