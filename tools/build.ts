import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';

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

/** Examples end every check's file. Behind a getter they are not made before somebody asks for them: `explain` does, a scan never. */
const examplesOnDemand: Plugin = {
  name: 'examples on demand',
  setup: ({ onLoad }) => {
    onLoad(
      { filter: /src[/\\]analysis[/\\]posture[/\\]checks[/\\][^/\\]+[/\\][^/\\]+\.ts$/ },
      ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(
          /^ {2}examples: \[\n([\s\S]*)^ {2}\],\n\}\);\n$/m,
          '  get examples() {\n    return [\n$1    ];\n  },\n});\n',
        ),
        loader: 'ts',
      }),
    );
  },
};

/**
 * Commands are loaded on demand from sources, but in one file a module behind `import()` is a function that is compiled anew at every start; at
 * the top level it comes out of the compile cache. The whole then starts a fifth sooner.
 */
const commandsAtHand: Plugin = {
  name: 'commands at hand',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src[/\\]apps[/\\]cli[/\\]commands\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const modules = [...text.matchAll(/\(\) => import\('([^']+)'\)/g)].map(([, module]) => module ?? '');
      const imports = modules
        .map((module, index) => `import * as command${index} from '${module}';\n`)
        .join('');
      return {
        contents: `${imports}${text.replace(/\(\) => import\('([^']+)'\)/g, (_, module: string) => `() => Promise.resolve(command${modules.indexOf(module)})`)}`,
        loader: 'ts',
      };
    });
  },
};

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
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [examplesOnDemand, commandsAtHand],
});
