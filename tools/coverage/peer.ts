/** A scanner whose checks we compare ours with. */
export type PeerId = 'kube-linter' | 'polaris' | 'kubescape' | 'hadolint' | 'dockle';

/** What one peer looks at. */
export interface Peer {
  readonly id: PeerId;
  readonly name: string;
  /** Where the ids were read. */
  readonly source: string;
  /** Ids of its checks, each with what it is about in our own short words. */
  readonly topics: Readonly<Record<string, string>>;
}
