import { type ClusterFacts, type MissingRight, nameOfRight } from '../../sources/cluster/facts.ts';
import type { Facts } from '../scan/facts.ts';
import { isBackground, judgedIn } from './visible.ts';

/** A cluster as something to judge once. */
export const factsOf = (cluster: ClusterFacts): Facts => {
  const resources = judgedIn(cluster);
  return {
    resources,
    problems: cluster.problems,
    texts: new Map(),
    files: [],
    unseen: cluster.missingRights.map(unseenBy),
    background: new Set(resources.filter(isBackground)),
  };
};

/** The kind that a missing right hides. */
export const unseenBy = (right: MissingRight) => ({
  group: right.group,
  kind: right.kind,
  right: nameOfRight(right),
});
