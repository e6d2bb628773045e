import { SeawallError } from '../../model/error.ts';
import { type FieldPath, root } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import { kindOfPath, readTextFile } from '../../platform/files.ts';
import { folderAbove, workingFolder } from '../../platform/folders.ts';
import type { Document } from '../../sources/manifests/document.ts';
import { locate } from '../../sources/manifests/locate.ts';
import { readYaml } from '../../sources/manifests/yaml.ts';
import type { Configuration } from './configuration.ts';
import { readConfiguration, type Vocabulary } from './read-configuration.ts';

const name = 'seawall.yaml';

/** A configuration whose words are not read yet: which checks there are, it says itself. */
export interface OpenedConfiguration {
  readonly file: string;
  readonly text: string;
  /** Absent when the file is empty. */
  readonly document: Document | undefined;
}

/** The named file, or the seawall.yaml nearest above the working folder inside its repository. */
export const openConfiguration = (named: string | undefined): OpenedConfiguration | undefined => {
  const file = named ?? nearestFile();
  return file === undefined ? undefined : open(file);
};

const nearestFile = (): string | undefined => {
  for (let folder: string | undefined = workingFolder(); folder !== undefined; folder = folderAbove(folder)) {
    const file = `${folder}/${name}`;
    if (kindOfPath(file) === 'file') return file;
    if (kindOfPath(`${folder}/.git`) !== 'missing') return undefined;
  }
  return undefined;
};

const open = (file: string): OpenedConfiguration => {
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind !== 'text') throw new SeawallError('invalid-configuration', `${file} cannot be read`);
  const { documents, problems } = readYaml(read.text, file);
  if (problems.length > 0)
    throw new SeawallError(
      'invalid-configuration',
      `${file} cannot be used`,
      problems.map(({ line, column, detail }) => `${file}:${line}:${column} ${detail}`),
    );
  return { file, text: read.text, document: documents[0] };
};

/** What an opened configuration says. Throws `invalid-configuration` with everything that is wrong in it. */
export const interpret = (
  { file, text, document }: OpenedConfiguration,
  vocabulary: Vocabulary,
): Configuration => {
  const { configuration, faults } = readConfiguration(document?.value, file, vocabulary);
  if (faults.length === 0) return configuration;
  const placed = faults.map(({ path, detail }) => {
    const { line, column } = placeOf(text, file, path as FieldPath, document);
    return `${file}:${line}:${column} ${path === '' ? 'the file' : path} ${detail}`;
  });
  throw new SeawallError('invalid-configuration', `${file} cannot be used`, placed);
};

const placeOf = (text: string, file: string, path: FieldPath, document: Document | undefined) =>
  document === undefined
    ? { line: 1, column: 1 }
    : locate(text, { kind: 'file', path: file, document: 0, pointer: root, ...document }, path);
