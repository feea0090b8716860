import type { FactDefinition } from '#domain/eligibility/fact';
import { judgeSummary } from '#domain/eligibility/work-summary';

export type Text = { value: string } | { doubt: string; message?: string };

/** Line feeds and tabs are text; other control characters and those that turn the direction are not. */
const control = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const defaultLength = 500;
const summaryLength = 5000;

/** Text as it will stand in a form: line ends folded, invisible characters off; control characters are refused by name. */
export function readText(
  definition: Pick<FactDefinition, 'kind' | 'maxLength' | 'optional' | 'label'>,
  text: string,
): Text {
  const well = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '');
  if (control.test(well))
    return {
      doubt: 'CONTROL_CHARACTER',
      message: `${definition.label}里有看不见的控制字符，请重新输入（不要从特殊软件里直接粘贴）。`,
    };
  if (well.includes('\ufffd'))
    return { doubt: 'BROKEN_CHARACTER', message: `${definition.label}里有乱码，请重新输入。` };
  const value = well.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
  const length = [...value].length;
  const longest = definition.maxLength ?? (definition.kind === 'workSummary' ? summaryLength : defaultLength);
  if (length > longest)
    return { doubt: 'TOO_LONG', message: `${definition.label}最多${longest}字，现在是${length}字，请精简。` };
  if (!/[\p{L}\p{N}]/u.test(value)) return { doubt: 'EMPTY', message: `没有看到${definition.label}的内容，请填写。` };
  return { value };
}

/** 我在…上班: the employer without what is said around its name. */
export function employerIn(text: string): string {
  const named = /^(?:我们?|本人)?(?:现在|目前|就)?在(.{4,}?)(?:上班|工作|任职|做事|干活)的?[，,。.！!\s]*$/u.exec(
    text.trim(),
  )?.[1];
  return named ?? text.replace(/^\s*(?:我们?|本人)(?:现在|目前|就)?在(?=.{4,})/u, '');
}

/** The work summary: readable text that has its 200 字 without repetition. */
export function readSummary(definition: FactDefinition, text: string): Text {
  const read = readText(definition, text);
  if (!('value' in read)) return read;
  const [problem] = judgeSummary(read.value, undefined, definition.clause);
  return problem === undefined ? read : { doubt: problem.code, message: problem.message };
}
