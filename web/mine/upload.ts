import { change, type Refusal } from '#web/api/graphql';
import { put, sha256 } from '#web/api/put-file';
import { failure } from '#web/api/use-change';
import { announceFile } from './queries/announce-file.ts';
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
