import type { ControlReferences } from '../../src/model/control.ts';
import type { PeerId } from './peer.ts';
import { peers } from './peers.ts';
import type { Reason } from './reason.ts';
import { dockleReasons } from './reasons/dockle.ts';
import { hadolintReasons } from './reasons/hadolint.ts';
import { kubeLinterReasons } from './reasons/kube-linter.ts';
import { kubescapeReasons } from './reasons/kubescape.ts';
import { polarisReasons } from './reasons/polaris.ts';

/** One check of a peer and our answer to it. */
export interface CoverageRow {
  readonly peer: PeerId;
  readonly id: string;
  readonly topic: string;
  /** Our checks that refer to it; empty where there is none. */
  readonly checks: readonly string[];
  /** Why there is none. Exactly one of the two must be there, which a law test sees to. */
  readonly reason?: string;
}

export const reasonsByPeer: Readonly<Record<PeerId, readonly Reason[]>> = {
  'kube-linter': kubeLinterReasons,
  polaris: polarisReasons,
  kubescape: kubescapeReasons,
  hadolint: hadolintReasons,
  dockle: dockleReasons,
};

interface Referring {
  readonly id: string;
  readonly controls: ControlReferences;
}

/** Every check of every peer, in the order of the lists. */
export const coverageOf = (checks: readonly Referring[]): readonly CoverageRow[] =>
  peers.flatMap((peer) => {
    const ours = checksByControl(checks, peer.id);
    const reasons = new Map(
      reasonsByPeer[peer.id].flatMap(({ reason, ids }) => ids.map((id) => [id, reason] as const)),
    );
    return Object.entries(peer.topics).map(([id, topic]) => {
      const reason = reasons.get(id);
      return {
        peer: peer.id,
        id,
        topic,
        checks: ours.get(id) ?? [],
        ...(reason === undefined ? {} : { reason }),
      };
    });
  });

const checksByControl = (
  checks: readonly Referring[],
  peer: PeerId,
): ReadonlyMap<string, readonly string[]> => {
  const pairs = checks.flatMap((check) => (check.controls[peer] ?? []).map((id) => [id, check.id] as const));
  return new Map(
    [...Map.groupBy(pairs, ([id]) => id)].map(([id, members]) => [id, members.map(([, check]) => check)]),
  );
};
