import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { dayAfter } from '#domain/day';
import { mutate } from '#local/demo-client';
import { line, sheetOf } from '#local/demo-import';
import { announceClass, clerkOf, type HeldClass, today } from '#local/demo-offices';
import { ownAgency, signInAs, somebody } from './applying.ts';
import {
  axeFindings,
  office,
  openBrowser,
  phone,
  sidewaysScroll,
  startLocalSystem,
  type Visit,
  visit,
} from './browser.ts';
import { type Applied, anything, applicants, apply, askAs, endpointsOf, qualify } from './desk-world.ts';

/** Pictures of every view of the desk for docs/pages.md, at the widths of an office computer and of a phone. */

const folder = resolve(import.meta.dirname, '../../docs/screens');
mkdirSync(folder, { recursive: true });

const system = await startLocalSystem();
const browser = await openBrowser();
const endpoints = endpointsOf(system);
let wrong = 0;
async function picture(visited: Visit, name: string): Promise<void> {
  const { page, wrongs } = visited;
  for (const [width, screen] of [[390, phone] as const, [1366, office] as const]) {
    await page.setViewportSize(screen);
    await page.screenshot({ path: `${folder}/desk-${name}-${width}.png` });
    const found = [...(await axeFindings(visited)), ...wrongs.splice(0)];
    const sideways = await sidewaysScroll(visited);
    if (sideways > 0) found.push(`wider than its window by ${sideways}`);
    for (const each of found) console.error(`${name} ${width}: ${each}`);
    wrong += found.length;
  }
}

async function deskOf(account: string): Promise<Visit & { open: (hash: string, heading: string) => Promise<void> }> {
  const visited = await visit(browser, system, office);
  const { page } = visited;
  await page.goto(`${system.url}/desk/`);
  await signInAs(page, account);
  const open = async (hash: string, heading: string) => {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await settled(page);
  };
  return { ...visited, open };
}

/** Nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  while ((await page.getByText('正在读取……').count()) > 0) await page.waitForTimeout(50);
}

async function agency(people: readonly Applied[]): Promise<void> {
  const outside = await visit(browser, system, office);
  await outside.page.goto(`${system.url}/desk/`);
  await outside.page.getByRole('button', { name: '登录', exact: true }).waitFor();
  await picture(outside, 'sign-in');
  const desk = await deskOf(ownAgency.clerk);
  const { page } = desk;
  await desk.open('#/queue', '待审申报');
  await page.getByRole('checkbox', { name: '选中本页全部' }).click();
  await picture(desk, 'queue');
  await page.getByRole('link', { name: people[3]?.name ?? '' }).click();
  await page.getByRole('img').first().waitFor();
  await settled(page);
  await picture(desk, 'application');
  await page.keyboard.press('r');
  await page.getByRole('checkbox', { name: '申报表没有加盖' }).click();
  await picture(desk, 'return');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await picture(desk, 'keys');
  await page.keyboard.press('Escape');
  await roster(desk);
  await desk.open('#/classes', '已发布的培训班');
  await picture(desk, 'classes-published');
  await desk.open('#/panels', '派遣考评人员');
  await picture(desk, 'panels');
}

async function roster(desk: Awaited<ReturnType<typeof deskOf>>): Promise<void> {
  const { page } = desk;
  await desk.open('#/rosters', '汇总表');
  await picture(desk, 'rosters');
  const good = [line('样例周敏', '510104', '19860312', '女'), line('样例吴刚', '510107', '19790705', '男')];
  const bad = good.map((cells, at) => (at === 0 ? cells : cells.with(3, '51010719790705')));
  for (const [lines, name] of [[bad, 'roster'] as const, [good, 'roster-good'] as const]) {
    await desk.open('#/rosters', '汇总表');
    await page.getByLabel('培训班（正在报名的）').selectOption({ index: 1 });
    const buffer = Buffer.from(await sheetOf(lines));
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.getByLabel('汇总表文件').setInputFiles({ name: '附件3.xlsx', mimeType, buffer });
    await page.getByRole('button', { name: '上传并检查' }).click();
    await page.getByRole('heading', { name: '确认导入' }).waitFor();
    if (name === 'roster') await picture(desk, name);
  }
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '导入 2 人' }).click();
  await page.getByRole('button', { name: '查看领取码' }).click();
  await page.getByRole('heading', { name: '领取码' }).waitFor();
  await picture(desk, 'claims');
}

/** One is returned and mended, one rejected and appealed. */
async function disputes([, , , mended, rejected]: readonly Applied[]): Promise<void> {
  const clerk = await askAs(endpoints, ownAgency.clerk);
  const decide = (of: Applied | undefined, review: object) =>
    mutate(clerk, anything, 'reviewApplication', 'application { status }', {
      review: { applicationId: of?.id, ...review },
    });
  const words = '工作简介看不出从业经验，请补充。';
  await decide(mended, { decision: 'RETURN', reasons: ['SPECIAL_SUMMARY_VAGUE'], words });
  const summary = `${somebody('张建国').answers.workSummary}`;
  const answers = [{ fact: 'workSummary', texts: [summary] }];
  const of = { applicationId: mended?.id };
  if (!mended || !rejected) throw new Error('too few people');
  await mutate(mended.ask, anything, 'updateApplicationDraft', 'application { status }', { ...of, answers });
  await mutate(mended.ask, anything, 'submitApplication', 'application { status }', of);
  await decide(rejected, { decision: 'REJECT', reasons: ['SPECIAL_FALSE_DATA'], words: '荣誉证书与原件不符。' });
  const appeal = { applicationId: rejected.id, words: '证书是真的，原件可以当面核对。' };
  await mutate(rejected.ask, anything, 'appealRejection', 'application { status }', appeal);
  const desk = await deskOf(ownAgency.clerk);
  await desk.open(`#/application/${encodeURIComponent(mended.id)}`, '退回以后改了什么');
  await picture(desk, 'mended');
  const other = await deskOf('city-chengdu');
  await other.open('#/queue?stage=APPEAL', '待审申报');
  await other.page.getByRole('rowheader').getByRole('link').first().click();
  await other.page.getByRole('textbox', { name: '答复申报人' }).waitFor();
  await settled(other.page);
  await picture(other, 'appeal');
  await other.page.getByRole('textbox', { name: '答复申报人' }).fill('已当面核对原件，申诉成立。');
  await other.page.getByRole('button', { name: '申诉成立' }).click();
  await other.page.getByText('申诉已处理').waitFor();
}

