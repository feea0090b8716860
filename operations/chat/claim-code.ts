import type { Seal } from '#store/seal';

/** Crockford's base32: no I, L, O or U, so that a code read aloud or copied by hand is still right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;
/** So long a code is good. */
export const claimDays = 7;

/** 80 random bits, `7Q2F-0XKD-93MA-VT5E`. It is stored nowhere: the application's id is derived from it. */
export function newClaimCode(randomBytes: (size: number) => Uint8Array): string {
  const letters = Array.from(randomBytes(codeLength), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The code of the draft that a row of a roster becomes: as hard to guess as the lookup key, and the same whenever the import is
 * taken up again. It, too, is stored nowhere.
 */
export function claimCodeOfRow(seal: Seal, importId: string, row: number): string {
  const bytes = Buffer.from(seal.lookup('claim-code-of-row', JSON.stringify([importId, row])), 'base64url');
  return newClaimCode((size) => bytes.subarray(0, size));
}

/** What a person typed, as it was given out; undefined if it can be none. */
export function readClaimCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return letters.length === codeLength && [...letters].every((each) => alphabet.includes(each)) ? letters : undefined;
}

/** 144 bits of a keyed hash: nobody finds the code from the id, and claiming needs one read. */
export function applicationIdOf(seal: Seal, code: string): string {
  return seal.lookup('application-id', readClaimCode(code) ?? code).slice(0, 24);
}
