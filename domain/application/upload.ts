import type { RuleSet } from '#domain/eligibility/rule-set';
import { type Problem, type Result, refuse } from '#domain/problem';
import { documentNotReturned } from '#domain/review/review-correction';
import type { Application } from './application.ts';
import { ContentType, Document, maxDocumentBytes } from './document.ts';
import { contentProblems } from './document-content.ts';
import { type Change, editProblem } from './lifecycle.ts';
import { DocumentKind } from './required-documents.ts';

/** More uploads than anybody needs for one application. */
const mostDocuments = 60;

export interface AskedUpload {
  kind: string;
  contentType: string;
  size: number;
  sha256: string;
}

/** A place for one more scan; everything wrong with what is announced is said at once. */
export function uploadRequested(
  application: Application,
  asked: AskedUpload,
  { id, now, ruleSet }: { id: string; now: Date; ruleSet: RuleSet },
): Result<Change & { document: Document }> {
  const requestedAt = now.toISOString();
  const parsed = Document.safeParse({
    ...asked,
    id,
    status: 'REQUESTED',
    sha256: asked.sha256.toLowerCase(),
    requestedAt,
  });
  const [first, ...others] = uploadProblems(application, asked, ruleSet);
  if (first) return refuse(first, ...others);
  if (!parsed.success) return refuse(unsupported);
  const documents = [...application.documents, parsed.data];
  return {
    ok: true,
    value: {
      application: { ...application, documents, updatedAt: requestedAt },
      changed: [`documents.${asked.kind}`],
      document: parsed.data,
    },
  };
}

const unsupported: Problem = {
  code: 'UNSUPPORTED_TYPE',
  path: 'contentType',
  message: '只收 JPG、PNG 图片或 PDF 文件。',
};

function uploadProblems(
  application: Application,
  { kind, contentType, size, sha256 }: AskedUpload,
  ruleSet: RuleSet,
): Problem[] {
  const state = editProblem(application);
  const problems: Problem[] = state ? [state] : [];
  const notReturned = documentNotReturned(application, kind, ruleSet);
  if (!DocumentKind.safeParse(kind).success) {
    problems.push({ code: 'UNKNOWN_DOCUMENT_KIND', path: 'kind', message: '没有这一种材料。' });
  } else if (notReturned) problems.push(notReturned);
  if (!ContentType.safeParse(contentType).success || (kind === 'PHOTO' && contentType === 'application/pdf')) {
    problems.push(kind === 'PHOTO' ? { ...unsupported, message: '照片只收 JPG 或 PNG 图片。' } : unsupported);
  }
  if (!Number.isInteger(size) || size < 1) {
    problems.push({ code: 'EMPTY_FILE', path: 'size', message: '文件是空的，请核对。' });
  } else if (size > maxDocumentBytes) {
    problems.push({ code: 'FILE_TOO_LARGE', path: 'size', message: '文件最大10 MB，请压缩后再传。' });
  }
  if (!/^[0-9a-f]{64}$/i.test(sha256)) {
    problems.push({ code: 'CHECKSUM', path: 'sha256', message: '文件校验值须为64位十六进制的SHA-256。' });
  }
  if (application.documents.length >= mostDocuments) {
    problems.push({ code: 'TOO_MANY_UPLOADS', path: 'kind', message: `一份申报最多上传${mostDocuments}次。` });
  }
  return problems;
}

/** What lies in the object store under the document's key, if anything does. */
export interface Uploaded {
  size: number;
  sha256: string;
  bytes: Uint8Array;
}

/** Counts a scan in, if what lies there is what was announced, by its content and not by its name. */
export function uploadConfirmed(
  application: Application,
  documentId: string,
  { uploaded, now, ruleSet }: { uploaded: Uploaded | undefined; now: Date; ruleSet: RuleSet },
): Result<Change> {
  const state = editProblem(application);
  if (state) return refuse(state);
  const document = application.documents.find(({ id }) => id === documentId);
  if (!document) return refuse({ code: 'UNKNOWN_DOCUMENT', path: 'documentId', message: '没有这份材料。' });
  if (document.status === 'CONFIRMED') {
    return refuse({ code: 'ALREADY_CONFIRMED', path: 'documentId', message: '这份材料已经确认过。' });
  }
  // It may have been announced before the application was handed in.
  const notReturned = documentNotReturned(application, document.kind, ruleSet);
  if (notReturned) return refuse({ ...notReturned, path: 'documentId' });
  if (!uploaded) return refuse({ code: 'NOT_UPLOADED', path: 'documentId', message: '文件还没有传上来，请先上传。' });
  const [first, ...others] = differences(document, uploaded);
  if (first) return refuse(first, ...others);
  const at = now.toISOString();
  const confirmed: Document = { ...document, status: 'CONFIRMED', confirmedAt: at };
  const documents = application.documents.map((each) => (each.id === documentId ? confirmed : each));
  const changed = [`documents.${document.kind}`];
  return { ok: true, value: { application: { ...application, documents, updatedAt: at }, changed } };
}

function differences(document: Document, uploaded: Uploaded): Problem[] {
  if (uploaded.size !== document.size) {
    return [{ code: 'SIZE_MISMATCH', path: 'size', message: '传上来的文件大小与所说的不符，请重新上传。' }];
  }
  if (uploaded.sha256 !== document.sha256) {
    return [{ code: 'CHECKSUM_MISMATCH', path: 'sha256', message: '传上来的文件与所说的不是同一个，请重新上传。' }];
  }
  return contentProblems(uploaded.bytes, document.contentType);
}
