import type { Severity } from '../../model/severity.ts';

/** A secret that stands in clear text. Never the value itself, nor any part, length or hash of it. */
export interface DetectedSecret {
  /** What it is, after "a": `GitHub token`, `password`. */
  readonly what: string;
  readonly severity: Severity;
  /** Line in the text that was looked at, from 1; absent where the whole value is the secret. */
  readonly line?: number;
}
