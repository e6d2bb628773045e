import { isLiteralSecret } from './literals.ts';
import { type NamePromise, promiseOf } from './names.ts';
import type { DetectedSecret } from './secret.ts';

const found: Readonly<Record<NamePromise, DetectedSecret>> = {
  password: { what: 'password', severity: 'high' },
  key: { what: 'key or token', severity: 'high' },
  reference: { what: 'secret', severity: 'high' },
  hint: { what: 'value that looks like a key', severity: 'medium' },
};

const passwordHash: DetectedSecret = { what: 'password hash', severity: 'medium' };

/** The prefixes of crypt(3) and of htpasswd: to be guessed offline, no longer to be read. */
const isPasswordHash = (value: string): boolean =>
  /^(?:[^\s:]{1,64}:)?(?:\$(?:2[aby]|[156]|apr1|argon2(?:id|i|d))\$|\{SHA\}|\{bcrypt\})/.test(value);

/** By the name of a setting alone, where the value has no form of its own. */
export const detectByName = (name: string, value: string): DetectedSecret | undefined => {
  const promise = promiseOf(name);
  if (promise === undefined || !isLiteralSecret(promise, name, value)) return undefined;
  return isPasswordHash(value) ? passwordHash : found[promise];
};
