import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { rosters } from '#domain/roster/columns';
import { writeList } from '#reports/list/write';
import { rosterLayout } from '#reports/roster';
import { claim } from './demo-application.ts';
import {
  type Endpoints,
  graphqlAs,
  listChoices,
  mutate,
  putUpload,
  signIn,
  Upload,
  uploadFields,
} from './demo-client.ts';
import { announceClass, type Clerk, clerkOf, type HeldClass, tell, today } from './demo-offices.ts';
import { folder } from './demo-paper.ts';
import { idNumber, phone } from './demo-people.ts';
import { expect } from './demo-transcript.ts';

const counts = z.object({ created: z.number(), same: z.number(), differing: z.number(), refused: z.number() });
const Import = z.object({
  id: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  checked: z.nullable(counts),
  written: z.nullable(counts),
  rows: z.array(z.object({ row: z.number(), problems: z.array(z.object({ cell: z.string(), message: z.string() })) })),
  refusal: z.nullable(z.object({ message: z.string() })),
});
type Import = z.infer<typeof Import>;
const countFields = '{ created same differing refused }';
const fields = `{ id status statusLabel checked ${countFields} written ${countFields}
  rows { row problems { cell message } } refusal { message } }`;

/** Where the ID number stands on a line. */
const idColumn = 3;

/** One line of 附件3 as the agency typed it, column by column after the number. */
type Line = readonly string[];

/** An agency hands in its 附件3: once with a slip, then mended, and the mended one again. */
export async function importRoster(endpoints: Endpoints): Promise<void> {
  const clerk = await clerkOf(endpoints, 'agency-chengdu');
  const centre = await clerkOf(endpoints, 'city-chengdu');
  const year = Number(today().slice(0, 4));
  const heldClass = await announceClass(centre, { category: 'ASSESSOR', organiser: '510100', year });
  const { agencies } = await listChoices(clerk.ask, 'ASSESSOR', '510100');
  const agencyId = agencies.find(({ name }) => name === '成都样例精密机械有限公司')?.id ?? '';
  const good = [line('样例周敏', '510104', '19860312', '女'), line('样例吴刚', '510107', '19790705', '男')];
  const wrong = good.map((cells, at) => (at === 0 ? cells : cells.with(idColumn, '51010719790705')));
  const into = { clerk, heldClass, agencyId };

  const slipped = await checked(into, await sheetOf(wrong));
  expect(slipped.checked?.created === 1 && slipped.checked.refused === 1, '一行可以导入，一行有问题，什么都还没有写入');
  for (const { problems } of slipped.rows)
    for (const { cell, message } of problems) console.log(`   ${cell}｜${message}`);
  await keepMarked(clerk, slipped);

  const mended = await sheetOf(good);
  const written = await confirmed(clerk, await checked(into, mended));
  expect(written.written?.created === 2, '改好以后两行都成了草稿');
  const again = await checked(into, mended);
  expect(again.checked?.created === 0 && again.checked.same === 2, '同一份表再交一次，什么都不会变');
  await takeOver(endpoints, clerk, written.id);
}

export function line(name: string, place: string, birthday: string, sex: '男' | '女'): Line {
  const attained = ['大学专科', '电工 二级/技师', '电工'];
  return ['样例机械公司', name, sex, idNumber(place, birthday, sex), ...attained, phone(), '成都市锦江区样例路8号'];
}

export async function sheetOf(lines: readonly Line[]): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  const to = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk);
      done();
    },
  });
  const layout = rosterLayout({ roster: '附件3', kind: 'NEW', head: { unit: '成都样例评价机构', day: today() } });
  async function* rows() {
    for (const [at, cells] of lines.entries()) {
      if (cells.length + 1 !== rosters.附件3.columns.length) throw new Error('附件3 has other columns');
      yield [String(at + 1), ...cells];
    }
  }
  await writeList(layout, rows(), { to, at: new Date() });
  return new Uint8Array(Buffer.concat(chunks));
}

/** Announced, uploaded, and held against what is there; nothing is written by that. */
async function checked(
  { clerk, heldClass, agencyId }: { clerk: Clerk; heldClass: HeldClass; agencyId: string },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Import> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const Requested = z.object({ rosterImport: z.object({ id: z.string() }), upload: Upload });
  const file = { agencyId, size: bytes.length, sha256 };
  const { rosterImport, upload } = await mutate(
    clerk.ask,
    Requested,
    'requestRosterUpload',
    `rosterImport { id } ${uploadFields}`,
    file,
  );
  await putUpload(upload, bytes);
  tell(clerk, `上传附件3（${bytes.length}字节）`);
  const aim = { importId: rosterImport.id, category: 'ASSESSOR', classId: heldClass.id };
  const asked = await mutate(
    clerk.ask,
    z.object({ rosterImport: Import }),
    'checkRoster',
    `rosterImport ${fields}`,
    aim,
  );
  const done = await settled(clerk, asked.rosterImport);
  const { created, same, refused } = done.checked ?? { created: 0, same: 0, refused: 0 };
  tell(clerk, `${done.statusLabel}：可新建${created}人，已有且一致${same}人，不能导入${refused}人`);
  return done;
}

async function confirmed(clerk: Clerk, { id }: Import): Promise<Import> {
  const declared = { importId: id, consentDeclared: true };
  const Asked = z.object({ rosterImport: Import });
  const { rosterImport } = await mutate(clerk.ask, Asked, 'confirmRosterImport', `rosterImport ${fields}`, declared);
  const done = await settled(clerk, rosterImport);
  tell(clerk, `确认导入：${done.statusLabel}，新建${done.written?.created ?? 0}份草稿`);
  return done;
}

const working = new Set(['CHECKING', 'WRITING']);
const longestWait = 60_000;

/** Small ones are done at once; of others it is asked how far they have come. */
async function settled({ ask }: Clerk, job: Import): Promise<Import> {
  let now = job;
  for (let waited = 0; working.has(now.status) && waited < longestWait; waited += 200) {
    await pause(200);
    const Asked = z.object({ rosterImport: Import });
    const query = `query ($id: ID!) { rosterImport(id: $id) ${fields} }`;
    now = (await ask(Asked, query, { id: job.id })).rosterImport;
  }
  if (now.refusal) throw new Error(`汇总表没有读成：${now.refusal.message}`);
  return now;
}

/** The same sheet with what is wrong marked, for the agency to mend. */
async function keepMarked(clerk: Clerk, { id }: Import): Promise<void> {
  const { rosterImportDownload } = await clerk.ask(
    z.object({ rosterImportDownload: z.object({ url: z.string() }) }),
    'query ($id: ID!) { rosterImportDownload(id: $id) { url } }',
    { id },
  );
  const bytes = new Uint8Array(await (await fetch(rosterImportDownload.url)).arrayBuffer());
  await mkdir(folder, { recursive: true });
  const name = '附件3 标注问题.xlsx';
  await writeFile(join(folder, name), bytes);
  tell(clerk, `取回标注了问题的表格：${name}`);
}

/** The agency hands each person the code of their draft, and the person takes it over. */
async function takeOver(endpoints: Endpoints, clerk: Clerk, id: string): Promise<void> {
  const Claims = z.object({ rosterImportClaims: z.object({ claims: z.array(z.object({ claimCode: z.string() })) }) });
  const query = 'query ($id: ID!) { rosterImportClaims(id: $id) { claims { row claimCode } } }';
  const [first] = (await clerk.ask(Claims, query, { id })).rosterImportClaims.claims;
  const person = graphqlAs(endpoints, await signIn(endpoints, 'applicant-zhang'));
  await claim(person, first?.claimCode ?? '');
}
