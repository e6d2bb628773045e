import type { NamePromise } from './names.ts';

/** What a value is that stands where a secret is expected: the secret, or something that leads to it. */

const longestSecret = 4096;

const words: ReadonlySet<string> = new Set(
  'true false yes no on off none null nil undefined enabled disabled enable disable auto default required optional never always n/a na empty unset inherit ask prompt'.split(
    ' ',
  ),
);

/** Something that a tool, a shell or a person will replace. */
const isTemplate = (value: string): boolean =>
  /\$[{(]|\{\{|<%|%\{|\[\[/.test(value) ||
  /^(?:\$\w+|%\w+%|<[^>]*>|\[[^\]]*\]|\{[^}]*\}|__\w+__|@\w+@|#\{.*|[xX*.\-_#?•]+)$/.test(value);

const isInstruction = (value: string): boolean =>
  /^(?:your|replace|insert|enter|todo|tbd|fixme|placeholder|redacted|masked|hidden|removed|put[-_ ]|add[-_ ]|set[-_ ]me|fill[-_ ])/i.test(
    value,
  ) ||
  /your[-_ ]?(?:own|password|secret|token|key|api)|replace[-_ ]?(?:me|this|with)|placeholder/i.test(value);

/** A secret store's, a cloud's or a tool's way to name a secret that it will fetch. */
const isReference = (value: string): boolean =>
  /^(?:seawall-hidden-secret\/|vault:|ref\+|arn:|op:\/\/|ssm:|sops:|ENC\[|env:|file:|secret:|secretref:|projects\/)/i.test(
    value,
  ) || /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(value);

const isPath = (value: string): boolean =>
  /^(?:\/|\.\.?\/|~\/|[A-Za-z]:\\)/.test(value) ||
  /\.(?:txt|pem|key|crt|cert|json|ya?ml|conf|ini|env|properties|jks|p12|pfx|token|passwd)$/i.test(value);

/** `DB_PASSWORD` and `db.password` as values are names of settings that are kept elsewhere. */
const isIdentifier = (value: string): boolean =>
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) || /^[a-z]+(?:\.[a-z]+)+$/.test(value);

/** `my-app-credentials`: how people call Kubernetes objects. */
const isObjectName = (value: string): boolean =>
  /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/.test(value) && !looksRandom(value);

const isMeasure = (value: string): boolean => /^\d+(?:\.\d+)?(?:ms|s|m|h|d|[KMG]i?B?)?$/.test(value);

const isProse = (value: string): boolean => /\S\s+\S+\s+\S+\s+\S/.test(value);

/** Stands for the secret, so that the real one comes from elsewhere. */
export const isPlaceholder = (value: string): boolean =>
  isTemplate(value) || isInstruction(value) || isReference(value);

const shortestOf = { password: 3, key: 6, reference: 6, hint: 16 } as const;

/** Whether the value of a setting of that promise is the secret itself. `changeme` is: it is what the program will take. */
export const isLiteralSecret = (promise: NamePromise, name: string, written: string): boolean => {
  const value = written.trim();
  if (value.length < shortestOf[promise] || value.length > longestSecret) return false;
  if (words.has(value.toLowerCase()) || value.toLowerCase() === name.toLowerCase()) return false;
  if (isPlaceholder(value) || isPath(value) || isIdentifier(value) || isProse(value)) return false;
  switch (promise) {
    case 'password':
      return true;
    case 'key':
      return !isMeasure(value) && !/\s/.test(value);
    case 'reference':
      return !isMeasure(value) && !/\s/.test(value) && !isObjectName(value);
    case 'hint':
      return looksRandom(value);
  }
};

/** Shannon entropy in bits a character. Random base64 of 32 characters has over 4, English words about 3. */
export const entropyOf = (text: string): number => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
};

const shortestRandom = 16;
const leastEntropy = 3.3;

/** Made by a machine: letters and digits mixed within a word, and hardly any repetition. Names, versions and UUIDs are not. */
export const looksRandom = (value: string): boolean => {
  if (value.length < shortestRandom || !/^[A-Za-z0-9+/=_.~-]+$/.test(value)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) || /@?sha\d{3}[:-]/.test(value))
    return false;
  const isMixed = value
    .split(/[-_./=+~]/)
    .some((part) => part.length >= 8 && /\d/.test(part) && /[A-Za-z]/.test(part) && changesOf(part) >= 3);
  return isMixed && entropyOf(value) >= leastEntropy;
};

/** How often letters and digits take turns: once in `version12`, often in what a machine made. */
const changesOf = (part: string): number => part.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
