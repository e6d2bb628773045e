import type { Condition } from '../template/part.ts';

/** Parts of the program that have rights of their own. */
export type Role = 'controller' | 'api' | 'admission';

/** One rule of RBAC, and why it is there. Never a star. */
export interface Right {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Endings of names behind the release's: only these objects. */
  readonly names?: readonly string[];
  /** The same for names that are not the release's. */
  readonly exactNames?: readonly string[];
  /** A list of names among the values. */
  readonly namesFrom?: string;
  readonly within: 'cluster' | 'own namespace';
  /** Only when values say so. */
  readonly when?: Condition;
  /** What it is needed for, and what is lost without it. */
  readonly why: string;
}
