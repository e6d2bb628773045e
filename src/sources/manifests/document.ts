import type { Problem } from '../../model/problem.ts';

/** One document of a file. Offset and length are in UTF-16 code units of the file's text. */
export interface Document {
  readonly value: unknown;
  readonly offset: number;
  readonly length: number;
  /** Line of the file on which the document's own text starts, from 1. */
  readonly line: number;
}

/** What a file's text holds: documents without content are none, broken ones are problems. */
export interface Reading {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}
