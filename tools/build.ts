import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { packagesIn } from './packages-in.ts';

/** Makes dist/: the whole program in one file, so that `seawall` starts fast and installs nothing else. */

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
 * Sources load commands and the engine of own checks on demand, but with a single `import()` in the file all modules that it can reach
 * become functions that run at every start. At the top level they come ready out of the compile cache: one small file then takes
 * 0.75 of the time.
 */
const modulesAtHand: Plugin = {
  name: 'modules at hand',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src[/\\]apps[/\\].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const modules = [...new Set([...text.matchAll(onDemand)].map(([, module]) => module ?? ''))];
      const imports = modules
        .map((module, index) => `import * as module${index} from '${module}';\n`)
        .join('');
      const contents = text.replace(
        onDemand,
        (_, module: string) => `Promise.resolve(module${modules.indexOf(module)})`,
      );
      return { contents: `${imports}${contents}`, loader: 'ts' };
    });
  },
};

const onDemand = /\bimport\('([^']+)'\)/g;

/**
 * The engines of own checks, of CEL and of patterns, are packages that need nothing of ours: required where they are used, they start with
 * the first own check. Without one, a small file takes 0.89 of the time.
 */
const enginesOnDemand: Plugin = {
  name: 'engines on demand',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src[/\\]analysis[/\\]own-checks[/\\]cel[/\\].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [line, name, module] = /^import \{ (\w+) \} from '([^.'][^']*)';$/m.exec(text) ?? [];
      if (line === undefined) return undefined;
      const used = new RegExp(`\\bnew ${name}(?=\\()|\\b${name}(?=\\.)`, 'g');
      const contents = text
        .replace(line, '')
        .replace(used, (use) =>
          use === name ? `require('${module}').${name}` : `new (require('${module}').${name})`,
        );
      return { contents, loader: 'ts' };
    });
  },
};

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
const { metafile } = await build({
  entryPoints: ['src/apps/cli/main.ts'],
  outfile: 'dist/main.cjs',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  plugins: [examplesOnDemand, modulesAtHand, enginesOnDemand],
});

writeFileSync(
  'dist/packages.json',
  `${JSON.stringify(packagesIn(Object.keys(metafile.inputs)), undefined, 1)}\n`,
);

/** Compiled code is kept under the name of what it was compiled from: V8 itself compares no more than the length. */
const name = createHash('sha256').update(readFileSync('dist/main.cjs')).digest('hex').slice(0, 16);
writeFileSync('dist/seawall.cjs', readFileSync('tools/launcher.cjs', 'utf8').replace('BUILD', name));
chmodSync('dist/seawall.cjs', 0o755);
