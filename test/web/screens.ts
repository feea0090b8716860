import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { handIn, ownAgency, returnForm, signInAs, somebody, talkThrough, type } from './applying.ts';
import { office, openBrowser, phone, startLocalSystem, visit } from './browser.ts';

/** Pictures of every page for docs/pages.md, at the widths of a phone and of an office computer, some of them dark. */

const folder = resolve(import.meta.dirname, '../../docs/screens');
mkdirSync(folder, { recursive: true });

async function picture(page: Page, name: string, { dark = false, top = true } = {}): Promise<void> {
  for (const [width, screen] of [[390, phone] as const, [1366, office] as const]) {
    await page.setViewportSize(screen);
    await page.evaluate(`document.querySelector('.understood > details')?.toggleAttribute('open', ${width > 960})`);
    for (const scheme of dark ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(top ? 'scrollTo(0, 0)' : 'scrollTo(0, document.body.scrollHeight)');
      await page.screenshot({ path: `${folder}/${name}-${width}${scheme === 'dark' ? '-dark' : ''}.png` });
    }
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light' });
}

const system = await startLocalSystem();
const browser = await openBrowser();
try {
  const { page } = await visit(browser, system, phone);
  await page.goto(system.url);
  await picture(page, 'chat-welcome');
  await page.getByRole('button', { name: '开始咨询' }).click();
  await page.getByRole('button', { name: '同意', exact: true }).waitFor();
  await picture(page, 'chat-consent', { top: false });
  const someone = somebody('李秀英');
  const person = { ...someone, choice: { city: '510100', organiser: '510100', agency: ownAgency.name } };
  await talkThrough(page, {
    person,
    before: async (fact) => {
      if (fact === 'ethics') await picture(page, 'chat-question', { dark: true, top: false });
      if (fact === 'workSummary') await picture(page, 'chat-summary', { top: false });
    },
  });
  await picture(page, 'chat-draft', { top: false });
  await page.getByRole('link', { name: '登录并领取草稿' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).waitFor();
  await picture(page, 'mine-sign-in');
  await signInAs(page, 'applicant-wang');
  await page.getByRole('heading', { name: '四、提交' }).waitFor();
  await picture(page, 'mine-draft', { dark: true });
  await handIn(page, person);
  await page.getByText(`等待${ownAgency.name}初审`).waitFor();
  await picture(page, 'mine-review');
  await returnForm(system.url, page);
  await page.reload();
  await page.getByText('请盖章后重新扫描上传', { exact: false }).waitFor();
  await picture(page, 'mine-returned');
  await refusal();
  await card();
} finally {
  await browser.close();
  await system.stop();
}

/** Somebody who does not meet the conditions. */
async function refusal(): Promise<void> {
  const { page } = await visit(browser, system, phone);
  await page.goto(system.url);
  await page.getByRole('button', { name: '开始咨询' }).click();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByRole('button', { name: '高级考评员', exact: true }).waitFor();
  await type(page, '我是焊工技师，没有职称，考评员证拿了两年半，想报高级考评员');
  await page.locator('.bubble.verdict').waitFor();
  await picture(page, 'chat-refused', { top: false });
}

/** Somebody with a card, and whoever checks it. */
async function card(): Promise<void> {
  const env = { ...process.env, PORT: new URL(system.url).port };
  const demo = resolve(import.meta.dirname, '../../local/demo.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [demo, '张建国'], { env });
  const number = /核验 (\S+) 张建国/.exec(stdout)?.[1] ?? '';
  const { page } = await visit(browser, system, phone);
  await page.goto(`${system.url}/mine/`);
  await signInAs(page, 'applicant-zhang');
  await page.getByText(number).waitFor();
  await picture(page, 'mine-card', { dark: true });
  await page.goto(`${system.url}/check/?number=${number}`);
  await picture(page, 'check');
  const answers = { good: ['张建国', '电工'], warn: ['张建国', '焊工'], bad: ['王小明', ''] } as const;
  for (const [colour, [name, occupation]] of Object.entries(answers)) {
    await page.goto(`${system.url}/check/?number=${number}`);
    await page.getByLabel('持卡人姓名').fill(name);
    await page.getByText('核对职业或别的日期').click();
    await page.getByLabel('考评职业').fill(occupation);
    await page.getByRole('button', { name: '核验', exact: true }).click();
    await page.locator('.light').waitFor();
    await picture(page, `check-${colour}`, { dark: colour === 'good' });
  }
}
