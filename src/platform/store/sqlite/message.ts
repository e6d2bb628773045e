import type { Answer, Value } from './connection.ts';

/** What the worker is asked; answers come in the order of the requests. */
export type Request =
  | {
      readonly kind: 'open';
      readonly path: string;
      readonly use: 'write' | 'read';
      /** An empty store must not pass for one that was lost. */
      readonly mustExist: boolean;
      /** The file that others have open: a reader of another one would answer out of a strange store. */
      readonly identity: string | undefined;
    }
  | { readonly kind: 'run'; readonly sql: string; readonly parameters: readonly Value[] }
  | { readonly kind: 'many'; readonly sql: string; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'backup'; readonly path: string }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'close' };

/** An error in words that cross a thread. `errcode` is SQLite's extended result code, `fault` our own finding about the file. */
export interface Refusal {
  readonly message: string;
  readonly errcode?: number;
  readonly fault?: string;
  /** A system call's error, such as ENOENT. */
  readonly code?: string;
}

export type Reply =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly refusal: Refusal };
