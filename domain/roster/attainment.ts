import type { Facts } from '#domain/eligibility/fact';
import { skillLevels } from '#domain/vocabulary/skill-level';
import type { Term } from '#domain/vocabulary/term';
import { titleLevels } from '#domain/vocabulary/title-level';

/** The two things that 现职业资格(专业技术职称) says of a person. */
export interface Attainment {
  certificate?: string;
  title?: string;
}

/** Stands where a person has neither. */
export const nothing = '无';
const mark = '职称：';
const between = `；${mark}`;

/**
 * 现职业资格(专业技术职称) in one text: `电工 一级/高级技师；职称：高级工程师`, or one of the two alone (`职称：高级工程师`),
 * or 无. A 职称 always has its mark: 高级 alone is a word of both ladders.
 */
export function joinAttainment({ certificate, title }: Attainment): string {
  if (certificate && title) return `${certificate}${between}${title}`;
  return certificate ?? (title ? `${mark}${title}` : nothing);
}

/** The same text taken apart. What has no mark is the certificate; whether it names a title is for the reader of uploads. */
export function splitAttainment(text: string): Attainment {
  if (text === nothing || text === '') return {};
  if (text.startsWith(mark)) return { title: text.slice(mark.length) };
  const at = text.indexOf(between);
  if (at < 0) return { certificate: text };
  return { certificate: text.slice(0, at), title: text.slice(at + between.length) };
}

/** The names that a person gave; a level where no name was asked for, since 附件1 leaves both names open. */
export function attainmentOf(facts: Facts): Attainment {
  const certificate = named(facts.certificateName) ?? levelLabel(skillLevels, facts.skillLevel);
  const title = named(facts.titleName) ?? levelLabel(titleLevels, facts.titleLevel);
  return { ...(certificate !== undefined && { certificate }), ...(title !== undefined && { title }) };
}

/** The facts behind the text: a bare level is the level, everything else a name. Empty stays unanswered. */
export function attainmentFacts({ certificate, title }: Attainment): Facts {
  const skillLevel = skillLevels.find(({ label }) => label === certificate)?.code;
  const titleLevel = titleLevels.find(({ label }) => label === title)?.code;
  return {
    ...(skillLevel !== undefined ? { skillLevel } : certificate !== undefined && { certificateName: certificate }),
    ...(titleLevel !== undefined ? { titleLevel } : title !== undefined && { titleName: title }),
  };
}

function named(value: Facts[string] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' && value !== nothing ? value : undefined;
}

function levelLabel(levels: readonly Term[], code: Facts[string] | undefined): string | undefined {
  return code === 'NONE' ? undefined : levels.find((level) => level.code === code)?.label;
}
