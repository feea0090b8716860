import { change, type Refusal } from '#web/api/graphql';
import { RequestFailed } from '#web/api/request';
import { failure } from '#web/api/use-change';
import type { Category } from './closed-lists.ts';
import { type DeskAnnounceRosterMutation, deskAnnounceRoster } from './queries/desk-announce-roster.ts';
import { deskCheckRoster } from './queries/desk-check-roster.ts';

interface Aim {
  agencyId: string;
  category: Category;
  classId: string;
  onProgress: (share: number) => void;
}

interface Uploaded {
  importId?: string;
  refused?: Refusal;
}

/** Announces a roster, puts it where it is told to, and has it checked; nothing is written by that. */
export async function uploadRoster(file: File, { agencyId, category, classId, onProgress }: Aim): Promise<Uploaded> {
  try {
    const about = { agencyId, size: file.size, sha256: await sha256(await file.arrayBuffer()) };
    const announced = await change(deskAnnounceRoster, { input: about, key: crypto.randomUUID() });
    if ('refused' in announced) return announced;
    const { rosterImport, upload } = announced.done;
    await put(file, upload, onProgress);
    const input = { importId: rosterImport.id, category, classId };
    const checked = await change(deskCheckRoster, { input, key: crypto.randomUUID() });
    return 'refused' in checked ? checked : { importId: rosterImport.id };
  } catch (error) {
    return { refused: failure(error) };
  }
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Address = Extract<DeskAnnounceRosterMutation['requestRosterUpload'], { upload: object }>['upload'];

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
