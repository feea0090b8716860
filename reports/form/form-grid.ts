import type { Photo } from '#reports/photo';

/** A4, in mm. */
export const page = { width: 210, height: 297, left: 20, right: 20, top: 16, bottom: 14 } as const;

/** Widths of the columns in mm; cells span several of them. The last one is the photo's. */
export const columns: readonly number[] = [27, 32, 18, 13, 14, 32, 34];

/** Space between frame and text, in mm. */
export const padding = { x: 1.8, y: 1.2 } as const;

/**
 * What a text is set in: its size and the distance of its lines in points. TITLE and LABEL are 黑体, the others 宋体;
 * SMALL is for the long words of the notice itself.
 */
export const faces = {
  TITLE: { family: 'TITLE', size: 18, leading: 28 },
  LABEL: { family: 'HEADING', size: 10.5, leading: 15 },
  TEXT: { family: 'BODY', size: 10.5, leading: 16 },
  SMALL: { family: 'BODY', size: 9, leading: 13 },
} as const;
export type Face = keyof typeof faces;

/** A paragraph. */
export interface Block {
  text: string;
  face: Face;
  align: 'LEFT' | 'CENTER' | 'RIGHT' | 'JUSTIFIED';
  /** Begins two characters further in. */
  isIndented?: boolean;
  /** Keeps away from the right edge by so many characters: room to write in by hand. */
  inset?: number;
}

export interface Cell {
  /** The first of its columns, from 0. */
  column: number;
  columns: number;
  /** Rows that it reaches over, from its own row down. */
  rows: number;
  anchor: 'TOP' | 'MIDDLE' | 'BOTTOM';
  blocks: Block[];
  /** In place of the text. */
  photo?: Photo;
}

export interface Row {
  cells: Cell[];
  /** Height in mm; what needs more makes it higher. */
  least: number;
  /** May go on on the next page; else it goes there whole. */
  canSplit: boolean;
}

/** How label and value of each pair of cells share the columns; beside the photo up to column 5, below it up to 6. */
export const shapes = {
  THREE: [
    [1, 1],
    [1, 1],
    [1, 1],
  ],
  TWO: [
    [1, 2],
    [2, 1],
  ],
  ONE: [[1, 5]],
  WIDE_TWO: [
    [1, 2],
    [2, 2],
  ],
  WIDE_ONE: [[1, 6]],
} as const satisfies Record<string, readonly (readonly [label: number, value: number])[]>;
export type Shape = keyof typeof shapes;

export function widthOf({ column, columns: count }: Pick<Cell, 'column' | 'columns'>): number {
  return columns.slice(column, column + count).reduce((sum, width) => sum + width, 0);
}
