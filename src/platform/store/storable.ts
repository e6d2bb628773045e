import { limits } from '../../model/limits.ts';

/** PostgreSQL keeps no NUL, and neither database a half of a surrogate pair. */
export const storableText = (text: string): string =>
  text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '\ufffd') : text;

/** The same for a name, which stands in indexes and so has an end. */
export const storableName = (text: string): string => storableText(text).slice(0, limits.storedName);
