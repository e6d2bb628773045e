import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type BuildOptions, build, type OnLoadResult, type Plugin } from 'esbuild';
import { build as buildPages } from 'vite';
import { packagesIn } from './packages-in.ts';
import { workerWithin } from './store-worker.ts';

/**
 * Makes dist/: the program in two files, so that `seawall` starts fast and installs nothing else. `main.cjs` is what works on files;
 * `full.cjs` is all of it, with what talks to clusters and databases, and is loaded by the commands that need it. `console/` is the web
 * console, plain files that `seawall serve` hands out.
 */

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
      return modulesInline(readFileSync(path, 'utf8'));
    });
  },
};

const modulesInline = (text: string): OnLoadResult => {
  const modules = [...new Set([...text.matchAll(onDemand)].map(([, module]) => module ?? ''))];
  const imports = modules.map((module, index) => `import * as module${index} from '${module}';\n`).join('');
  const contents = text.replace(
    onDemand,
    (_, module: string) => `Promise.resolve(module${modules.indexOf(module)})`,
  );
  return { contents: `${imports}${contents}`, loader: 'ts' };
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

/** Modules of commands that need the full program: in `main.cjs` they hand the command line on to it. */
const handedOn =
  /\bimport\('\.\/(?:commands\/)?(?:snapshot|review|serve|install|uninstall|status|scan-cluster|profile-check-cluster)\.ts'\)/g;

const fullOnDemand: Plugin = {
  name: 'full program on demand',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src[/\\]apps[/\\]cli[/\\].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      handedOn.lastIndex = 0;
      if (!handedOn.test(text)) return undefined;
      const stub = "Promise.resolve({ run: () => require('./full.cjs').main(process.argv.slice(2)) })";
      return modulesInline(text.replace(handedOn, stub));
    });
  },
};

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
};
const { metafile: start } = await build({
  ...shared,
  entryPoints: ['src/apps/cli/start.ts'],
  metafile: true,
  outfile: 'dist/main.cjs',
  external: ['./full.cjs'],
  plugins: [fullOnDemand, examplesOnDemand, modulesAtHand, enginesOnDemand],
});
const { metafile } = await build({
  ...shared,
  entryPoints: ['src/apps/cli/main.ts'],
  metafile: true,
  outfile: 'dist/full.cjs',
  // pg asks for it only when somebody wants it, and we do not.
  external: ['pg-native'],
  plugins: [examplesOnDemand, workerWithin],
});
/** The same with its start, for the single executable file. */
await build({
  ...shared,
  entryPoints: ['src/apps/cli/start.ts'],
  outfile: 'build/whole.cjs',
  external: ['pg-native'],
  plugins: [examplesOnDemand, workerWithin],
});

writeFileSync(
  'dist/packages.json',
  `${JSON.stringify(packagesIn([...Object.keys(start.inputs), ...Object.keys(metafile.inputs)]), undefined, 1)}\n`,
);

/** Compiled code is kept under the name of what it was compiled from: V8 itself compares no more than the length. */
const name = createHash('sha256').update(readFileSync('dist/main.cjs')).digest('hex').slice(0, 16);
writeFileSync('dist/seawall.cjs', readFileSync('tools/launcher.cjs', 'utf8').replace('BUILD', name));
chmodSync('dist/seawall.cjs', 0o755);

const pages = await buildPages({ configFile: 'console/vite.config.ts', logLevel: 'warn' });
const modules = [pages]
  .flat()
  .flatMap((built) => ('output' in built ? built.output : []))
  .flatMap((one) => (one.type === 'chunk' ? one.moduleIds.map((id) => relative('.', id)) : []));
writeFileSync('dist/console/packages.json', `${JSON.stringify(packagesIn(modules), undefined, 1)}\n`);
