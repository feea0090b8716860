import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Role } from '#operations/actor';
import type { SamplePerson } from './sample-people.ts';

/** What a page asks for when it sends somebody to sign in: authorization code with PKCE (RFC 7636), from this machine only. */
const Asked = z.object({
  response_type: z.literal('code'),
  client_id: z.string().check(z.minLength(1)),
  redirect_uri: z.string().check(z.regex(/^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//)),
  state: z.string(),
  nonce: z.optional(z.string()),
  code_challenge: z.string().check(z.regex(/^[\w-]{43}$/)),
  code_challenge_method: z.literal('S256'),
});
type Asked = z.infer<typeof Asked>;

const Redeemed = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().check(z.regex(/^[\w.~-]{43,128}$/)),
});

interface Given {
  asked: Asked;
  person: string;
  until: number;
}

export interface Granted {
  person: string;
  clientId: string;
  nonce: string | undefined;
}

/** Codes are good once and for a minute. */
export function codeGrant(people: readonly SamplePerson[], issuer: () => string) {
  const given = new Map<string, Given>();

  /** The page that lets one choose who one is; with `person` it sends them back with a code. */
  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const asked = Asked.safeParse(Object.fromEntries(query));
    const person = people.find(({ id }) => id === query.get('person'));
    if (!asked.success || !person) {
      if (asked.success) sendPage(response, 200, choicePage(people, query));
      else sendPage(response, 400, '<h1>登录请求不完整</h1><p>请从申报页面重新登录。</p>');
      return;
    }
    const code = randomUUID();
    given.set(code, { asked: asked.data, person: person.id, until: Date.now() + 60_000 });
    const back = new URL(asked.data.redirect_uri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.data.state);
    back.searchParams.set('iss', issuer());
    response.writeHead(302, { location: back.href, 'cache-control': 'no-store' }).end();
  }

  /** Undefined unless everything is as it was when the code was given, and whoever redeems it knows the verifier. */
  function redeem(form: URLSearchParams): Granted | undefined {
    const redeemed = Redeemed.safeParse(Object.fromEntries(form)).data;
    if (!redeemed) return undefined;
    const found = given.get(redeemed.code);
    given.delete(redeemed.code);
    if (!found || found.until < Date.now()) return undefined;
    const challenge = createHash('sha256').update(redeemed.code_verifier).digest('base64url');
    const { asked, person } = found;
    const same = asked.client_id === redeemed.client_id && asked.redirect_uri === redeemed.redirect_uri;
    return same && challenge === asked.code_challenge
      ? { person, clientId: asked.client_id, nonce: asked.nonce }
      : undefined;
  }

  return { authorize, redeem };
}

/** A form as a body; empty where there is none. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const roleNames: Record<Role, string> = {
  applicant: '申报人',
  agency: '评价机构',
  city: '市（州）职鉴中心',
  province: '省职鉴中心',
  auditor: '监督人员',
};

function choicePage(people: readonly SamplePerson[], query: URLSearchParams): string {
  const kept = [...query].filter(([name]) => name !== 'person');
  const hidden = kept.map(([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`);
  const groups = [...new Set(people.map(({ role }) => role))].map((role) => {
    const buttons = people
      .filter((person) => person.role === role)
      .map(
        ({ id, name }) => `<button name="person" value="${safe(id)}">${safe(name)}<small>${safe(id)}</small></button>`,
      );
    return `<h2>${roleNames[role]}</h2><div class="people">${buttons.join('')}</div>`;
  });
  return `<h1>以谁的身份登录？</h1><p>这是本机的样例登录，人物都是虚构的，不需要密码。申报人选哪一位都行；审核时选申报所在的评价机构、职鉴中心的经办人。</p>
    <form action="/authorize">${hidden.join('')}${groups.join('')}</form>`;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:44rem;margin:0 auto;padding:24px 16px}
h1{font-size:1.5rem;margin:0}h2{font-size:1rem;margin:20px 0 8px}.people{display:grid;gap:8px;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
button{font:inherit;min-height:52px;padding:6px 14px;text-align:left;border:1px solid #76849a;border-radius:10px;background:none;color:inherit;cursor:pointer}
button:hover,button:focus-visible{outline:3px solid #3d8be0;outline-offset:1px}small{display:block;opacity:.75}`;
const styleHash = createHash('sha256').update(style).digest('base64');

function sendPage(response: ServerResponse, status: number, body: string): void {
  const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>样例登录</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
  });
  response.end(page);
}
