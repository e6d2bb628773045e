import ignore, { type Ignore } from 'ignore';

export const ignoreFile = '.seawallignore';

/** The rules of one ignore file, in the syntax of .gitignore, for what lies under its folder. */
export interface IgnoreRules {
  readonly folder: string;
  readonly patterns: Ignore;
}

export const parseIgnoreFile = (text: string, folder: string): IgnoreRules => ({
  folder,
  patterns: ignore().add(text),
});

/** A path as it is shown: what lies in `.` has no prefix. */
export const joinPath = (folder: string, name: string): string => {
  if (folder === '.' || folder === './') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
};

/** Whether the rules leave a path out. They are given nearest folder first: the nearest that says anything decides, as in git. */
export const isIgnored = (path: string, kind: 'file' | 'folder', rules: readonly IgnoreRules[]): boolean => {
  for (const { folder, patterns } of rules) {
    const below = path.slice(joinPath(folder, '').length);
    const { ignored, unignored } = patterns.test(kind === 'folder' ? `${below}/` : below);
    if (ignored || unignored) return ignored;
  }
  return false;
};
