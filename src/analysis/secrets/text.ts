import { limits } from '../../model/limits.ts';
import { assignmentsIn, isComment, mayAssign, type TextSyntax } from './assignments.ts';
import { detectByName } from './by-name.ts';
import { matchFormats } from './formats.ts';
import { hiddenIn } from './hidden-secret.ts';
import { isLiteralSecret } from './literals.ts';
import type { DetectedSecret } from './secret.ts';

/** The secrets in a text that a setting holds: a whole configuration file, a connection string, a script. */
export const detectInText = (text: string, syntax: TextSyntax): readonly DetectedSecret[] => {
  const formats = inFormats(text);
  const loose = looseIn(text, syntax);
  if (formats.length === 0 && loose.length === 0) return none;
  return withLines(text, [...formats, ...loose]);
};

/** The first secret of a text that was searched for known forms already. */
export const detectLoose = (text: string): DetectedSecret | undefined => looseIn(text, 'settings')[0]?.secret;

/** Without one of these no name has a value. */
const separators = /[:=>]/;

const looseIn = (text: string, syntax: TextSyntax): readonly Place[] => {
  if (!separators.test(text)) return nowhere;
  const urls = inUrls(text);
  const assignments = inAssignments(text, syntax);
  return urls.length === 0 ? assignments : [...urls, ...assignments];
};

interface Place {
  readonly index: number;
  readonly secret: DetectedSecret;
}

const none: readonly DetectedSecret[] = Object.freeze([]);
const nowhere: readonly Place[] = Object.freeze([]);

const inFormats = (text: string): readonly Place[] => {
  const matches = matchFormats(text).map(({ format: { what, severity = 'high' }, index }) => ({
    index,
    secret: { what, severity },
  }));
  const hidden = hiddenIn(text);
  return hidden.length === 0 ? matches : [...matches, ...hidden];
};

/** RFC 3986, section 3.2.1: `user:password@` before the host. What stands in documentation says just that. */
const userInfo = /:\/\/([^\s:@/?#"'<>]{0,128}):([^\s@"'<>/]{1,256})@/g;

const inUrls = (text: string): readonly Place[] => {
  if (!text.includes('://') || !text.includes('@')) return nowhere;
  const places: Place[] = [];
  for (const { index, 1: user = '', 2: password = '' } of text.matchAll(userInfo)) {
    if (places.length === limits.secretsPerText) break;
    const isSample = /^user(?:name)?$/i.test(user) && /^pass(?:word)?$/i.test(password);
    if (isSample || isComment(text, index) || !isLiteralSecret('password', '', password)) continue;
    places.push({ index, secret: { what: 'password in a URL', severity: 'high' } });
  }
  return places;
};

const inAssignments = (text: string, syntax: TextSyntax): readonly Place[] => {
  if (!mayAssign(text)) return nowhere;
  const places: Place[] = [];
  for (const { index, name, value } of assignmentsIn(text, syntax)) {
    const secret = detectByName(name, value);
    if (secret !== undefined) places.push({ index, secret });
    if (places.length === limits.secretsPerText) break;
  }
  return places;
};

/** Adds line numbers, in the order of the text; a text of one line needs none. */
const withLines = (text: string, places: readonly Place[]): readonly DetectedSecret[] => {
  if (!text.includes('\n')) return places.map(({ secret }) => secret);
  const sorted = [...places].sort((a, b) => a.index - b.index);
  const result: DetectedSecret[] = [];
  let line = 1;
  let next = text.indexOf('\n');
  for (const { index, secret } of sorted) {
    while (next >= 0 && next < index) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    result.push({ ...secret, line });
  }
  return result;
};
