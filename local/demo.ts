import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { categoryLabel } from '#domain/category';
import type { Reply } from '#domain/conversation/turn';
import { claim, complete } from './demo-application.ts';
import { type Endpoints, graphqlAs, type Said, signIn, startChat } from './demo-client.ts';
import { importRoster } from './demo-import.ts';
import { announceClass, clerkOf, type HeldClass, today } from './demo-offices.ts';
import { keepPaper } from './demo-paper.ts';
import { type DemoPerson, demoPeople } from './demo-people.ts';
import { expect, print } from './demo-transcript.ts';
import { goOn } from './demo-way.ts';
import { wordsOf } from './demo-words.ts';
import { readSettings } from './settings.ts';

const { ports } = readSettings(process.env);
const endpoints: Endpoints = { url: `http://127.0.0.1:${ports.http}`, issuer: `http://127.0.0.1:${ports.issuer}` };

async function apply(person: DemoPerson): Promise<void> {
  const heldClass = await announced(person);
  const account = person.account;
  const chatToken = account?.from === 'START' ? await signIn(endpoints, account.id) : undefined;
  const { application, replies } = await converse(person, chatToken);
  if (person.refused) return expectRefused(person.refused, replies, application);
  if (application === undefined || account === undefined) throw new Error('聊完了，却没有生成草稿');
  expect(true, '对话生成了一份申报草稿');
  const ask = graphqlAs(endpoints, await signIn(endpoints, account.id));
  expect((application.claimCode !== undefined) === (account.from === 'CLAIM'), '只有未登录的人拿到领取码');
  if (application.claimCode !== undefined) await claim(ask, application.claimCode, application.id);
  await complete(ask, application.id, { person, heldClass });
  if (person.offices === undefined || heldClass === undefined) return;
  console.log('');
  await goOn(endpoints, { person, ask, applicationId: application.id, heldClass }, person.offices);
}

/** A class of one's own, held today; whoever's story ends with the submission joins one that is open anyway. */
async function announced({ category, choice, offices }: DemoPerson): Promise<HeldClass | undefined> {
  if (offices === undefined || choice === undefined) return undefined;
  const year = Number(today().slice(0, 4));
  return announceClass(await clerkOf(endpoints, offices.organiser), { category, organiser: choice.organiser, year });
}

/** Talks until there is a draft, or until nothing is asked any more. Every reply is kept, to look back on. */
async function converse(person: DemoPerson, token: string | undefined) {
  const chat = await startChat(endpoints, token);
  const said: Reply[] = [];
  const turns = new Map<string, number>();
  let replies = chat.replies;
  for (let turn = 0; turn < 60; turn += 1) {
    print('考评助手', replies);
    said.push(...replies);
    const words = wordsOf(person, replies, turns);
    if (words === undefined) return { replies: said };
    console.log(`   ${person.name}｜${words.length > 60 ? `${words.slice(0, 56)}……（${words.length} 字）` : words}`);
    const answer: Said = await chat.say(words);
    replies = answer.replies;
    if (answer.application) {
      print('考评助手', replies);
      return { replies: [...said, ...replies], application: answer.application };
    }
  }
  throw new Error(`${person.name} 说了 60 句还没有聊完`);
}

function expectRefused(expected: NonNullable<DemoPerson['refused']>, replies: readonly Reply[], draft: unknown): void {
  const verdict = replies.findLast((reply) => reply.verdict !== undefined)?.verdict;
  expect(draft === undefined, '没有生成草稿');
  expect(verdict?.verdict === 'NOT_MET', '当场得知不符合条件');
  expect(verdict?.clauses.includes(expected.clause) === true, `依据是 ${expected.clause}`);
  const misses = verdict?.nearestMiss.map(({ words }) => words) ?? [];
  expect(
    misses.some((words) => words.includes(expected.missing)),
    `差的是：${misses.join('；')}`,
  );
  expect(verdict?.otherCategories.includes(expected.open) === true, `还可以申报 ${expected.open}`);
}

async function handInRosters(): Promise<void> {
  console.log('\n━━ 汇总表 ━━ 评价机构交来附件3：先检查，改好再确认，重复提交不会重复\n');
  await importRoster(endpoints);
  await keepPaper(
    await clerkOf(endpoints, 'province'),
    { kind: 'STATISTICS', year: Number(today().slice(0, 4)) },
    '全省',
  );
}

async function isReady(): Promise<boolean> {
  return fetch(`${endpoints.url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** The system that runs already, or one of our own. */
async function startedIfNeeded(): Promise<ChildProcess | undefined> {
  if (await isReady()) return undefined;
  const start = fileURLToPath(new URL('./start.ts', import.meta.url));
  const child = spawn(process.execPath, [start], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (await isReady()) return child;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  console.error('系统没有启动起来，原因见上。');
  process.exit(1);
}

function stopped(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}

/** `npm run demo 张建国`: only these, and then neither the roster nor the statistics. */
const wanted = process.argv.slice(2);
const began = performance.now();
const started = await startedIfNeeded();
try {
  const people = demoPeople().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const [index, person] of people.entries()) {
    console.log(
      `\n━━ ${index + 1}/${people.length} ${person.name} ${categoryLabel[person.category]} ━━ ${person.shows}\n`,
    );
    await apply(person);
  }
  if (wanted.length === 0) await handInRosters();
  console.log(
    `\n${people.length}个人都走完了，表格和证卡在 out/ 里，用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒。`,
  );
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stopped(started);
}
