/** The first moment that a zip file can name: 1 January 1980. */
const firstDay = 0x0021;

const end = 0x06054b50;
const entry = 0x02014b50;

/**
 * The same zip file with every entry of one fixed date, so that its bytes depend on what is in it alone. Takes what zip
 * writers of one disk make; `bytes` is changed in place.
 */
export function withFixedDates(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let last = bytes.length - 22;
  while (last >= 0 && view.getUint32(last, true) !== end) last -= 1;
  if (last < 0) throw new Error('not a zip file');
  let at = view.getUint32(last + 16, true);
  for (let left = view.getUint16(last + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entry) throw new Error('a zip file that does not hold what it lists');
    view.setUint32(at + 12, firstDay << 16, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstDay << 16, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
