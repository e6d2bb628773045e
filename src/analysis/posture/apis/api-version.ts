/** A version of a built-in API, and the kinds that it serves or served. */
export interface ApiVersion {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** Minor version of Kubernetes 1 from which on it is deprecated. */
  readonly deprecated?: number;
  /** Minor version of Kubernetes 1 from which on it is not served. */
  readonly removed?: number;
  /** The apiVersion to use instead, and the kind where that changes too; absent where there is nothing like it. */
  readonly replacement?: {
    readonly apiVersion: string;
    readonly kind?: string /** Minor version. */;
    readonly since: number;
  };
  /**
   * When an object means the same under the replacement, field by field and default by default, so that only its apiVersion has to
   * change. `with-selector`: only if its selector is not empty. Absent: it has to be rewritten.
   */
  readonly same?: 'always' | 'with-selector';
}

/** Group and version to use instead, and since when. */
export const by = (
  apiVersion: string,
  since: number,
  kind?: string,
): NonNullable<ApiVersion['replacement']> => ({
  apiVersion,
  since,
  ...(kind === undefined ? {} : { kind }),
});
