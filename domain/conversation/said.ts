import type { FactDefinition, FactValue } from '#domain/eligibility/fact';
import { labelOf } from '#domain/understanding/label';

const digit = '[0-9０-９]';
const idNumber = new RegExp(`(?<!${digit})(${digit}{6})${digit}{5,8}(${digit}{3}[0-9０-９XxＸｘ])(?!${digit})`, 'gu');
/** 13800000000 is the example that people are shown. */
const mobile = new RegExp(`(?<!${digit})(?!13800000000)([1１]${digit}{2})${digit}{4}(${digit}{4})(?!${digit})`, 'gu');

/** ID and phone numbers are never said in full, wherever in a text they stand. */
export function masked(text: string): string {
  return text.replace(idNumber, '$1********$2').replace(mobile, '$1****$2');
}

/** How a value is said back: in words, masked, and short enough for one line. */
export function said(definition: FactDefinition, value: FactValue): string {
  const words = value === '' ? '无' : masked(labelOf(definition, value));
  const characters = [...words];
  return characters.length > 60 ? `${characters.slice(0, 40).join('')}……（共${characters.length}字）` : words;
}

/** Control, zero-width and bidirectional characters change what a text looks like and never what it says. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Variation_Selector}]/gu, (character) =>
      character === '\n' || character === '\t' ? character : '',
    )
    .trim();
}
