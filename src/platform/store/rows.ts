import type { Value } from './sqlite/connection.ts';

/** Many rows of values for one statement: as the only parameter of a query it is run once for each. */
export class Rows {
  readonly rows: readonly (readonly Value[])[];

  constructor(rows: readonly (readonly Value[])[]) {
    this.rows = rows;
  }
}
