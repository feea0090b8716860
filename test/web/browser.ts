import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The whole system as `npm start` runs it, in a process of its own that may go away and come back. */
export interface LocalSystem {
  url: string;
  /** The only origins that a page may speak to. */
  origins: readonly string[];
  goAway: () => Promise<void>;
  comeBack: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Where browsers open no page, for the sake of other services: SIP, X11, Amanda. */
const forbidden = new Set([5060, 6000, 10_080]);

const start = resolve(import.meta.dirname, '../../local/start.ts');

/** With a practice, what the notice leaves unsaid is as it says, all else as documented. */
export async function startLocalSystem(practice?: object): Promise<LocalSystem> {
  const directory = await mkdtemp(join(tmpdir(), 'kaoping-web-'));
  // Five ports in a row, below those that systems hand out by themselves and beside those of other tests.
  let port = 0;
  while (port === 0 || forbidden.has(port)) port = randomInt(430, 1_090) * 10;
  const env = {
    ...{ ...process.env, KAOPING_DATA: directory, PORT: String(port) },
    ...(practice && { PRACTICE: JSON.stringify(practice) }),
  };
  for (const name of Object.keys(env)) if (name.startsWith('AWS_')) Reflect.deleteProperty(env, name);
  let child = await up(env);
  const goAway = () => down(child);
  return {
    url: `http://127.0.0.1:${port}`,
    origins: [port, port + 1, port + 2].map((each) => `http://127.0.0.1:${each}`),
    goAway,
    comeBack: async () => {
      child = await up(env);
    },
    stop: async () => {
      await goAway();
      await rm(directory, { recursive: true });
    },
  };
}

async function up(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [start], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    if (said.includes('Kaoping is running')) return child;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(said);
}

async function down(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.on('close', done));
  child.kill('SIGINT');
  await ended;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person's browser, and what it did that no page may do. */
export interface Visit {
  page: Page;
  /** Requests to other origins, breaches of the content security policy, errors that nobody caught. */
  wrongs: string[];
}

export interface Screen {
  width: number;
  height: number;
  dark?: boolean;
}

export const phone: Screen = { width: 390, height: 844 };
export const office: Screen = { width: 1366, height: 768 };

export async function visit(
  browser: Browser,
  system: Pick<LocalSystem, 'origins'>,
  { width, height, dark = false }: Screen = phone,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrongs: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && !system.origins.includes(origin)) wrongs.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => wrongs.push(`error ${error.message}`));
  await page.exposeFunction('tellBreach', (breach: string) => wrongs.push(`policy ${breach}`));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => tellBreach(e.effectiveDirective + ' ' + e.blockedURI))",
  );
  return { page, wrongs };
}

/** What axe finds on the page as it stands, one line for each rule and place. */
export async function axeFindings({ page }: Visit): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${axe.source} }`);
  return page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + ' ' + n.target.join(' ') + ' ' + n.failureSummary)))`,
  );
}

/** How far the page is wider than its window: then one would have to scroll sideways. */
export function sidewaysScroll({ page }: Visit): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
