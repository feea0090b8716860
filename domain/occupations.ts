import * as z from 'zod';
import { classTwoNames, occupationRows } from './occupation-list.ts';
import { type Problem, type Result, refuse } from './problem.ts';

/** `大类-中类-小类-职业` of 职业分类大典（2022版）; a 工种 has no code and follows after a colon: `6-18-01-01:数控车工`. */
const codePattern = /^[1-8]-\d{2}-\d{2}-\d{2}$/;

const Occupation = z.object({
  code: z.string().check(z.regex(codePattern)),
  name: z.string().check(z.minLength(1)),
  isNewOccupation: z.boolean(),
});
export type Occupation = z.infer<typeof Occupation>;

export interface Occupations {
  all: readonly Occupation[];
  /** By a code, or by an item with its 工种. */
  byCode(item: string): Occupation | undefined;
  byName(name: string): Occupation | undefined;
}

function index(all: readonly Occupation[]): Occupations {
  const codes = new Map(all.map((occupation) => [occupation.code, occupation]));
  const names = new Map(all.map((occupation) => [occupation.name, occupation]));
  return { all, byCode: (item) => codes.get(codeOf(item)), byName: (name) => names.get(name.trim()) };
}

/** Another list in place of the shipped one: refused when a row is malformed or a code or a name stands twice. */
export function occupationsFrom(list: unknown): Result<Occupations> {
  const parsed = z.array(Occupation).safeParse(list);
  if (!parsed.success) {
    const [first, ...rest] = parsed.error.issues.map(
      (issue): Problem => ({
        code: 'OCCUPATION_MALFORMED',
        path: issue.path.join('.'),
        message: '职业须有代码（如 6-31-01-03）、名称和是否新职业。',
      }),
    );
    return refuse(first ?? { code: 'OCCUPATION_MALFORMED', message: '职业目录格式不对。' }, ...rest);
  }
  const twice = parsed.data.find((one, at) =>
    parsed.data.some((other, before) => before < at && (other.code === one.code || other.name === one.name)),
  );
  if (!twice) return { ok: true, value: index(parsed.data) };
  return refuse({ code: 'OCCUPATION_TWICE', path: twice.code, message: `“${twice.name}”的代码或名称重复。` });
}

export const occupations: Occupations = index(
  occupationRows.map(([code, name, mark]) => ({ code, name, isNewOccupation: mark === 'NEW' })),
);

/** Whether an item is a code, with or without a 工种; it need not stand in any list. */
export function isOccupation(item: string): boolean {
  return codePattern.test(codeOf(item)) && !item.endsWith(':');
}

export function codeOf(item: string): string {
  return item.split(':', 1)[0] ?? '';
}

/** The 工种 after the code, if one was given. */
export function tradeOf(item: string): string | undefined {
  const colon = item.indexOf(':');
  return colon < 0 ? undefined : item.slice(colon + 1);
}

export function majorClassOf(item: string): string {
  return item.slice(0, 1);
}

/** The first parts of the code that make up its type: `6-18` (中类) of `6-18-01-01` with 2 parts. */
export function typeOf(item: string, parts = 2): string {
  return codeOf(item).split('-').slice(0, parts).join('-');
}

/** 同类型 (附件1 说明1), which the notice does not define: by default the same 中类. */
export function isSameType(items: readonly string[], parts = 2): boolean {
  return new Set(items.map((item) => typeOf(item, parts))).size <= 1;
}

/** As a person reads it: 数控车工（车工 6-18-01-01）, 电工（6-31-01-03）. */
export function occupationLabel(item: string, list: Occupations = occupations): string {
  const code = codeOf(item);
  const name = list.byCode(item)?.name;
  const trade = tradeOf(item);
  if (!trade) return name ? `${name}（${code}）` : code;
  return name ? `${trade}（${name} ${code}）` : `${trade}（${code}）`;
}

/** Names that belong to class 2 whatever code is given, so that they can be refused before a code is known. */
export function isClassTwoName(name: string): boolean {
  return name.endsWith('工程技术人员') || classTwoNames.includes(name);
}
