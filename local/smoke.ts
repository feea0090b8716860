import { parseArgs } from 'node:util';
import * as z from 'zod';
import { registered } from '#functions/graphql/registered';
import { type Endpoints, graphqlAs, putUpload, signIn, startChat, Upload } from './demo-client.ts';
import { documentOf } from './demo-documents.ts';
import { demoPeople } from './demo-people.ts';
import { wordsOf } from './demo-words.ts';

/**
 * Whether a system works, deployed or on one machine: the pages, the chat to a draft, a review, a check of a card; through public routes and
 * registered operations alone. Tokens of an applicant and of an agency's staff come from SMOKE_APPLICANT_TOKEN and SMOKE_AGENCY_TOKEN; on
 * one machine the issuer gives them. Without them the review is left out, and said so. What it makes it withdraws.
 */
const options = {
  url: { type: 'string' },
  /** To which the token of the agency belongs. */
  agency: { type: 'string', default: '绵阳样例技师学院' },
  city: { type: 'string', default: '510700' },
  /** Whose class it applies for. */
  centre: { type: 'string', default: '绵阳市职鉴中心' },
} as const;
const { values } = parseArgs({ options });
if (values.url === undefined) {
  console.error('npm run smoke -- --url https://…');
  process.exit(2);
}
const url = values.url.replace(/\/$/, '');
const [person] = demoPeople();

function done(what: string): void {
  console.log(`✓ ${what}`);
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(what);
  return value;
}

async function pages(): Promise<string | undefined> {
  const page = await fetch(`${url}/`);
  const policy = page.headers.get('content-security-policy') ?? '';
  if (!page.ok || !policy.includes("frame-ancestors 'none'"))
    throw new Error(`the page was answered ${page.status}, policy: ${policy}`);
  await page.text();
  const config = z.object({ issuer: z.optional(z.string()) }).parse(await (await fetch(`${url}/config.json`)).json());
  done('the pages are served with their headers, and know their issuer');
  return config.issuer;
}

/** The tokens given; on one machine its issuer gives them to whom it knows. */
async function tokens(issuer: string | undefined): Promise<{ applicant?: string; agency?: string }> {
  const { SMOKE_APPLICANT_TOKEN: applicant, SMOKE_AGENCY_TOKEN: agency } = process.env;
  if (applicant !== undefined && agency !== undefined) return { applicant, agency };
  if (issuer === undefined || !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(issuer)) return {};
  const endpoints: Endpoints = { url, issuer };
  return { applicant: await signIn(endpoints, 'applicant-zhang'), agency: await signIn(endpoints, 'agency-mianyang') };
}

async function draft(token: string | undefined): Promise<string> {
  const who = must(person, 'nobody to talk');
  const chat = await startChat({ url, issuer: '' }, token);
  const turns = new Map<string, number>();
  let { replies } = chat;
  for (let turn = 0; turn < 60; turn += 1) {
    const said = await chat.say(must(wordsOf(who, replies, turns), 'the chat asks nothing and made no draft'));
    replies = said.replies;
    if (said.application) {
      done(`the chat came to a draft in ${turn + 1} messages`);
      return said.application.id;
    }
  }
  throw new Error('no draft after 60 messages');
}

/** An operation of docs/queries, word for word as it is registered: what runs where no other may. */
function operation(file: string): string {
  const called = file.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return must(registered.operations.find(({ name }) => name === called)?.body, `${called} is not registered`);
}

const Node = z.object({
  id: z.string(),
  name: z.optional(z.string()),
  open: z.optional(z.boolean()),
  organiserLabel: z.optional(z.string()),
});
const Edges = z.object({ edges: z.array(z.object({ node: Node })) });
type Asking = ReturnType<typeof as>;