async function centre(heldClass: HeldClass, people: readonly Applied[]): Promise<void> {
  const desk = await deskOf('city-chengdu');
  const { page } = desk;
  const of = (tab: string) => `#/class/${encodeURIComponent(heldClass.id)}${tab && `?tab=${tab}`}`;
  for (const [as, name] of Object.entries({ list: 'classes', calendar: 'calendar', plan: 'year-plan' })) {
    await desk.open(`#/classes?as=${as}`, '培训班');
    await picture(desk, name);
  }
  await desk.open('#/plan/new', '新建培训班');
  await picture(desk, 'plan');
  await desk.open(of(''), heldClass.title);
  await page.getByRole('button', { name: '截止报名' }).click();
  await page.getByRole('button', { name: '开班' }).click();
  await page.getByText('已开班').waitFor();
  await picture(desk, 'class');
  await desk.open(of('people'), heldClass.title);
  await picture(desk, 'people');
  await desk.open(of('attendance'), heldClass.title);
  await picture(desk, 'attendance');
  await page.getByRole('button', { name: '的考勤' }).click();
  await page.getByText('考勤已登记').waitFor();
  await desk.open(of('results'), heldClass.title);
  await page.getByRole('button', { name: '从 Excel 粘贴' }).click();
  const [first, second, third, ...others] = people.map(({ name }) => name);
  const rows = [
    '姓名\t理论\t实操',
    `${third}\t92\t88`,
    `${first}\t86\t91.5`,
    '王小明\t70\t70',
    `${second}\t59\t缺考`,
    ...others.map((name, at) => `${name}\t8${at}\t90`),
  ];
  await page.getByRole('textbox', { name: '在 Excel 里' }).fill(rows.join('\n'));
  await picture(desk, 'paste');
  await page.getByRole('button', { name: '填入 5 人' }).click();
  await page.getByRole('button', { name: '登记 5 人的成绩' }).click();
  await page.getByText('缺考填0').waitFor();
  await picture(desk, 'results');
  const cell = page.getByRole('textbox', { name: `${second}的实操成绩` });
  await cell.fill('0');
  await page.getByRole('button', { name: '登记 5 人的成绩' }).click();
  await page.getByText('已登记 5 人的成绩').waitFor();
  await desk.open(of('list'), heldClass.title);
  await picture(desk, 'pass-list');
  await page.getByRole('button', { name: '签发合格人员名单' }).click();
  await page.getByRole('button', { name: '确认签发' }).click();
  await page.getByRole('link', { name: '打开合格人员名单' }).waitFor();
  await desk.open(of('history'), heldClass.title);
  await picture(desk, 'class-history');
  await desk.open('#/requests', '书面申请');
  await picture(desk, 'requests');
}

