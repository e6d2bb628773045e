import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { arch, argv, execPath, exit, platform, stderr, stdout, version } from 'node:process';

/**
 * `npm run executable [linux-x64] [linux-arm64]`: the bundle inside Node.js as one file that needs nothing else
 * (https://nodejs.org/api/single-executable-applications.html). Node.js for another processor comes from the registry.
 */

const targets = argv.length > 2 ? argv.slice(2) : ['linux-x64', 'linux-arm64'];
const folder = 'build/executable';

const nodeFor = (target: string): string => {
  if (target === `${platform}-${arch}`) return execPath;
  const file = `${folder}/node_modules/node-${target}/bin/node`;
  if (existsSync(file)) return file;
  const name = `node-${target}@${version.slice(1)}`;
  // --force: npm refuses a package for another processor otherwise, and that is the point here.
  execFileSync(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--force',
      '--ignore-scripts',
      name,
    ],
    {
      stdio: 'inherit',
    },
  );
  return file;
};

if (!existsSync('build/whole.cjs')) {
  stderr.write('There is no bundle yet: npm run build\n');
  exit(2);
}
mkdirSync(folder, { recursive: true });
for (const target of targets) {
  const output = `dist/seawall-${target}`;
  const configuration = `${folder}/${target}.json`;
  writeFileSync(
    configuration,
    JSON.stringify({
      main: 'build/whole.cjs',
      output,
      executable: nodeFor(target),
      disableExperimentalSEAWarning: true,
      // The cache holds machine code: it is made by the very Node.js that is to use it, or not at all.
      useCodeCache: target === `${platform}-${arch}`,
    }),
  );
  execFileSync(execPath, ['--build-sea', configuration], { stdio: ['ignore', 'ignore', 'inherit'] });
  stdout.write(`${output}: ${(statSync(output).size / 1024 / 1024).toFixed(0)} MiB\n`);
}