function as(token?: string) {
  const ask = graphqlAs({ url, issuer: '' }, token);
  return {
    list: async (file: string, field: string, variables: object) => {
      const answer = await ask(z.record(z.string(), z.unknown()), operation(file), { ...variables });
      return Edges.parse(answer[field]).edges.map(({ node }) => node);
    },
    one: async <T>(schema: z.ZodType<T>, file: string, variables: object) =>
      ask(schema, operation(file), { ...variables }),
    /** The success; a typed refusal is told in its own words. */
    change: async <T>(schema: z.ZodType<T>, file: string, input: object) => {
      const variables = { input: { ...input, idempotencyKey: crypto.randomUUID() } };
      const answer = await ask(z.record(z.string(), z.unknown()), operation(file), variables);
      const [result] = Object.values(answer);
      const parsed = schema.safeParse(result);
      if (!parsed.success) throw new Error(`${file} was refused: ${JSON.stringify(result)}`);
      return parsed.data;
    },
  };
}

const Changed = z.object({ application: z.object({ id: z.string(), version: z.number(), status: z.string() }) });

async function handIn(applicant: Asking, applicationId: string, agencyId: string): Promise<void> {
  const classes = await applicant.list('training-classes', 'trainingClasses', { category: 'ASSESSOR', first: 50 });
  const classId = must(
    classes.find(({ open, organiserLabel }) => open && organiserLabel === values.centre),
    `${values.centre} has no open class`,
  ).id;
  await applicant.change(Changed, 'update-application-draft', { applicationId, agencyId, classId });
  const Required = z.object({ application: z.object({ requiredDocuments: z.array(z.object({ kind: z.string() })) }) });
  const { application } = await applicant.one(Required, 'application', { id: applicationId });
  for (const { kind } of application.requiredDocuments) {
    const { contentType, bytes } = documentOf(kind, `smoke ${crypto.randomUUID()}`);
    const content = new Uint8Array(bytes);
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
    const file = { applicationId, kind, contentType, size: content.length, sha256 };
    const Requested = z.object({ document: z.object({ documentId: z.string() }), upload: Upload });
    const { document, upload } = await applicant.change(Requested, 'request-document-upload', file);
    await putUpload(upload, content);
    await applicant.change(Changed, 'confirm-document', { applicationId, documentId: document.documentId });
  }
  await applicant.change(Changed, 'submit-application', { applicationId });
  done(`${application.requiredDocuments.length} scans are put, and the application is handed in`);
}

/** Returned and withdrawn: nothing of it goes on. */
async function review(applicant: Asking, agency: Asking, applicationId: string): Promise<void> {
  const agencies = await applicant.list('agencies', 'agencies', { city: values.city, first: 100 });
  const agencyId = must(
    agencies.find(({ name }) => name === values.agency),
    `there is no agency ${values.agency}`,
  ).id;
  await handIn(applicant, applicationId, agencyId);
  const waiting = await agency.list('review-queue', 'reviewQueue', { stage: 'AGENCY_REVIEW', first: 100 });
  must(
    waiting.find(({ id }) => id === applicationId),
    'the application is not in the queue of its agency',
  );
  const decision = { applicationId, decision: 'RETURN', reasons: ['FORM_UNSTAMPED'], words: '上线检查，请忽略。' };
  const returned = await agency.change(Changed, 'review-application', { review: decision });
  if (returned.application.status !== 'RETURNED')
    throw new Error(`after the review it is ${returned.application.status}`);
  done('the agency finds it in its queue and returns it');
  await applicant.change(Changed, 'withdraw-application', { applicationId });
  done('it is withdrawn again');
}

async function verify(): Promise<void> {
  const Checked = z.object({ verifyCard: z.object({ verdict: z.string() }) });
  const unknown = { number: 'K5107209900001', name: '查无此人' };
  const { verifyCard } = await as().one(Checked, 'verify-card', unknown);
  if (verifyCard.verdict !== 'NO_MATCH') throw new Error(`a card that is none is ${verifyCard.verdict}`);
  done('a card that is none is found by nobody');
}

try {
  const issuer = await pages();
  const { applicant, agency } = await tokens(issuer);
  const applicationId = await draft(applicant);
  if (applicant !== undefined && agency !== undefined) await review(as(applicant), as(agency), applicationId);
  else console.log('– the review is left out: SMOKE_APPLICANT_TOKEN and SMOKE_AGENCY_TOKEN are not given');
  await verify();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
