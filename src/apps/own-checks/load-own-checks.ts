import type { Check } from '../../analysis/posture/check.ts';
import { checks as ours } from '../../analysis/posture/checks.ts';
import { exceptionWords } from '../../decision/exceptions/words.ts';
import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { kindOfPath, listFolder, readTextFile } from '../../platform/files.ts';
import { type PlacedCheck, readOwnChecks } from './read-own-checks.ts';

/** Reads own checks from files and folders. Throws `invalid-check` with everything that is wrong in any of them. */
export const loadOwnChecks = (paths: readonly string[]): readonly Check[] =>
  loadPlaced(paths).map(({ check }) => check);

/** The same, with their places. */
export const loadPlaced = (paths: readonly string[]): readonly PlacedCheck[] => {
  const read = [...new Set(paths.flatMap(filesIn))].map(readFile);
  const checks = read.flatMap((one) => one.checks);
  const faults = [...read.flatMap((one) => one.faults), ...sameIds(checks)];
  if (faults.length === 0) return checks;
  throw new SeawallError('invalid-check', 'own checks cannot be used', faults);
};

const isYaml = (name: string): boolean => /\.(ya?ml|json)$/.test(name);

const filesIn = (path: string): readonly string[] => {
  const kind = kindOfPath(path);
  if (kind === 'file') return [path];
  if (kind !== 'folder') throw new SeawallError('no-such-path', `there are no own checks at ${path}`);
  const files = filesBelow(path, 0);
  if (files.length > limits.ownCheckFiles)
    throw new SeawallError('invalid-check', `${path} holds more than ${limits.ownCheckFiles} files`, [
      'limit ownCheckFiles; name the folder that holds the checks alone',
    ]);
  return files;
};

const filesBelow = (folder: string, depth: number): readonly string[] => {
  const listed = listFolder(folder);
  if (listed.kind === 'unreadable')
    throw new SeawallError('no-such-path', `${folder} cannot be read: ${listed.reason}`);
  return listed.entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, kind }) => {
      const path = `${folder.replace(/\/$/, '')}/${name}`;
      if (kind === 'folder') return depth < limits.folderDepth ? filesBelow(path, depth + 1) : [];
      return isYaml(name) && kindOfPath(path) === 'file' ? [path] : [];
    });
};

const readFile = (file: string) => {
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind === 'text') return readOwnChecks(read.text, file);
  return { checks: [], faults: [`${file} cannot be read as text`] };
};

/** An id names one check, in reports, exceptions and configurations. */
const sameIds = (own: readonly PlacedCheck[]): readonly string[] => {
  const taken = new Map([...ours, ...exceptionWords].map(({ id }) => [id, 'a check of Seawall']));
  return own.flatMap(({ check, file, line }) => {
    const by = taken.get(check.id);
    taken.set(check.id, `${file}:${line}`);
    return by === undefined ? [] : [`${file}:${line} there is a check "${check.id}" already: ${by}`];
  });
};
