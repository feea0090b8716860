import type { Facts } from '#domain/eligibility/fact';
import { codeOf, isOccupation, type Occupations, occupations, tradeOf } from '#domain/occupations';
import { findProject } from '#domain/projects';

/** What 申报考评职业(工种) says: occupations as items (`6-18-01-01:数控车工`), or names of 专项职业能力 projects. */
export interface Applied {
  occupations: readonly string[];
  projects: readonly string[];
  /** Names that stand in no list, and are no code. */
  unknown: readonly string[];
}

const separator = '、';
/** A project is neither 职业 nor 工种; so that it is read as what it is, also one outside our list. */
const projectMark = '专项职业能力考核项目：';

/**
 * 申报考评职业(工种) in one text: `电工、车工（数控车工）`, the 工种 in brackets as in the header; an occupation that the list
 * lacks as its code; `专项职业能力考核项目：泡菜制作、竹编制作`.
 */
export function joinApplied(facts: Facts, list: Occupations = occupations): string {
  const items = strings(facts.occupations).map((item) => occupationText(item, list));
  const projects = strings(facts.projects);
  const marked = projects.length > 0 ? [`${projectMark}${projects.join(separator)}`] : [];
  return [items.join(separator), ...marked].filter((part) => part !== '').join('；');
}

function occupationText(item: string, list: Occupations): string {
  const trade = tradeOf(item);
  const name = list.byCode(item)?.name ?? codeOf(item);
  return trade ? `${name}（${trade}）` : name;
}

/** The same text taken apart; also one without the mark, where every name is that of a project that we know. */
export function splitApplied(text: string, list: Occupations = occupations): Applied {
  const at = text.indexOf(projectMark);
  const before = at < 0 ? text : text.slice(0, at).replace(/；$/u, '');
  const projects = at < 0 ? [] : names(text.slice(at + projectMark.length));
  const found: { [name in keyof Applied]: string[] } = { occupations: [], projects, unknown: [] };
  for (const name of names(before)) {
    const item = occupationItem(name, list);
    if (item !== undefined) found.occupations.push(item);
    else if (findProject(name)) found.projects.push(name);
    else found.unknown.push(name);
  }
  return found;
}

function names(text: string): string[] {
  return text.split(separator).filter((name) => name !== '');
}

/** `车工（数控车工）`, `电工`, `6-31-01-03`; a name with brackets of its own is a name first. */
function occupationItem(name: string, list: Occupations): string | undefined {
  const whole = list.byName(name)?.code ?? (isOccupation(name) ? name : undefined);
  if (whole !== undefined) return whole;
  const [, outer = '', trade = ''] = /^([^（]+)（(.+)）$/u.exec(name) ?? [];
  const code = list.byName(outer)?.code ?? (isOccupation(outer) ? outer : undefined);
  return code === undefined || trade === '' ? undefined : `${code}:${trade}`;
}

function strings(value: Facts[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
