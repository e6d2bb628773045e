import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import {
  expandGlob,
  type FileText,
  kindOfPath,
  normalizePath,
  readStandardInput,
  readTextFile,
} from '../../platform/files.ts';
import { dockerfileIn } from '../dockerfiles/collect.ts';
import { isDockerfileName } from '../dockerfiles/file-name.ts';
import { isUnitPath } from '../units/file-name.ts';
import { unitIn } from '../units/read.ts';
import { ignoreFile } from './ignore-rules.ts';
import { readDocuments } from './read.ts';
import { type Opened, resourcesOf } from './resources.ts';
import { skippedFolders, Walk, type WalkOptions } from './walk.ts';

/** What lies under the paths given. `texts` holds the text of every file that has a resource or a problem, by path as shown. */
export interface Manifests {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<string, string>;
  /** Every file read, in the order of reading. */
  readonly files: readonly string[];
}

/** A file that was named on the command line must hold an object; one that was found in a folder may be anything. */
type Reason = 'named' | 'found';

const standardInput = '-';

/**
 * Reads the Kubernetes objects and Dockerfiles of files, folders, globs and standard input (`-`). What cannot be read is a problem, and the
 * rest goes on.
 * Throws `no-such-path` when a path or glob leads to nothing.
 */
export const collectManifests = (paths: readonly string[], options: WalkOptions = {}): Manifests => {
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const files: string[] = [];
  for (const [path, reason] of findFiles(paths, options, problems)) {
    const file =
      path === standardInput ? readStandardInput(limits.fileBytes) : readTextFile(path, limits.fileBytes);
    if (file.kind !== 'text') {
      problems.push(problemOf(file, path));
      continue;
    }
    files.push(path);
    const collected = resourcesIn(file.text, path, reason);
    if (collected.resources.length + collected.problems.length > 0) texts.set(path, file.text);
    for (const resource of collected.resources) resources.push(resource);
    for (const problem of collected.problems) problems.push(problem);
  }
  return { resources, problems, texts, files };
};

/** Each file once, under the first name that it was found by. */
const findFiles = (
  paths: readonly string[],
  options: WalkOptions,
  problems: Problem[],
): ReadonlyMap<string, Reason> => {
  const walk = new Walk(options, problems);
  const reasons = new Map<string, Reason>();
  const add = (path: string, reason: Reason): void => {
    if (!reasons.has(path)) reasons.set(path, reason);
  };
  for (const path of paths.flatMap(expand)) {
    const kind = path.name === standardInput ? 'file' : kindOfPath(path.name);
    if (kind === 'folder') for (const file of walk.filesUnder(path.name)) add(file, 'found');
    else if (path.reason === 'named' || !walk.skips(path.name)) add(path.name, path.reason);
  }
  if (reasons.size <= limits.files) return reasons;
  const detail = `${reasons.size} files, over files (${limits.files}); the rest was not read`;
  problems.push({ code: 'limit-exceeded', file: paths.join(' '), detail });
  return new Map([...reasons].slice(0, limits.files));
};

interface NamedPath {
  readonly name: string;
  readonly reason: Reason;
}

/** A path that exists stands for itself, even if it has the characters of a glob. */
const expand = (given: string): readonly NamedPath[] => {
  const path = given === standardInput ? given : normalizePath(given);
  if (path === standardInput || kindOfPath(path) !== 'missing') return [{ name: path, reason: 'named' }];
  const matches = /[*?[{]/.test(path) ? expandGlob(path, skippedFolders) : [];
  if (matches.length === 0) throw new SeawallError('no-such-path', 'A path given does not exist.', [given]);
  return matches.map((name) => ({ name, reason: 'found' }));
};

const problemOf = (file: Exclude<FileText, { kind: 'text' }>, path: string): Problem => {
  switch (file.kind) {
    case 'too-large': {
      const detail = `${file.bytes} bytes, over fileBytes (${limits.fileBytes}); split it, or leave it out with ${ignoreFile}`;
      return { code: 'limit-exceeded', file: path, detail };
    }
    case 'not-text': {
      const { line, column, reason } = file;
      return { code: 'invalid-encoding', file: path, line, column, detail: `${reason}; save it as UTF-8` };
    }
    case 'unreadable':
      return { code: 'unreadable-file', file: path, detail: file.reason };
  }
};

const resourcesIn = (text: string, file: string, reason: Reason): Opened => {
  if (isDockerfileName(file)) return dockerfileIn(text, file, reason);
  if (isUnitPath(file)) return { resources: unitIn(text, file), problems: [] };
  if (reason === 'found' && !mayHoldObject(text)) return { resources: [], problems: [] };
  const reading = readDocuments(text, file);
  const opened = reading.documents.map((document, index) => resourcesOf(document, file, index));
  const resources = opened.flatMap((one) => one.resources);
  const problems = [
    ...(reason === 'found' && isForeignTemplate(text) ? [] : reading.problems),
    ...opened.flatMap((one) => one.problems),
  ];
  if (reason === 'named' && resources.length + problems.length === 0)
    problems.push({ code: 'not-an-object', file, line: 1, detail: 'no document has apiVersion and kind' });
  return { resources, problems };
};

/** A key may be hidden behind escapes, so a text with a backslash is always parsed. */
const mayHoldObject = (text: string): boolean =>
  text.includes('apiVersion') || text.includes('metadata') || text.includes('\\');

/** A Go template that is no manifest: a chart's helpers, a pipeline. */
const isForeignTemplate = (text: string): boolean =>
  text.includes('{{') && !(/^\s*apiVersion:/m.test(text) && /^\s*kind:/m.test(text));
