import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { Remark } from './defect.ts';
import { positionAt } from './position.ts';

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

/** A parser's remark with its place in the file; `part` says where the parsed text starts. */
export const problemAt = (
  { code, detail, offset }: Remark,
  text: string,
  file: string,
  part: { readonly offset: number; readonly line: number },
): Problem => ({ code, file, ...positionAt(text, offset, part.offset, part.line), detail });

export const tooManyDocuments = (file: string): Problem => ({
  code: 'limit-exceeded',
  file,
  detail: `over documentsPerFile (${limits.documentsPerFile}) documents; split the file`,
});
