/**
 * Manifests with holes that values fill. One description has two readings: `fill` gives objects for `seawall install`, and the chart's
 * generator prints it as Helm's templates. So both install the same (decision 13).
 */
export type Part = string | number | boolean | Hole | readonly Part[] | Members;

/** Members of a mapping. The key `...` adds the members of a value. */
export interface Members {
  readonly [key: string]: Part;
}

export interface Hole {
  readonly hole: Expression;
}

export type Expression =
  /** A value as it is, of any type; `values` is a path such as `image.tag`. */
  | { readonly is: 'value'; readonly values: string }
  | { readonly is: 'release'; readonly of: 'name' | 'namespace' | 'service' }
  /** Texts behind each other. */
  | { readonly is: 'text'; readonly pieces: readonly (string | Hole)[] }
  /** The member or item is left out where there is no other part. */
  | {
      readonly is: 'choice';
      readonly when: Condition;
      readonly part: Part;
      readonly otherwise?: Part;
    }
  /** The items of a list, or the members of a mapping, in among the others. */
  | { readonly is: 'spread'; readonly values: string }
  /** A value as JSON text, for files; or the SHA-256 of that text, which tells one from another. */
  | { readonly is: 'json' | 'digest'; readonly values: string };

export type Condition =
  /** Neither false, nor empty, nor 0. */
  | { readonly is: 'set'; readonly values: string }
  | { readonly is: 'equal'; readonly values: string; readonly to: string }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] };

export const value = (values: string): Hole => ({ hole: { is: 'value', values } });
export const spread = (values: string): Hole => ({ hole: { is: 'spread', values } });
export const text = (...pieces: readonly (string | Hole)[]): Hole => ({ hole: { is: 'text', pieces } });
export const asJson = (values: string): Hole => ({ hole: { is: 'json', values } });
export const digestOf = (values: string): Hole => ({ hole: { is: 'digest', values } });
export const when = (condition: Condition, part: Part, otherwise?: Part): Hole => ({
  hole: { is: 'choice', when: condition, part, ...(otherwise === undefined ? {} : { otherwise }) },
});

export const releaseName: Hole = { hole: { is: 'release', of: 'name' } };
export const releaseNamespace: Hole = { hole: { is: 'release', of: 'namespace' } };
/** `Helm`, or `seawall`. */
export const releaseService: Hole = { hole: { is: 'release', of: 'service' } };
/** A name that begins with that of the release. */
export const named = (suffix: string): Hole => text(releaseName, `-${suffix}`);

export const isSet = (values: string): Condition => ({ is: 'set', values });
export const equals = (values: string, to: string): Condition => ({ is: 'equal', values, to });
export const not = (of: Condition): Condition => ({ is: 'not', of });
export const all = (...of: readonly Condition[]): Condition => ({ is: 'all', of });
export const any = (...of: readonly Condition[]): Condition => ({ is: 'any', of });

export const isHole = (part: Part): part is Hole =>
  typeof part === 'object' && !Array.isArray(part) && 'hole' in part;

/** One object of the release. */
export interface Manifest {
  /** The template file that it stands in. */
  readonly file: string;
  readonly when?: Condition;
  /** Helm's hooks mean nothing to others. */
  readonly only?: 'chart';
  readonly object: Members;
}
