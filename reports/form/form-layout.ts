import { type Form, type FormCell, type FormId, forms } from '#domain/application/form';
import type { Photo } from '#reports/photo';
import { type Block, type Cell, columns, faces, padding, type Row, type Shape, shapes, widthOf } from './form-grid.ts';
import {
  blankDay,
  conditionTexts,
  cornerText,
  type Filled,
  labelTexts,
  noteTexts,
  pledgeTexts,
  valueText,
} from './form-text.ts';

export interface FormContent {
  form: FormId;
  filled?: Filled;
}

/** A form as it is drawn, the same for every kind of file. */
export interface FormLayout {
  title: string;
  /** Above the frame, at its right. */
  corner: Block;
  rows: Row[];
  /** Below the frame. */
  notes: string[];
}

/** The rows of each form with their heights in mm, such that a blank form fills its page. */
interface Plan {
  shapes: readonly Shape[];
  heights: readonly number[];
}

const person: readonly Shape[] = ['THREE', 'ONE', 'TWO', 'TWO', 'WIDE_TWO', 'WIDE_TWO'];
const wide: Shape = 'WIDE_ONE';

const plans: Readonly<Record<FormId, Plan>> = {
  附件1: { shapes: [...person, wide, wide, wide, wide], heights: [11.5, 11.5, 11.5, 11.5, 11.5, 11.5, 14, 86, 31, 33] },
  附件2: {
    shapes: [...person, wide, wide, wide, wide, wide],
    heights: [10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 12, 44, 55, 31, 28],
  },
  附件4: { shapes: ['TWO', 'TWO', 'TWO', 'ONE', wide, wide, wide, wide], heights: [12, 12, 12, 12, 12, 120, 42, 27] },
};
const photoRows = 4;

export function formLayout({ form: id, filled }: FormContent): FormLayout {
  const form = forms[id];
  const corner = form.cells.find(({ holds }) => holds === 'filledOn');
  const cells = form.cells.filter(({ holds }) => !['filledOn', 'photo', 'signature'].includes(holds));
  const plan = plans[id];
  const rows = plan.shapes.map((shape, at) => {
    const taken = cells.splice(0, shapes[shape].length);
    return rowOf(form, { shape, least: plan.heights[at] ?? 0, cells: taken }, filled);
  });
  rows[0]?.cells.push(photoCell(form, filled?.photo));
  return {
    title: form.title,
    corner: { ...cornerText(corner?.label ?? '', filled?.filledOn), face: 'TEXT', align: 'RIGHT' },
    rows: withinPage(rows),
    notes: noteTexts(id),
  };
}

interface PlannedRow {
  shape: Shape;
  least: number;
  cells: readonly FormCell[];
}

function rowOf(form: Form, { shape, least, cells }: PlannedRow, filled: Filled | undefined): Row {
  const [first] = cells;
  if (first?.holds === 'pledge') return pledgeRow(form, first, least);
  const placed: Cell[] = [];
  let column = 0;
  for (const [at, [label, value]] of shapes[shape].entries()) {
    const cell = cells[at];
    if (!cell) continue;
    const blocks = labelTexts(form.id, cell).map((text): Block => ({ text, face: 'LABEL', align: 'CENTER' }));
    placed.push({ column, columns: label, rows: 1, anchor: 'MIDDLE', blocks });
    placed.push({ column: column + label, columns: value, rows: 1, ...bodyOf(cell, filled, shape) });
    column += label + value;
  }
  return { cells: placed, least, canSplit: cells.some(isProse) };
}

function bodyOf(cell: FormCell, filled: Filled | undefined, shape: Shape): Pick<Cell, 'anchor' | 'blocks'> {
  if (cell.holds === 'conditions') {
    return { anchor: 'MIDDLE', blocks: conditionTexts(filled).map((text) => ({ text, face: 'SMALL', align: 'LEFT' })) };
  }
  if (cell.holds === 'stamp') {
    const lines = [
      { text: '（盖章）', inset: 6 },
      { text: blankDay, inset: 1 },
    ];
    return { anchor: 'BOTTOM', blocks: lines.map((line) => ({ ...line, face: 'TEXT', align: 'RIGHT' })) };
  }
  const lines = (filled ? valueText(cell, filled) : '').split('\n').filter((line) => line.trim() !== '');
  if (isProse(cell)) return { anchor: 'TOP', blocks: lines.map(prose) };
  const align = shape === 'WIDE_ONE' ? 'LEFT' : 'CENTER';
  return { anchor: 'MIDDLE', blocks: lines.map((text) => ({ text: text.trim(), face: 'TEXT', align })) };
}

function prose(text: string): Block {
  return { text: text.trim(), face: 'TEXT', align: 'JUSTIFIED', isIndented: true };
}

function isProse(cell: FormCell): boolean {
  return cell.holds === 'fact' && ['workSummary', 'remarks'].includes(cell.fact);
}

function pledgeRow({ id }: Form, cell: FormCell, least: number): Row {
  const { pledge, signature } = pledgeTexts(id, cell);
  const blocks: Block[] = [
    { text: pledge, face: 'TEXT', align: 'JUSTIFIED', isIndented: true },
    { text: '', face: 'TEXT', align: 'LEFT' },
    { ...signature, face: 'TEXT', align: 'RIGHT' },
  ];
  const whole = { column: 0, columns: columns.length, rows: 1 };
  return { cells: [{ ...whole, anchor: 'MIDDLE', blocks }], least, canSplit: false };
}

function photoCell({ cells }: Form, photo: Photo | undefined): Cell {
  const label = cells.find(({ holds }) => holds === 'photo')?.label ?? '';
  const last = columns.length - 1;
  const blocks: Block[] = photo ? [] : [{ text: label, face: 'LABEL', align: 'CENTER' }];
  return { column: last, columns: 1, rows: photoRows, anchor: 'MIDDLE', blocks, ...(photo && { photo }) };
}

/** Where short cells need more than their share, the room for prose gives way, so that an ordinary form is one page. */
function withinPage(rows: readonly Row[]): Row[] {
  const excess = rows.reduce((sum, row) => sum + (row.canSplit ? 0 : Math.max(0, estimate(row) - row.least)), 0);
  return rows.map((row) => (row.canSplit ? { ...row, least: Math.max(leastProse, row.least - excess) } : row));
}

const leastProse = 20;

/** About how high a row gets, in mm. */
function estimate({ cells }: Row): number {
  const heights = cells.map((cell) => {
    if (cell.rows > 1) return 0;
    const room = widthOf(cell) - 2 * padding.x;
    const leadings = cell.blocks.map(({ text, face }) => {
      const ems = [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.55 : 1), 0);
      return Math.ceil((ems * faces[face].size * millimetre) / room) * faces[face].leading * millimetre;
    });
    return leadings.reduce((sum, height) => sum + height, 2 * padding.y);
  });
  return Math.max(...heights);
}

/** Of one point. */
const millimetre = 25.4 / 72;
