import { detectByName } from './by-name.ts';
import { matchFormats } from './formats.ts';
import { hiddenValue } from './hidden-secret.ts';
import type { DetectedSecret } from './secret.ts';
import { detectLoose } from './text.ts';

/**
 * The secret in a setting: an environment variable, an ARG of a Dockerfile, an entry of a ConfigMap. `undefined` where there is none.
 * Known forms count whatever the name is; a name that promises a secret counts whatever the form is.
 */
export const detectInSetting = (name: string, value: string): DetectedSecret | undefined => {
  const hidden = hiddenValue(value);
  if (hidden !== undefined) return hidden;
  const format = matchFormats(value)[0]?.format;
  if (format !== undefined) return { what: format.what, severity: format.severity ?? 'high' };
  return detectByName(name, value) ?? detectLoose(value);
};
