import { categoryLabel } from '#domain/category';
import { declarationWords } from '#domain/import/import-consent';
import {
  importStatusLabel,
  type RowCounts,
  rowOutcomeLabel,
  type Said,
  type ToldProblem,
  type ToldRow,
} from '#domain/import/import-job';
import { rosterOf } from '#domain/roster/columns';
import type { ImportView } from '#operations/import/import-view';
import { builder } from '#schema/builder';
import { globalId } from '#schema/global-id';
import { CategoryEnum, closedList } from '#schema/vocabulary';

const ImportStatusEnum = closedList('RosterImportStatus', 'How far an import has come (导入状态).', importStatusLabel);
const RowOutcomeEnum = closedList('RosterRowOutcome', 'What becomes of a row of a roster (逐行结果).', rowOutcomeLabel);

const CountsType = builder.objectRef<RowCounts>('RosterRowCounts').implement({
  description: 'How many rows come to what (各类行数).',
  fields: (t) => ({
    created: t.int({ description: 'Drafts made, or to be made (新建草稿).', resolve: ({ NEW }) => NEW }),
    same: t.int({ description: 'There already, and left as they are (已有且一致).', resolve: ({ SAME }) => SAME }),
    differing: t.int({
      description: 'There already and otherwise; never overwritten (已有且不一致).',
      resolve: ({ DIFFERS }) => DIFFERS,
    }),
    refused: t.int({ description: 'Not to be imported (不能导入).', resolve: ({ REFUSED }) => REFUSED }),
  }),
});

const RowProblemType = builder.objectRef<ToldProblem>('RosterRowProblem').implement({
  description: 'One thing about a row (逐行问题). It never quotes what stands in the cell.',
  fields: (t) => ({
    cell: t.exposeString('cell', { description: 'Where the sheet has it, `F12` (单元格).' }),
    code: t.exposeString('code', { description: 'For programs.' }),
    message: t.exposeString('message', { description: 'For the person, in Chinese (问题).' }),
    clause: t.exposeString('clause', { nullable: true, description: 'The rule behind it (依据).' }),
  }),
});

const RowType = builder.objectRef<ToldRow>('RosterImportRow').implement({
  description: 'A row that is not simply taken, and why (需要注意的行).',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'Number of the row in the sheet (行号).' }),
    outcome: t.expose('outcome', { type: RowOutcomeEnum, description: 'What becomes of it.' }),
    outcomeLabel: t.string({
      description: 'The same in Chinese (结果).',
      resolve: ({ outcome }) => rowOutcomeLabel[outcome],
    }),
    problems: t.expose('problems', { type: [RowProblemType], description: 'The first five things about it.' }),
  }),
});

const NoteType = builder.objectRef<Said>('RosterImportNote').implement({
  description: 'Something about the whole file (文件提示).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs.' }),
    message: t.exposeString('message', { description: 'For the person, in Chinese (提示).' }),
    clause: t.exposeString('clause', { nullable: true, description: 'The rule behind it (依据).' }),
  }),
});

export const RosterImportType = builder.node(builder.objectRef<ImportView>('RosterImport'), {
  description:
    'A roster (附件3, 附件5) that an agency hands in (汇总表导入): uploaded, checked without changing anything, confirmed, and made into drafts; for whoever handed it in.',
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    status: t.expose('status', { type: ImportStatusEnum, description: 'How far it has come.' }),
    statusLabel: t.string({
      description: 'The same in Chinese (导入状态).',
      resolve: ({ status }) => importStatusLabel[status],
    }),
    category: t.field({
      type: CategoryEnum,
      nullable: true,
      description: 'What the people apply for, once it was checked (申报类别).',
      resolve: ({ aim }) => aim?.category,
    }),
    categoryLabel: t.string({
      nullable: true,
      description: 'The same in Chinese (申报类别).',
      resolve: ({ aim }) => aim && categoryLabel[aim.category],
    }),
    roster: t.string({
      nullable: true,
      description: 'Which roster it is read as (附件3, 附件5).',
      resolve: ({ aim }) => aim && rosterOf(aim.category).id,
    }),
    classId: t.id({
      nullable: true,
      description: 'Global id of the class for which they apply (培训班).',
      resolve: ({ aim }) => aim && globalId('TrainingClass', aim.classId),
    }),
    rowsDone: t.exposeInt('rowsDone', { description: 'How many rows have been looked at or written (已处理行数).' }),
    rowsTotal: t.exposeInt('rowsTotal', { nullable: true, description: 'Of how many, once it was read (总行数).' }),
    checked: t.field({
      type: CountsType,
      nullable: true,
      description: 'What the rows would come to (检查结果).',
      resolve: ({ checked }) => checked,
    }),
    written: t.field({
      type: CountsType,
      nullable: true,
      description: 'With DONE: what they came to (导入结果).',
      resolve: ({ written }) => written,
    }),
    rows: t.field({
      type: [RowType],
      description: 'The first hundred rows that are not simply taken; all of them stand in the marked workbook.',
      resolve: ({ told }) => told,
    }),
    notes: t.field({ type: [NoteType], description: 'About the whole file (提示).', resolve: ({ notes }) => notes }),
    hasMarkedWorkbook: t.boolean({
      description:
        'Whether the sheet can be had back with what is wrong marked: `rosterImportDownload` (标注后的表格).',
      resolve: ({ marked }) => marked !== undefined,
    }),
    refusal: t.field({
      type: NoteType,
      nullable: true,
      description: 'With REFUSED: what is wrong with the file, and what to do (不能用的原因).',
      resolve: ({ refusal }) => refusal,
    }),
    failure: t.field({
      type: NoteType,
      nullable: true,
      description: 'With FAILED: why, and what to do (失败原因).',
      resolve: ({ failure }) => failure,
    }),
    declaration: t.string({
      description: 'The words that are declared by confirming: that every person consented (声明).',
      resolve: () => declarationWords,
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When it was announced.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last came further.' }),
  }),
});
