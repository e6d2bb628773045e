import { detectByName } from './by-name.ts';
import { hiddenIn } from './hidden-secret.ts';
import type { DetectedSecret } from './secret.ts';
import { detectInText } from './text.ts';

const codeEndings: ReadonlySet<string> = new Set(
  'sh bash py js mjs ts lua rb go java php pl ps1 sql html htm md tpl tmpl gotmpl vcl groovy'.split(' '),
);

/** The secrets in a file, or in an entry of a ConfigMap, which is a setting when it has one line and a file when it has more. */
export const detectInFile = (name: string, content: string): readonly DetectedSecret[] => {
  const hidden = content.includes('\n') ? [] : hiddenIn(content);
  if (hidden.length > 0) return hidden.map(({ secret }) => secret);
  const named = detectByName(name, content);
  if (named !== undefined) return [named];
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return detectInText(content, codeEndings.has(ending) ? 'code' : 'settings');
};
