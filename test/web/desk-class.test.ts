import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { graphqlAs } from '#local/demo-client';
import { line, sheetOf } from '#local/demo-import';
import { today } from '#local/demo-offices';
import { ownAgency } from './applying.ts';
import { axeFindings, type LocalSystem, openBrowser, startLocalSystem } from './browser.ts';
import { applicants, apply, endpointsOf, openDesk, qualify } from './desk-world.ts';

let system: LocalSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startLocalSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await system.stop();
});

const deskOf = (account: string, view: string) => openDesk({ browser, system }, account, view);

const people = applicants.slice(0, 3);
const title = '专项考评员培训班（按计划）';

/** What the page shows is for everybody: the class as anyone finds it. */
async function classId(): Promise<string> {
  const Found = z.object({
    trainingClasses: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string(), title: z.string() }) })) }),
  });
  const query = `{ trainingClasses(category: SPECIAL_ABILITY_ASSESSOR, first: 50) { edges { node { id title } } } }`;
  const { trainingClasses } = await graphqlAs(endpointsOf(system))(Found, query);
  return trainingClasses.edges.find(({ node }) => node.title === title)?.node.id ?? '';
}

async function yearPlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: '年度计划' }).click();
  const count = page.getByLabel(`${Number(today().slice(5, 7))}月专项职业能力考核考评员期数`, { exact: true });
  await count.fill('一');
  await page.getByRole('button', { name: /^发布/ }).click();
  await page.getByText('期数须为1至99').waitFor();
  await count.fill('2');
  await page.getByRole('button', { name: /^发布/ }).click();
  await page.getByText('年培训计划：已发布').waitFor();
}

