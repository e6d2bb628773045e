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
  const packages = [...new Set(folders)]
    .map((folder) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as BundledPackage)
    .map(({ name, version, license }) => ({ name, version, ...(license === undefined ? {} : { license }) }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  // npm may lay the same version into two folders.
  return [...new Map(packages.map((one) => [keyOf(one), one])).values()];
};

const keyOf = ({ name, version }: BundledPackage): string => `${name}@${version}`;