async function province(): Promise<string> {
  const city = await askAs(endpoints, 'city-mianyang');
  const words = '本市今年没有培训场地，申请参加省职鉴中心组织的专项职业能力考核考评员培训。';
  const asked = { city: '510700', year: new Date().getFullYear(), categories: ['SPECIAL_ABILITY_ASSESSOR'], words };
  await mutate(city, anything, 'requestProvincialTraining', 'request { id }', asked);
  const desk = await deskOf('province');
  const { page } = desk;
  await desk.open('#/lists', '合格人员名单');
  await picture(desk, 'lists');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('button', { name: '生成 4 个证卡号' }).waitFor();
  await picture(desk, 'list');
  await page.getByRole('button', { name: '生成 4 个证卡号' }).click();
  await page.getByText('生成了 4 个证卡号').waitFor();
  const number = (await page.getByRole('table').locator('td a').first().textContent()) ?? '';
  await desk.open(`#/card/${number}`, number);
  await page.getByText('处理这张证卡').click();
  await page.getByText('办理记录').click();
  await settled(page);
  await picture(desk, 'card');
  const more = { requests: '书面申请', expiring: '到期与复核', statistics: '统计' };
  for (const [view, heading] of Object.entries(more)) {
    await desk.open(`#/${view}`, heading);
    await picture(desk, view === 'requests' ? 'requests-province' : view);
  }
  await page.getByRole('button', { name: '统计表' }).click();
  await page.getByRole('button', { name: '下载' }).waitFor();
  await desk.open('#/exports', '导出文件');
  await picture(desk, 'exports');
  return number;
}

async function cards(): Promise<void> {
  const desk = await deskOf('city-chengdu');
  const { page } = desk;
  await desk.open('#/cards', '证卡');
  await page.getByRole('checkbox', { name: '选中本页全部' }).click();
  await page.getByRole('button', { name: '登记已制作' }).click();
  await page.getByText('已登记制作').waitFor();
  await page.getByRole('button', { name: '待发放' }).click();
  await page.getByRole('checkbox', { name: '选中本页全部' }).click();
  await picture(desk, 'cards');
  await page.getByRole('button', { name: '登记已发放' }).click();
  await page.getByText('已登记发放').waitFor();
}

/** The register of who may assess, a draw by lot among them, and a panel that is taken back. */
async function experts(): Promise<void> {
  const desk = await deskOf('city-chengdu');
  const { page } = desk;
  await desk.open('#/experts', '考评人员库');
  await page.getByRole('row').filter({ hasText: '有效' }).first().waitFor();
  await picture(desk, 'experts');
  await desk.open('#/panels', '派遣考评人员');
  const draw = page.getByRole('region', { name: '随机抽派' });
  const tomorrow = dayAfter(today(), 1);
  await draw.getByLabel('考评日期').fill(tomorrow);
  await draw.getByLabel('职业（工种）或专项项目').fill('蜀绣制作');
  await draw.getByRole('button', { name: '抽派' }).click();
  await draw.getByText('人中抽中').waitFor();
  await settled(page);
  await picture(desk, 'drawn');
  await page.getByRole('button', { name: /^取消 .* 的派遣$/ }).click();
  await picture(desk, 'panel-cancel');
}

try {
  const clerk = await clerkOf(endpoints, 'city-chengdu');
  const year = new Date().getFullYear();
  const heldClass = await announceClass(clerk, { category: 'SPECIAL_ABILITY_ASSESSOR', organiser: '510100', year });
  const people = await Promise.all(applicants.map((each) => apply(endpoints, each, heldClass)));
  // Two more under accounts that have applied already: enough to draw from.
  const more = [
    { account: applicants[0].account, name: '冯秋菊', birthday: '19850607' },
    { account: applicants[1].account, name: '韩素芬', birthday: '19830921' },
  ];
  const others = await Promise.all(more.map((each) => apply(endpoints, each, heldClass)));
  const through = [...people.slice(0, 3), ...others];
  await agency(people);
  await disputes(people);
  await qualify(endpoints, through, heldClass.id);
  await centre(heldClass, through);
  await province();
  await cards();
  await experts();
} finally {
  await browser.close();
  await system.stop();
}
process.exitCode = wrong > 0 ? 1 : 0;
