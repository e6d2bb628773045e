import type { UnseenKind } from '../../inventory/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import type { Manifests } from '../../sources/manifests/collect.ts';

/** What a run looks at, wherever it was collected. */
export interface Facts extends Manifests {
  /** Kinds that could not be read, for want of a right. */
  readonly unseen?: readonly (UnseenKind & { readonly right: string })[];
  /** Objects that others refer to and nobody here answers for, such as the roles that Kubernetes makes. */
  readonly background?: ReadonlySet<Resource>;
}
