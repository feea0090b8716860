import { change, type Refusal } from '#web/api/graphql';
import { RequestFailed } from '#web/api/request';
import { failure } from '#web/api/use-change';
import { type AnnounceFileMutation, announceFile } from './queries/announce-file.ts';
import { confirmFile } from './queries/confirm-file.ts';

interface Announced {
  applicationId: string;
  kind: string;
}

/** Announces a file, puts its bytes where it is told to, and says that they are there. Undefined when all went well. */
export async function upload(
  file: File,
  { applicationId, kind }: Announced,
  onProgress: (share: number) => void,
): Promise<Refusal | undefined> {
  try {
    const bytes = await file.arrayBuffer();
    const about = { applicationId, kind, contentType: typeOf(file), size: file.size, sha256: await sha256(bytes) };
    const announced = await change(announceFile, { input: about, key: crypto.randomUUID() });
    if ('refused' in announced) return announced.refused;
    const { document, upload: address } = announced.done;
    await put(file, address, onProgress);
    const there = { applicationId, documentId: document.documentId };
    const confirmed = await change(confirmFile, { input: there, key: crypto.randomUUID() });
    return 'refused' in confirmed ? confirmed.refused : undefined;
  } catch (error) {
    return failure(error);
  }
}

const types: Partial<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** Some phones hand over files without their type. */
function typeOf({ name, type }: File): string {
  return type || (types[name.split('.').pop()?.toLowerCase() ?? ''] ?? '');
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Address = Extract<AnnounceFileMutation['requestDocumentUpload'], { upload: object }>['upload'];

/** Only the browser itself may set these. */
const own = new Set(['host', 'content-length']);

/** By XMLHttpRequest, which alone tells how much has gone. */
function put(file: File, { url, headers }: Address, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const lost = () => reject(new RequestFailed('UPLOAD_LOST', '上传中断了，请再试一次。'));
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const { name, value } of headers) if (!own.has(name.toLowerCase())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve() : lost());
    request.onerror = lost;
    request.ontimeout = lost;
    request.timeout = 300_000;
    request.send(file);
  });
}
