import type { Problem } from '#domain/problem';
import { mostRosterBytes, rosterContentType } from './import-job.ts';

export interface AnnouncedRoster {
  contentType?: string | undefined;
  size: number;
  sha256: string;
}

/** Everything wrong with a file that is about to be uploaded, at once. What it holds is looked at when it is there. */
export function announcementProblems({ contentType, size, sha256 }: AnnouncedRoster): Problem[] {
  const problems: Problem[] = [];
  if (contentType !== undefined && contentType !== rosterContentType) {
    const message = '只收.xlsx格式的名册。请用Excel或WPS打开，“另存为”选“Excel工作簿（*.xlsx）”，再上传新文件。';
    problems.push({ code: 'UNSUPPORTED_TYPE', path: 'contentType', message });
  }
  if (!Number.isInteger(size) || size < 1) {
    problems.push({ code: 'EMPTY_FILE', path: 'size', message: '文件是空的，请核对。' });
  } else if (size > mostRosterBytes) {
    const message = '文件最大5 MB。请删去图片和与名册无关的工作表，或者分成几份上传。';
    problems.push({ code: 'FILE_TOO_LARGE', path: 'size', message });
  }
  if (!/^[0-9a-f]{64}$/iu.test(sha256)) {
    problems.push({ code: 'CHECKSUM', path: 'sha256', message: '文件校验值须为64位十六进制的SHA-256。' });
  }
  return problems;
}
