import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// biome-ignore lint/style/noDefaultExport: Vite reads its configuration there
export default defineConfig({
  root: here('.'),
  // Below whatever path an Ingress gives it.
  base: './',
  plugins: [react()],
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
