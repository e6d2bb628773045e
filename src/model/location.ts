/** A place in a file. Lines and columns count from 1; columns are UTF-16 code units (SARIF 2.1.0, `columnKind`). */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** `exact`: this very line. `approximate`: the best of several. `file`: only the file is known. */
  readonly precision: 'exact' | 'approximate' | 'file';
}
