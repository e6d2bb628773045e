import { limits } from '../../model/limits.ts';

/** PostgreSQL keeps no NUL, and neither database a half of a surrogate pair. */
export const storableText = (text: string): string =>
  text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '\ufffd') : text;

const encoder = new TextEncoder();
const room = new Uint8Array(limits.storedName);

/** The same for a name, which stands in indexes and so has an end. */
export const storableName = (text: string): string => {
  const name = storableText(text);
  // A code unit has three bytes at most.
  return name.length * 3 <= room.length ? name : name.slice(0, encoder.encodeInto(name, room).read);
};
