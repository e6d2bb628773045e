import ignore, { type Ignore } from 'ignore';
import { limits } from '../../model/limits.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';
import { type Entry, kindOfPath, listFolder, readTextFile, realPathOf } from '../../platform/files.ts';
import { isDockerfileName } from '../dockerfiles/file-name.ts';
import { isUnitPath } from '../units/file-name.ts';
import { type IgnoreRules, ignoreFile, isIgnored, joinPath, parseIgnoreFile } from './ignore-rules.ts';

export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);
const extensions = ['.yaml', '.yml', '.json'] as const;

export interface WalkOptions {
  /** Globs as in .gitignore, matched against paths as they are shown. */
  readonly skipFiles?: readonly string[];
  /**
   * Whether somebody else reads this folder, such as a renderer of charts: then it is not entered. Asked for each folder with its path and
   * the names in it.
   */
  readonly isClaimed?: (folder: string, names: readonly string[]) => boolean;
}

/** What applies in a folder: the real paths of the folders that hold it (itself last), and the ignore rules (nearest first). */
interface Surroundings {
  readonly holders: readonly string[];
  readonly rules: readonly IgnoreRules[];
}

const isManifestPath = (path: string): boolean =>
  extensions.some((extension) => path.endsWith(extension)) || isDockerfileName(path) || isUnitPath(path);

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** Finds manifests in folders. What was read through one folder is not read again through a link in another. */
export class Walk {
  readonly #options: WalkOptions;
  readonly #problems: Problem[];
  readonly #skipped: Ignore;
  /** Real paths of folders and of single files that were reached from outside of those. */
  readonly #reached: string[] = [];

  constructor(options: WalkOptions, problems: Problem[]) {
    this.#options = options;
    this.#problems = problems;
    this.#skipped = ignore({ allowRelativePaths: true }).add(options.skipFiles ?? []);
  }

  /** Whether a file that was not named by itself is left out by the options. */
  skips(path: string): boolean {
    return this.#skipped.ignores(path);
  }

  /** Paths of the manifests under a folder, in the order of their names. */
  filesUnder(folder: string): readonly string[] {
    const real = realPathOf(folder);
    this.#reached.push(real);
    const files: string[] = [];
    this.#folder(folder, { holders: [real], rules: [] }, files);
    return files;
  }

  #folder(folder: string, { holders, rules }: Surroundings, files: string[]): void {
    if (holders.length > limits.folderDepth) {
      this.#tell(
        'limit-exceeded',
        folder,
        `deeper than folderDepth (${limits.folderDepth}); it was not entered`,
      );
      return;
    }
    const listing = listFolder(folder);
    if (listing.kind === 'unreadable') {
      this.#tell('unreadable-file', folder, `the folder cannot be listed: ${listing.reason}`);
      return;
    }
    const names = listing.entries.map(({ name }) => name);
    if (this.#options.isClaimed?.(folder, names) === true) return;
    const inForce = names.includes(ignoreFile) ? [...this.#ignoreRulesOf(folder), ...rules] : rules;
    for (const entry of listing.entries) this.#entry(folder, entry, { holders, rules: inForce }, files);
  }

  #entry(folder: string, entry: Entry, { holders, rules }: Surroundings, files: string[]): void {
    const path = joinPath(folder, entry.name);
    const isLink = entry.kind === 'link';
    const kind = isLink ? this.#kindBehind(path) : entry.kind;
    if (kind === undefined) return;
    if (kind === 'folder' ? skippedFolders.has(entry.name) : !isManifestPath(path)) return;
    const shown = kind === 'folder' ? 'folder' : 'file';
    if (isIgnored(path, shown, rules) || this.#skipped.ignores(shown === 'folder' ? `${path}/` : path))
      return;
    if (isLink && !this.#follows(path, shown, holders)) return;
    if (kind === 'folder') this.#folder(path, { holders: [...holders, realPathOf(path)], rules }, files);
    else if (kind === 'file') files.push(path);
    else this.#tell('unreadable-file', path, 'it is no regular file, but a pipe, socket or device');
  }

  #kindBehind(path: string): 'file' | 'folder' | 'other' | undefined {
    const kind = kindOfPath(path);
    switch (kind) {
      case 'file':
      case 'folder':
      case 'other':
        return kind;
      case 'loop':
        this.#tell('symlink-loop', path, 'symbolic links that lead to each other');
        return undefined;
      case 'missing':
      case 'unreadable':
        if (isManifestPath(path)) this.#tell('unreadable-file', path, 'a symbolic link that leads nowhere');
        return undefined;
    }
  }

  /** A link to one of its own holders is a loop. A link to what is read anyway would only double the findings. */
  #follows(path: string, kind: 'file' | 'folder', holders: readonly string[]): boolean {
    const target = realPathOf(path);
    if (kind === 'folder' && holders.some((holder) => isWithin(holder, target))) {
      this.#tell('symlink-loop', path, `it leads back to ${target}, which holds it`);
      return false;
    }
    const isReached = this.#reached.some((reached) => isWithin(target, reached));
    if (isReached && (kind === 'folder' || isManifestPath(target))) return false;
    this.#reached.push(target);
    return true;
  }

  #ignoreRulesOf(folder: string): readonly IgnoreRules[] {
    const path = joinPath(folder, ignoreFile);
    const file = readTextFile(path, limits.fileBytes);
    if (file.kind === 'text') return [parseIgnoreFile(file.text, folder)];
    this.#tell('invalid-ignore', path, 'the ignore file cannot be read, so it leaves nothing out');
    return [];
  }

  #tell(code: ProblemCode, file: string, detail: string): void {
    this.#problems.push({ code, file, detail });
  }
}
