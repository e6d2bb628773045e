/** Why no check of ours answers these ids of a peer. */
export interface Reason {
  /** One sentence without a full stop. */
  readonly reason: string;
  readonly ids: readonly string[];
}
