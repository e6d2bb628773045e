import type { Flavor } from '../flavor.ts';

/** One step forward. It is never edited once it was released: a later one corrects it. */
export interface Migration {
  readonly version: number;
  readonly title: string;
  /** Statements in order, in the words of the database. */
  readonly statements: (flavor: Flavor) => readonly string[];
}
