import { spawnSync } from 'node:child_process';
import { argv, execPath, exit } from 'node:process';

/** `npm run bench`: makes the bundle and runs what lies in test/speed. */
for (const words of [
  ['tools/build.ts'],
  ['test/speed/scan.ts', ...argv.slice(2)],
  ['test/speed/reader.ts'],
  ['test/speed/reflector.ts'],
  ['test/speed/standing.ts'],
]) {
  const { status } = spawnSync(execPath, words, { stdio: 'inherit' });
  if (status !== 0) exit(status ?? 1);
}
