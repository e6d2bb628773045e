import { plain } from '../plain.ts';

/** Text and attribute values of HTML (WHATWG HTML, section 13.3). Everything from outside goes through here. */
export const escapeHtml = (text: string): string =>
  plain(text).replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
