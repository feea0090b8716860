import { RequestFailed } from './request.ts';

/** Lower-case hex. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where and how a file that was announced is put. */
interface Address {
  url: string;
  headers: readonly { name: string; value: string }[];
}

/** Only the browser itself may set these. */
const own = new Set(['host', 'content-length']);

/** By XMLHttpRequest, which alone tells how much has gone. */
export function put(file: File, { url, headers }: Address, onProgress: (share: number) => void): Promise<void> {
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
