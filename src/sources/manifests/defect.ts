import type { ProblemCode } from '../../model/problem.ts';

/** Why a document cannot be read. `offset` counts from the start of the text that was parsed. */
export class Defect extends Error {
  readonly code: ProblemCode;
  readonly offset: number;

  constructor(code: ProblemCode, message: string, offset: number) {
    super(message);
    this.name = 'Defect';
    this.code = code;
    this.offset = offset;
  }
}

/** Something that a parser tells without giving up. */
export interface Remark {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly offset: number;
}

/** A parsed document; the value is `undefined` when it has no content at all. */
export interface Parsed {
  readonly value: unknown;
  readonly remarks: readonly Remark[];
}
