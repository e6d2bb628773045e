import type { View } from '../target.ts';
import type { Direction } from './network-policies.ts';

export type Labels = Readonly<Record<string, string>>;

/**
 * A policy of a network plug-in, as far as it isolates pods. Where we cannot tell whom it selects the answer is yes: a finding that a
 * policy is missing must not be wrong.
 */
export interface CniPolicy extends View {
  /** The only namespace of its pods; `undefined` for all. */
  readonly namespace: string | undefined;
  readonly directions: readonly Direction[];
  maySelect(labels: Labels, namespace: string): boolean;
}

/** The directions for which the answer is yes. */
export const directionsWhere = (has: (direction: Direction) => boolean): readonly Direction[] =>
  (['ingress', 'egress'] as const).filter(has);
