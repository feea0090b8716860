import type { FormCell, FormId } from '#domain/application/form';
import { derivedFacts, tickBoxes } from '#domain/application/form-check';
import { formFacts } from '#domain/application/form-facts';
import { cleaned } from '#domain/conversation/said';
import type { Facts } from '#domain/eligibility/fact';
import type { RuleSet } from '#domain/eligibility/rule-set';
import { findClause } from '#domain/notice';
import { labelOf } from '#domain/understanding/label';
import type { Photo } from '#reports/photo';

/** What a form is filled with; without it the form is blank. */
export interface Filled {
  facts: Facts;
  /** The rules that the answers were given under: they say which conditions of 附件2 are ticked. */
  ruleSet: RuleSet;
  /** 填表日期, `yyyy-mm-dd`; the age is that of this day. */
  filledOn: string;
  photo?: Photo;
}

/** To be written by hand. */
export const blankDay = '　　　　年　　月　　日';

/** Where labels that are wider than their column break. */
const broken: Readonly<Record<string, readonly string[]>> = {
  申报考评职业工种: ['申报考评', '职业工种'],
  原质量督导员证卡号: ['原质量督导员', '证卡号'],
  通信地址及邮编: ['通信地址', '及邮编'],
  '督导工作经历（不少于200字）': ['督导工作经历', '（不少于', '200字）'],
};

/** The lines of a label as it is printed: 附件4 says beside it how long the text has to be. */
export function labelTexts(form: FormId, { label }: FormCell): readonly string[] {
  const text = findClause(`${form} ${label}`)?.text ?? label;
  return broken[text] ?? [text];
}

/** What stands in a cell, in the words of the official form; empty where nothing was answered. */
export function valueText(cell: FormCell, { facts, filledOn }: Filled): string {
  if (cell.holds === 'derived') return derivedFacts(facts, filledOn)?.[cell.derived] ?? '';
  if (cell.holds !== 'fact') return '';
  const value = Object.hasOwn(facts, cell.fact) ? facts[cell.fact] : undefined;
  const definition = formFacts.find(({ id }) => id === cell.fact);
  if (value === undefined || !definition) return isRuledOut(cell, facts) ? none : '';
  return value === '' && cell.optional ? none : cleaned(labelOf(definition, value));
}

const none = '无';

function isRuledOut({ unless }: FormCell & { holds: 'fact' }, facts: Facts): boolean {
  return unless !== undefined && facts[unless.fact] === unless.is;
}

/** A line for hand and pen: what is printed, and how many characters are left free behind it. */
interface Blank {
  text: string;
  inset: number;
}

/** 填表日期 and what is to the right of it. */
export function cornerText(label: string, filledOn: string | undefined): Blank {
  if (filledOn !== undefined) return { text: `${label}：${labelOf({ kind: 'date' }, filledOn)}`, inset: 0 };
  // Behind 填表时间 附件4 prints nothing.
  return label === '填表时间' ? { text: `${label}：`, inset: 10 } : { text: `${label}：${blankDay}`, inset: 0 };
}

const conditions = [1, 2, 3, 4, 5].map((number) => ({ number, clause: `附件2 申报条件${number}` }));

/** The five conditions of 附件2 word for word, each behind its box. */
export function conditionTexts(filled: Filled | undefined): string[] {
  const boxes = filled ? tickBoxes(filled.ruleSet, filled.facts) : [];
  return conditions.map(({ number, clause }) => {
    const isTicked = boxes.some((box) => box.clause === clause && box.ticked);
    return `${number}. ${isTicked ? '☑' : '□'} ${findClause(clause)?.text ?? ''}`;
  });
}

/** 承诺声明 and, below it, what is signed by hand. */
export function pledgeTexts(form: FormId, { label }: FormCell): { pledge: string; signature: Blank } {
  const signed = `承诺人（本人签名）：${'　'.repeat(8)}`;
  return {
    pledge: `${label}：${findClause(`${form} ${label}`)?.text ?? ''}`,
    signature: form === '附件2' ? { text: `${signed}日期：`, inset: 9 } : { text: signed + blankDay, inset: 1 },
  };
}

/** 填表说明; 附件4 has none. */
export function noteTexts(form: FormId): string[] {
  const notes = [1, 2].flatMap((number) => {
    const clause = findClause(`${form} 说明${number}`);
    return clause ? [`${number}. ${clause.text}`] : [];
  });
  return notes.length > 0 ? ['填表说明：', ...notes] : [];
}
