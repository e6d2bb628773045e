/**
 * Names, labels and file names are chosen by whoever wrote the manifest. A control character among them would let him write to the
 * reader's terminal (ECMA-48 sequences) or hide text (Unicode bidirectional controls): they are shown as escapes instead.
 */
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text with nothing in it that a terminal would act on. Tabs and line feeds stay. */
export const plain = (text: string): string =>
  text.replace(hidden, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

/** The same on one line. */
export const plainLine = (text: string): string => plain(text).replace(/[\t\n]/g, ' ');
