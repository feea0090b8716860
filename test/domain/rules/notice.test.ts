import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauses, findClause } from '#domain/notice';

const issued = resolve(import.meta.dirname, '../../../../shared/notice-2024-11.md');

describe('the clauses of the notice', () => {
  it.runIf(existsSync(issued))('stand word for word in the notice as issued', () => {
    const text = readFileSync(issued, 'utf8').replaceAll(/\s/g, '');
    for (const clause of clauses) expect(text, clause.id).toContain(clause.text.replaceAll(/\s/g, ''));
  });

  it('are all there: three parts, the notes of the forms, the five conditions of 附件2', () => {
    const ids = clauses.map((clause) => clause.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [group, count] of [
      ['一(二)', 2],
      ['一(三)', 5],
      ['一(五)', 4],
      ['一(六)2(', 3],
      ['二(一)', 2],
      ['二(三)', 6],
      ['二(五)', 3],
      ['三(', 3],
      ['附件2 申报条件', 5],
      ['附件5 说明', 4],
    ] as const) {
      expect(ids.filter((id) => id.startsWith(group)).length, group).toBe(count);
    }
    expect(clauses.length).toBe(57);
  });

  it('are found by their own number', () => {
    expect(findClause('一(三)5')?.text).toBe('专项职业能力考评员及新职业考评员的申报条件以当期培训文件为准。');
    expect(findClause('附件1 说明2')?.text).toContain('少于200字');
    expect(findClause('一(三)6')).toBeUndefined();
  });
});
