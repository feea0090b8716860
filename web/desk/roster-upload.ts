import { change, type Refusal } from '#web/api/graphql';
import { put, sha256 } from '#web/api/put-file';
import { failure } from '#web/api/use-change';
import type { Category } from './menus.ts';
import { deskAnnounceRoster } from './queries/desk-announce-roster.ts';
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
