/**
 * Where the worker's code is. The bundle replaces this file by one that holds the code itself as text, so that a single file carries the
 * whole program.
 */
export const workerCode: { readonly code: string | URL; readonly isText: boolean } = {
  code: new URL('./worker.ts', import.meta.url),
  isText: false,
};
