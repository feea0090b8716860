const MB = 1024 * 1024;

/**
 * What one upload may hold. A roster of 3,000 people is half a megabyte; everything here leaves room for logos, scanned stamps and
 * workbooks that were copied for ten years, and keeps a file below 2 s and 256 MB whatever it holds.
 */
export const limits = {
  /** Of the file as it was uploaded. */
  fileBytes: 10 * MB,
  /** Files within the archive. */
  entries: 1000,
  /** What all of them say that they inflate to, pictures that are never opened included. */
  declaredBytes: 200 * MB,
  /** One XML part, inflated, and all that are read. */
  partBytes: 24 * MB,
  readBytes: 40 * MB,
  /** Inflated against stored size: XML that people make stays below 100; deflate ends at 1,032. */
  ratio: 250,
  /** A part below this may have any ratio. */
  ratioFrom: 2 * MB,
  /** Excel's own grid. */
  gridRows: 1_048_576,
  gridColumns: 16_384,
  sheets: 60,
  /** `<row>` and `<c>` elements of one workbook, empty ones included: borders drawn down to the end are ordinary. */
  rowElements: 200_000,
  cellElements: 600_000,
  /** Rows and cells with something in them, in one workbook. */
  rows: 3_000,
  cells: 200_000,
  columns: 256,
  merges: 5_000,
  /** `<col>` elements; Excel writes at most one a column. */
  columnElements: 16_384,
  /** Excel's longest text of a cell; what is kept of it; and all that is kept. */
  longestText: 32_767,
  keptText: 4_001,
  characters: 4_000_000,
  sharedStrings: 400_000,
  /** Nesting of elements, and the text of all attributes of one. */
  depth: 64,
  attributes: 64 * 1024,
} as const;

/**
 * The reader's worker, in milliseconds: what a file may cost of its own computing time, so that a busy machine refuses nobody; by the
 * clock; and how long the reader itself may take to be there. And the memory of its heap.
 */
export const readerLimits = {
  computing: 2_000,
  deadline: 10_000,
  start: 20_000,
  heap: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, codeRangeSizeMb: 32, stackSizeMb: 4 },
} as const;
