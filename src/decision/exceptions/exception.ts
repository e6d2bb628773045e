import type { ExceptionSpec } from '../../model/kinds/risk-exception.ts';
import type { Resource } from '../../model/resource.ts';

/** Which findings an exception is about. Every list that is given must have a pattern that fits; `*` stands for anything. */
export type ExceptionMatch = ExceptionSpec['match'];

/** A RiskException or ClusterRiskException (seawall.dev/v1alpha1): somebody takes a risk, for a reason, for a time. */
export interface RiskException {
  readonly resource: Resource;
  /** A RiskException reaches its own namespace; where a manifest leaves that out, what leaves it out too. */
  readonly reach: { readonly over: 'all' } | { readonly over: 'namespace'; readonly namespace?: string };
  readonly spec: ExceptionSpec;
}
