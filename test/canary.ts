import { createHash } from 'node:crypto';
import { vi } from 'vitest';

/** Everything written to stdout and stderr from now on, console's lines among it. */
export function captured(): string[] {
  const written: string[] = [];
  const keep = (...parts: unknown[]): boolean => {
    written.push(parts.map(String).join(' '));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, level).mockImplementation(keep);
  return written;
}

/** The forms in which a value could stand somewhere although nobody wrote it there. */
export function forms(value: string): Record<string, string> {
  const bytes = Buffer.from(value);
  const hash = (algorithm: string) => createHash(algorithm).update(value).digest();
  // In base64 a value looks different at each of three offsets; the ends depend on what stands beside it.
  const shifted = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : 4, -2),
  );
  return {
    plain: value,
    fullWidth: value.replace(/[!-~]/g, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0)),
    reversed: [...value].toReversed().join(''),
    url: encodeURIComponent(value),
    hex: bytes.toString('hex'),
    utf16: Buffer.from(value, 'utf16le').toString('hex'),
    escaped: JSON.stringify(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    base64: shifted[0] ?? '',
    base64Second: shifted[1] ?? '',
    base64Third: shifted[2] ?? '',
    ...Object.fromEntries(
      ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => [
        [`${algorithm} in hex`, hash(algorithm).toString('hex')],
        [`${algorithm} in base64`, hash(algorithm).toString('base64').replace(/=+$/, '')],
        [`${algorithm} in base64url`, hash(algorithm).toString('base64url')],
      ]),
    ),
  };
}

/** All of a table as one text: bytes as they are, as UTF-8, in hex and in base64. */
export function textOf(value: unknown): string {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return [bytes.toString('latin1'), bytes.toString('utf8'), bytes.toString('hex'), bytes.toString('base64')].join(
      ' ',
    );
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${textOf(inner)}`)
    .join('\n');
}

export function found(text: string, canaries: string[]): string[] {
  const lower = text.toLowerCase();
  return canaries.flatMap((canary) =>
    Object.entries(forms(canary)).flatMap(([form, written]) =>
      lower.includes(written.toLowerCase()) ? [`${canary} ${form}`] : [],
    ),
  );
}