async function plan(page: Page): Promise<void> {
  await page.getByRole('link', { name: '新建培训班' }).click();
  await page.getByLabel('类别').selectOption('SPECIAL_ABILITY_ASSESSOR');
  await page.getByLabel('名称').fill(title);
  await page.getByLabel('报名开始').fill(today());
  await page.getByLabel('报名截止').fill(today());
  await page.getByLabel('地点').fill('成都市样例路1号');
  await page.getByLabel('总名额').fill('700');
  await page.getByRole('button', { name: '建成草稿' }).click();
  // Everything wrong is said at once, beside its field.
  await page.locator('.field .wrong').first().waitFor();
  expect(await page.getByLabel('总名额').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('总名额').fill('30');
  await page.getByLabel('培训开始').fill(today());
  await page.getByLabel('培训结束').fill(today());
  await page.getByLabel('至少出勤天数').fill('1');
  await page.getByLabel('理论合格分数').fill('60');
  await page.getByLabel('实操合格分数').fill('60');
  await page.getByRole('button', { name: '建成草稿' }).click();
  await page.getByRole('button', { name: '发布培训班' }).click();
  await page.getByText('申报人现在可以报名').waitFor();
}

test('a class goes from its plan to the signed list, with results pasted from a spreadsheet', async () => {
  const visited = await deskOf('city-chengdu', 'classes');
  const { page } = visited;
  await yearPlan(page);
  await plan(page);
  expect(await axeFindings(visited)).toEqual([]);
  const endpoints = endpointsOf(system);
  const heldClass = { id: await classId(), title, statusLabel: '' };
  const applied = await Promise.all(people.map((each) => apply(endpoints, each, heldClass)));
  await qualify(endpoints, applied, heldClass.id);
  await page.reload();
  await page.getByText('3/30').waitFor();
  await page.getByRole('button', { name: '截止报名' }).click();
  await page.getByRole('button', { name: '开班' }).click();
  await page.getByText('已开班').waitFor();
  await page.getByRole('link', { name: '考勤' }).click();
  await page.getByRole('checkbox', { name: `：${people[2]?.name}` }).waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  await page.getByRole('button', { name: `登记 ${today()} 的考勤` }).click();
  await page.getByText('到 3 人，缺 0 人').waitFor();
  await page.getByRole('link', { name: '成绩' }).click();
  await page.getByRole('button', { name: '从 Excel 粘贴' }).click();
  const [first = '', second = '', third = ''] = people.map(({ name }): string => name);
  const rows = [
    '序号\t姓名\t理论\t实操',
    `1\t${third}\t92\t88`,
    `2\t${first}\t86\t91.5`,
    `3\t王小明\t70\t70`,
    `4\t${second}\t59\t缺考`,
  ];
  await page.getByRole('textbox', { name: '在 Excel 里' }).fill(rows.join('\r\n'));
  await page.getByText('名册里没有“王小明”').waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  await page.getByRole('button', { name: '填入 3 人' }).click();
  await page.getByRole('button', { name: '登记 3 人的成绩' }).click();
  // A typed problem stands in the row that it is of.
  const wrongRow = page.getByRole('row').filter({ hasText: '缺考填0。' });
  expect(await wrongRow.getByRole('rowheader').textContent()).toBe(second);
  expect(await axeFindings(visited)).toEqual([]);
  await page.getByRole('textbox', { name: `${second}的实操成绩` }).fill('0');
  await page.getByRole('button', { name: '登记 3 人的成绩' }).click();
  await page.getByText('合格 2，不合格 1').waitFor();
  await page.getByRole('navigation', { name: '培训班的内容' }).getByRole('link', { name: '合格名单' }).click();
  await page.getByRole('button', { name: '签发合格人员名单' }).click();
  await page.getByRole('button', { name: '确认签发' }).click();
  await page.getByRole('link', { name: '打开合格人员名单' }).click();
  await page.getByRole('rowheader', { name: third }).waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  expect(visited.wrongs).toEqual([]);
});

test('the province issues the numbers of a signed list, and the centre makes and hands out the cards', async () => {
  const visited = await deskOf('province', 'lists');
  const { page } = visited;
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '生成 2 个证卡号' }).click();
  await page.getByText('生成了 2 个证卡号').waitFor();
  await page.getByText('已全部处理').waitFor();
  const numbers = await page.locator('td a').allTextContents();
  expect(numbers).toHaveLength(2);
  expect(await axeFindings(visited)).toEqual([]);
  await page.getByRole('link', { name: numbers[0] ?? '' }).click();
  await page.getByText('已生成证卡号，待制作').waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  const maker = await deskOf('city-chengdu', 'cards');
  await maker.page.getByRole('checkbox', { name: '选中本页全部' }).click();
  await maker.page.getByRole('button', { name: '登记已制作' }).click();
  await maker.page.getByText('已登记制作 2 张').waitFor();
  await maker.page.getByRole('button', { name: '待发放' }).click();
  await maker.page.getByRole('checkbox', { name: '选中本页全部' }).click();
  await maker.page.getByRole('button', { name: '登记已发放' }).click();
  await maker.page.getByText('已登记发放 2 张').waitFor();
  expect(await axeFindings(maker)).toEqual([]);
  await maker.page.getByRole('link', { name: '考评人员库' }).click();
  for (const number of numbers) await maker.page.getByRole('row').filter({ hasText: number }).waitFor();
  expect(await axeFindings(maker)).toEqual([]);
  expect([...visited.wrongs, ...maker.wrongs]).toEqual([]);
});

