import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { type FileText, readTextFile } from '../../platform/files.ts';
import { readDocuments } from '../../sources/manifests/read.ts';
import { StrictReader } from '../configuration/strict-reader.ts';

/** Reads a file of the server's settings strictly. Throws `invalid-configuration` with all that is wrong and where. */
export const readSettingsFile = <T>(file: string, read: (value: unknown, reader: StrictReader) => T): T => {
  const given = readTextFile(file, limits.settingsFileBytes);
  if (given.kind !== 'text') throw wrong(file, [unread(file, given)]);
  const { documents, problems } = readDocuments(given.text, file);
  if (problems.length > 0)
    throw wrong(
      file,
      problems.map(({ line = 1, detail }) => `${file}:${line}: ${detail}`),
    );
  const reader = new StrictReader();
  const value = read(documents[0]?.value, reader);
  if (reader.faults.length > 0)
    throw wrong(
      file,
      reader.faults.map(({ path, detail }) => `${file}: ${path === '' ? 'the file' : path} ${detail}`),
    );
  return value;
};

/** The first line of a file that holds a secret; its value goes nowhere else. */
export const readSecretFile = (file: string): string => {
  const given = readTextFile(file, limits.secretFileBytes);
  if (given.kind !== 'text') throw wrong(file, [unread(file, given)]);
  const [line = ''] = given.text.split('\n');
  const secret = line.trim();
  if (secret === '') throw wrong(file, [`${file}: the file is empty; it holds the secret in its first line`]);
  return secret;
};

const unread = (file: string, given: Exclude<FileText, { readonly kind: 'text' }>): string =>
  given.kind === 'too-large'
    ? `${file}: it has ${given.bytes} bytes, which is over the limit`
    : `${file}: ${given.reason}`;

const wrong = (file: string, detail: readonly string[]): SeawallError =>
  new SeawallError('invalid-configuration', `${file} cannot be used`, detail);
