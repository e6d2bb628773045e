import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Examples are a check's tests and its page of documentation. A browser that evaluates needs none. */
const withoutExamples: Plugin = {
  name: 'without examples',
  transform: {
    filter: { id: /src\/analysis\/posture\/checks\/[^/]+\/[^/]+\.ts$/ },
    handler: (code) =>
      code.replace(/^ {2}examples: \[\n[\s\S]*^ {2}\],\n\}\);\n$/m, '  examples: [],\n});\n'),
    order: 'pre',
  },
};

/** Compressed once, here: the server hands out what lies beside a file where the browser takes it. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle: ({ dir = '' }, bundle) => {
    for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(readFileSync(join(dir, name)), { params }));
    }
  },
};

// biome-ignore lint/style/noDefaultExport: Vite reads its configuration there
export default defineConfig({
  root: here('.'),
  // Below whatever path an Ingress gives it.
  base: './',
  plugins: [withoutExamples, react(), compressed],
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    target: 'es2024',
    // Nothing inside of the page but what the content security policy names: files of our own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // PatternFly and React are 580 kB of it, 170 kB compressed; every screen needs them.
    chunkSizeWarningLimit: 700,
    license: { fileName: 'LEGAL.txt' },
  },
});
