import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { arch, argv, execPath, exit, platform, stderr, stdout, version } from 'node:process';
import { nodeFor } from './node-for.ts';

/**
 * `npm run executable [linux-x64] [linux-arm64]`: the bundle inside Node.js as one file that needs nothing else
 * (https://nodejs.org/api/single-executable-applications.html). Node.js for another processor comes from the registry.
 */

const targets = argv.length > 2 ? argv.slice(2) : ['linux-x64', 'linux-arm64'];
const folder = 'build/executable';

const nodeOf = (target: string): string =>
  target === `${platform}-${arch}` ? execPath : nodeFor(target, version.slice(1), folder);

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
      executable: nodeOf(target),
      disableExperimentalSEAWarning: true,
      // The cache holds machine code: it is made by the very Node.js that is to use it, or not at all.
      useCodeCache: target === `${platform}-${arch}`,
    }),
  );
  execFileSync(execPath, ['--build-sea', configuration], { stdio: ['ignore', 'ignore', 'inherit'] });
  stdout.write(`${output}: ${(statSync(output).size / 1024 / 1024).toFixed(0)} MiB\n`);
}
