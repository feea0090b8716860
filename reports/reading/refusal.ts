import * as z from 'zod';
import { limits } from './limits.ts';

const saveAsXlsx = '请用Excel或WPS打开，“另存为”选“Excel工作簿（*.xlsx）”，再上传新文件。';
const copyOver = '请新建一个工作簿，把名册表格复制过去（选择性粘贴为数值），保存后再上传。';

const messages = {
  EMPTY_FILE: '文件是空的（0字节）。请确认文件已经保存完，再重新上传。',
  FILE_TOO_LARGE: '文件太大，最大10MB。请删去图片和与名册无关的工作表，或者分成几份上传。',
  OLD_XLS: `这是旧版的.xls（或.et）文件，读不了。${saveAsXlsx}`,
  PASSWORD: '文件设了打开密码，读不了。请在Excel的“文件—信息—保护工作簿”里取消密码，保存后再上传。',
  WORD_FILE: '这是Word文档，不是Excel表格。请上传.xlsx格式的名册。',
  SLIDES_FILE: '这是演示文稿，不是Excel表格。请上传.xlsx格式的名册。',
  PDF_FILE: '这是PDF文件，不是Excel表格。请上传盖章前的.xlsx名册。',
  PICTURE: '这是图片，不是Excel表格。请上传.xlsx格式的名册，扫描件不能代替。',
  WEB_PAGE: `这是网页或XML文件（有的系统导出时只改了扩展名），不是真正的.xlsx文件。${saveAsXlsx}`,
  TEXT_FILE: `这是文本或CSV文件，不是真正的.xlsx文件，改扩展名没有用。${saveAsXlsx}`,
  ARCHIVE: '这是压缩包，不是Excel表格。请解压后逐个上传里面的.xlsx文件。',
  BINARY_WORKBOOK: `这是二进制工作簿（.xlsb），读不了。${saveAsXlsx}`,
  OPEN_DOCUMENT: `这是.ods格式的表格，读不了。${saveAsXlsx}`,
  NOT_A_WORKBOOK: '认不出这是什么文件，不是.xlsx格式的Excel表格。请上传.xlsx格式的名册。',
  MACROS: `文件里带有宏，为了安全不接收。${saveAsXlsx}`,
  DAMAGED: `文件已损坏或不完整，读不了。${saveAsXlsx}还不行的话，${copyOver}`,
  UNSAFE_ARCHIVE: `文件的压缩结构不正常（解压后大小与标明的不符或大得离谱），为了安全不接收。${copyOver}`,
  UNSAFE_XML: `文件内部有正常Excel不会产生的内容（DTD或自定义实体），为了安全不接收。${copyOver}`,
  OUT_OF_GRID: `文件里有超出Excel范围的行号或列号，不是Excel正常保存的。${copyOver}`,
  TOO_MUCH_INSIDE: `文件解压后的内容太多。${copyOver}`,
  TOO_MANY_ROWS: `有内容的行太多，一份名册最多${limits.rows}行。请删去多余的行，或者分成几份上传。`,
  TOO_WIDE: '第256列（IV列）以后还有内容。请删去与名册无关的列再上传。',
  TOO_MANY_MERGES: `合并的单元格太多（最多${limits.merges}处）。${copyOver}`,
  SHEET_MERGED: '整张工作表被合并成了一个单元格，看不出表格。请取消合并后再上传。',
  NO_TABLE: '没有找到名册的表头。表头一行应有姓名、身份证号、工作单位等列，请用系统提供的空白名册填写。',
  AMBIGUOUS_SHEET: '有几个工作表都像名册，不知道该读哪一个。请只保留一个，或者分成几个文件上传。',
  MISSING_COLUMNS: '表头缺少名册规定的列。请按空白名册补上。',
  TWICE_COLUMNS: '表头里同一列出现了两次，不知道该读哪一列。请删去多余的一列。',
  WRONG_ROSTER: '这不是这里要交的名册。',
  HEADER_CHANGES: '同一工作表里又出现了一个列次序不同的表头。请把几个表合成一个，或者分成几个文件上传。',
  NO_PEOPLE: '表头下面没有人员。请填好名册再上传。',
  TOO_SLOW: `文件太复杂，2秒内没有读完。${copyOver}`,
  TOO_COMPLEX: `文件太复杂，超出了读取所需的内存。${copyOver}`,
  READER_UNAVAILABLE: '系统暂时没能读取文件，不是文件的问题。请稍后再试。',
} as const;

type Code = keyof typeof messages;
const isCode = (code: string): code is Code => Object.hasOwn(messages, code);
export const refusalCodes: readonly Code[] = Object.keys(messages).filter(isCode);
export const RefusalCode = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** Why a file was not read at all: what is wrong, and what the person who sent it can do. */
export interface Refusal {
  code: RefusalCode;
  message: string;
}

/** `detail` names what exactly: the columns, the sheets. */
export function refusal(code: RefusalCode, detail = ''): Refusal {
  return { code, message: detail === '' ? messages[code] : `${messages[code]}（${detail}）` };
}

/**
 * Unwinds a scan from deep within; thrown and caught only inside this folder (`attempt`). What leaves it is a value.
 */
class Unreadable extends Error {
  readonly refusal: Refusal;
  constructor(refused: Refusal) {
    super(refused.code);
    this.refusal = refused;
  }
}

export function giveUp(code: RefusalCode, detail?: string): never {
  throw new Unreadable(refusal(code, detail));
}

/** The value, or why it was given up. Anything else that is thrown is a bug and goes on. */
export function attempt<T>(read: () => T): { value: T } | { refused: Refusal } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.refusal };
    throw error;
  }
}
