/** How the watch of one kind is doing. */
export interface ReflectorState {
  /** Plural name with group: `deployments.apps`; in one namespace with `shop/` before it. */
  readonly name: string;
  readonly status: 'listing' | 'watching' | 'waiting' | 'forbidden' | 'gone' | 'closed';
  /** Whether the objects are a whole list, be it an old one. */
  readonly synced: boolean;
  /** From where the watch goes on; empty where it begins with a list. */
  readonly resourceVersion: string;
  /** Milliseconds since 1970; `undefined` before the first. */
  readonly lastEvent: number | undefined;
  /** Of the last failure, until something succeeds. */
  readonly lastError: string | undefined;
  readonly objects: number;
}
