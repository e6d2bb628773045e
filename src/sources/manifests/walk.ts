import ignore, { type Ignore } from 'ignore';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { type Entry, kindOfPath, listFolder, readTextFile, realPathOf } from '../../platform/files.ts';

export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);
const ignoreFile = '.seawallignore';
const extensions = ['.yaml', '.yml', '.json'] as const;

export interface WalkOptions {
  /** Globs as in .gitignore, matched against paths as they are shown. */
  readonly skipFiles?: readonly string[];
  /**
   * Whether somebody else reads this folder, such as a renderer of charts: then it is not entered. Asked for each folder with its path and the
   * names in it.
   */
  readonly isClaimed?: (folder: string, names: readonly string[]) => boolean;
}

/** Ignore rules and the folder in which they stand. */
interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

/** Files found so far and what could not be looked at. */
export interface Found {
  readonly files: string[];
  readonly problems: Problem[];
}

export const isManifestName = (name: string): boolean =>
  extensions.some((extension) => name.endsWith(extension));

/** A path as it is shown: `./a` is `a`, and what lies in `.` has no prefix. */
const joinPath = (folder: string, name: string): string => {
  if (folder === '.' || folder === './') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
};

/** Names of manifests under a folder, in order of their paths. Links are followed unless they lead to what is read anyway. */
export const walk = (root: string, options: WalkOptions, found: Found): void => {
  const skip = ignore({ allowRelativePaths: true }).add(options.skipFiles ?? []);
  const realRoot = realPathOf(root);

  const visit = (folder: string, rules: readonly Rules[], holders: readonly string[]): void => {
    if (holders.length > limits.folderDepth) {
      const detail = `folders lie over folderDepth (${limits.folderDepth}) deep; what is below was not read`;
      found.problems.push({ code: 'limit-exceeded', file: folder, detail });
      return;
    }
    const listing = listFolder(folder);
    if (listing.kind === 'unreadable') {
      found.problems.push({
        code: 'unreadable-file',
        file: folder,
        detail: `the folder cannot be listed: ${listing.reason}`,
      });
      return;
    }
    const { entries } = listing;
    if (
      options.isClaimed?.(
        folder,
        entries.map(({ name }) => name),
      ) === true
    )
      return;
    const inForce = entries.some(({ name }) => name === ignoreFile)
      ? withIgnoreFile(folder, rules, found)
      : rules;
    for (const entry of entries) visitEntry(folder, entry, inForce, holders);
  };

  const visitEntry = (
    folder: string,
    entry: Entry,
    rules: readonly Rules[],
    holders: readonly string[],
  ): void => {
    const path = joinPath(folder, entry.name);
    const kind = entry.kind === 'link' ? kindOfLink(path, found) : entry.kind;
    if (kind === undefined) return;
    const isFolder = kind === 'folder';
    if (isFolder ? skippedFolders.has(entry.name) : !isManifestName(entry.name)) return;
    if (isIgnored(path, isFolder, rules) || skip.ignores(isFolder ? `${path}/` : path)) return;
    if (entry.kind === 'link' && !isWorthFollowing(path, realRoot, isFolder, holders, found)) return;
    if (isFolder) visit(path, rules, [...holders, realPathOf(path)]);
    else addFile(path, kind, found);
  };

  visit(root, [], [realRoot]);
};

const addFile = (path: string, kind: string, found: Found): void => {
  if (kind === 'file') found.files.push(path);
  else
    found.problems.push({
      code: 'unreadable-file',
      file: path,
      detail: 'it is no regular file (a pipe, socket or device)',
    });
};

const kindOfLink = (path: string, found: Found): 'file' | 'folder' | 'other' | undefined => {
  const kind = kindOfPath(path);
  if (kind === 'file' || kind === 'folder' || kind === 'other') return kind;
  if (kind === 'loop')
    found.problems.push({
      code: 'symlink-loop',
      file: path,
      detail: 'symbolic links that lead to each other',
    });
  else if (isManifestName(path))
    found.problems.push({
      code: 'unreadable-file',
      file: path,
      detail: 'a symbolic link that leads nowhere',
    });
  return undefined;
};

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** A link to one of its own holders is a loop; a link to something else under the root would only be read twice. */
const isWorthFollowing = (
  path: string,
  realRoot: string,
  isFolder: boolean,
  holders: readonly string[],
  found: Found,
): boolean => {
  const target = realPathOf(path);
  if (isFolder && holders.some((holder) => isWithin(holder, target))) {
    found.problems.push({
      code: 'symlink-loop',
      file: path,
      detail: `it leads back to ${target}, which holds it`,
    });
    return false;
  }
  return !isWithin(target, realRoot) || !(isFolder || isManifestName(target));
};

const withIgnoreFile = (folder: string, rules: readonly Rules[], found: Found): readonly Rules[] => {
  const path = joinPath(folder, ignoreFile);
  const file = readTextFile(path, limits.fileBytes);
  if (file.kind === 'text') return [{ folder, ignore: ignore().add(file.text) }, ...rules];
  found.problems.push({
    code: 'invalid-ignore',
    file: path,
    detail: 'the ignore file cannot be read, so nothing is ignored',
  });
  return rules;
};

/** The rules of the nearest folder speak first, as in git. */
const isIgnored = (path: string, isFolder: boolean, rules: readonly Rules[]): boolean => {
  for (const { folder, ignore: patterns } of rules) {
    const below = folder === '.' || folder === './' ? path : path.slice(joinPath(folder, '').length);
    const { ignored, unignored } = patterns.test(isFolder ? `${below}/` : below);
    if (ignored || unignored) return ignored;
  }
  return false;
};
