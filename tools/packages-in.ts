import { readFileSync } from 'node:fs';

/** A package of others of which something went into the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package says it. */
  readonly license?: string;
}

/** The packages that the given files belong to, sorted by name. */
export const packagesIn = (files: readonly string[]): readonly BundledPackage[] => {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)]
    .map((folder) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as BundledPackage)
    .map(({ name, version, license }) => ({ name, version, ...(license === undefined ? {} : { license }) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};
