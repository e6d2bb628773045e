import { detectByName } from './by-name.ts';
import { matchFormats } from './formats.ts';
import { hiddenValue } from './hidden-secret.ts';
import { looksRandom } from './literals.ts';
import type { DetectedSecret } from './secret.ts';
import { detectLoose } from './text.ts';

/**
 * The secret in an annotation. Controllers are told there which Secret to use (`auth-secret: basic-auth`), so that a name alone
 * proves nothing: unless it promises a password, the value must look like a secret too.
 */
export const detectInAnnotation = (key: string, value: string): DetectedSecret | undefined => {
  const hidden = hiddenValue(value);
  if (hidden !== undefined) return hidden;
  const format = matchFormats(value)[0]?.format;
  if (format !== undefined) return { what: format.what, severity: format.severity ?? 'high' };
  const named = detectByName(key, value);
  if (named !== undefined && (named.what.startsWith('password') || looksRandom(value))) return named;
  return detectLoose(value);
};
