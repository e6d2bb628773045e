import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Makes dist/: the whole program in one file, so that `seawall` starts fast and installs nothing else. */

/** Old versions of Node.js must be able to parse this file: it says which version is needed. */
const launcher = `#!/usr/bin/env node
'use strict';
var version = process.versions.node;
if (parseInt(version, 10) < 24) {
  process.stderr.write('seawall needs Node.js 24 or newer; this is ' + version + '. See https://nodejs.org.\\n');
  process.exitCode = 2;
} else {
  try {
    require('node:module').enableCompileCache();
  } catch (error) {
    // A folder that cannot be written costs some milliseconds, no more.
  }
  require('./main.cjs');
}
`;

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
writeFileSync('dist/seawall.cjs', launcher);
chmodSync('dist/seawall.cjs', 0o755);
await build({
  entryPoints: ['src/apps/cli/main.ts'],
  outfile: 'dist/main.cjs',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
});