test('the province sanctions a card, and whoever sends its holder to an examination is told', async () => {
  const visited = await deskOf('province', 'lists');
  const { page } = visited;
  await page.getByRole('link', { name: title }).click();
  await page.locator('td a').first().waitFor();
  const numbers = await page.locator('td a').allTextContents();
  const names = await page.getByRole('rowheader').allTextContents();
  await page.getByRole('link', { name: numbers[1] ?? '' }).click();
  await page.getByText('处理这张证卡').click();
  await page.getByLabel('处理', { exact: true }).selectOption('SUSPENDED');
  await page.getByLabel('事由').selectOption('UNDER_INVESTIGATION');
  await page.getByLabel('到哪天止').fill(`${Number(today().slice(0, 4)) + 1}${today().slice(4)}`);
  await page.getByLabel('说明').fill('接到举报，调查期间暂停使用。');
  await page.getByRole('button', { name: '确认处理' }).click();
  await page.getByText('现在是“').waitFor();
  await page.getByText('办理记录').click();
  await page.getByText('接到举报').first().waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  const agency = await deskOf(ownAgency.clerk, 'panels');
  await agency.page.getByLabel('职业（工种）或专项项目').fill('蜀绣制作');
  for (const [at, number] of numbers.entries()) {
    await agency.page.getByLabel(`第 ${at + 1} 人证卡号`).fill(number);
    await agency.page.getByLabel(`第 ${at + 1} 人姓名`).fill(names[at] ?? '');
  }
  await agency.page.getByRole('button', { name: '核验', exact: true }).click();
  await agency.page.getByText('还不能派遣').waitFor();
  await agency.page.getByText('不可以').waitFor();
  expect(await agency.page.getByRole('button', { name: '派遣', exact: true }).isDisabled()).toBe(true);
  expect(await axeFindings(agency)).toEqual([]);
  expect([...visited.wrongs, ...agency.wrongs]).toEqual([]);
});

test('a class is changed, and cancelled with the reason that everybody reads', async () => {
  const visited = await deskOf('city-mianyang', 'plan/new');
  const { page } = visited;
  await page.getByLabel('名称').fill('要取消的班');
  await page.getByLabel('报名开始').fill(today());
  await page.getByLabel('报名截止').fill(today());
  await page.getByLabel('培训开始').fill(today());
  await page.getByLabel('培训结束').fill(today());
  await page.getByLabel('地点').fill('绵阳');
  await page.getByLabel('总名额').fill('20');
  await page.getByRole('button', { name: '建成草稿' }).click();
  await page.getByRole('link', { name: '修改培训班' }).click();
  await page.getByLabel('总名额').fill('25');
  await page.getByRole('button', { name: '加一个市（州）' }).click();
  await page.getByLabel('市（州）', { exact: true }).selectOption('510700');
  await page.getByLabel('名额', { exact: true }).fill('5');
  await page.getByRole('button', { name: '保存修改' }).click();
  await page.getByText('0/25').waitFor();
  await page.getByText('绵阳市 5').waitFor();
  await page.getByRole('button', { name: '取消培训班' }).click();
  await page.getByLabel('原因').fill('场地检修');
  await page.getByRole('button', { name: '确认取消培训班' }).click();
  await page.getByText('取消：场地检修').waitFor();
  expect(await axeFindings(visited)).toEqual([]);
  expect(visited.wrongs).toEqual([]);
});

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('a roster with a slip is told by its cell, mended, confirmed, and its people get their codes', async () => {
  const visited = await deskOf(ownAgency.clerk, 'rosters');
  const { page } = visited;
  const good = [line('样例周敏', '510104', '19860312', '女'), line('样例吴刚', '510107', '19790705', '男')];
  const slipped = good.map((cells, at) => (at === 0 ? cells : cells.with(3, '51010719790705')));
  const handIn = async (lines: typeof good) => {
    await page.getByLabel('培训班（正在报名的）').selectOption({ index: 1 });
    const buffer = Buffer.from(await sheetOf(lines));
    await page.getByLabel('汇总表文件').setInputFiles({ name: '附件3.xlsx', mimeType, buffer });
    await page.getByRole('button', { name: '上传并检查' }).click();
    await page.getByRole('heading', { name: '确认导入' }).waitFor();
    expect(await axeFindings(visited)).toEqual([]);
  };
  await handIn(slipped);
  const problem = page.getByRole('row').filter({ hasText: '身份证号应为18位' });
  expect(await problem.getByRole('rowheader').textContent()).toBe('E6');
  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载标注了问题的表格' }).click(),
  ]);
  expect(marked.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.getByRole('link', { name: '← 汇总表' }).click();
  await handIn(good);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '导入 2 人' }).click();
  await page.getByRole('button', { name: '查看领取码' }).click();
  await page.getByRole('heading', { name: '领取码' }).waitFor();
  expect(await page.locator('.claims strong').allTextContents()).toHaveLength(2);
  expect(await axeFindings(visited)).toEqual([]);
  expect(visited.wrongs).toEqual([]);
});
