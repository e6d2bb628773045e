import { hasOption } from './options.ts';
import { installationOf, type PackageManager } from './packages.ts';

/** Options that give every package of the call its version. */
const pinning: Readonly<Record<string, readonly string[]>> = {
  pip: ['-c', '--constraint', '--require-hashes', '-r', '--requirement'],
  gem: ['-v', '--version'],
  cargo: ['--version', '--git', '--path'],
  apt: ['-t', '--target-release', '--default-release'],
};

/** What a call installs without a version, in words; `undefined` when it is nothing. What a variable holds is not known. */
export const unpinnedPackages = (call: readonly string[], of: PackageManager['of']): string | undefined => {
  const installation = installationOf(call);
  if (installation === undefined || installation.manager.of !== of) return undefined;
  const { manager, packages } = installation;
  if (hasOption(call, ...(pinning[manager.name] ?? []))) return undefined;
  const unpinned = packages.filter((text) => !/[$`*]/.test(text) && !manager.isPinned(text));
  return unpinned.length === 0 ? undefined : `${manager.name} installs ${listed(unpinned)} without a version`;
};

const shown = 5;

const listed = (names: readonly string[]): string => {
  const first = names.slice(0, shown).join(', ');
  return names.length > shown ? `${first} and ${names.length - shown} more` : first;
};
