import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The binary of Node.js for a target such as `linux-arm64`, out of its package in the registry; kept in `folder`. */
export const nodeFor = (target: string, version: string, folder: string): string => {
  // A folder each: npm would take away what another target brought.
  const prefix = `${folder}/${target}-${version}`;
  const file = `${prefix}/node_modules/node-${target}/bin/node`;
  if (existsSync(file)) return file;
  execFileSync(
    'npm',
    [
      'install',
      '--prefix',
      prefix,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      // npm refuses a package for another processor otherwise, and that is the point here.
      '--force',
      '--ignore-scripts',
      `node-${target}@${version}`,
    ],
    { stdio: 'inherit' },
  );
  return file;
};
