import { buildSync, type Plugin } from 'esbuild';

/**
 * The store's thread starts from a file of its own among the sources. A bundle is one file, so it carries the thread's code as text, and
 * starts it from that: it needs no second file beside it, inside a single executable neither.
 */
export const workerWithin: Plugin = {
  name: 'worker within',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]store[/\\]sqlite[/\\]worker-code\.ts$/ }, ({ path }) => {
      const { outputFiles } = buildSync({
        entryPoints: [path.replace(/worker-code\.ts$/, 'worker.ts')],
        bundle: true,
        platform: 'node',
        target: 'node24',
        format: 'cjs',
        minify: true,
        write: false,
      });
      const code = JSON.stringify(outputFiles[0]?.text ?? '');
      return { contents: `export const workerCode = { code: ${code}, isText: true };`, loader: 'js' };
    });
  },
};
