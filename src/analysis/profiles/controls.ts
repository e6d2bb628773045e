import type { View } from '../../inventory/target.ts';
import type { StandardControl, Violation } from '../posture/check.ts';
import { podSecurityChecks } from '../posture/checks/pod-security.ts';
import { type Level, newestMinor, type Profile } from './profile.ts';

/** A control as it stands at one version of the standard. */
export interface VersionedControl {
  /** Kubernetes' own id of the control. */
  readonly control: string;
  readonly reason: string;
  evaluate(pod: View): readonly Violation[];
  /**
   * The controls of level baseline that this one replaces. It alone decides, as in Kubernetes; where it is not met they are asked
   * too, so that a result at level restricted also says whether baseline would be met.
   */
  readonly replaces: readonly VersionedControl[];
}

interface Member {
  readonly reason: string;
  readonly standard: StandardControl<View>;
}

const members: readonly Member[] = podSecurityChecks.flatMap(({ reason, standard }) =>
  standard === undefined ? [] : [{ reason, standard }],
);

const isInForce = ({ standard }: Member, minor: number): boolean =>
  standard.revisions.some(({ since }) => since <= minor);

const asOf = (minor: number, { reason, standard }: Member): readonly VersionedControl[] => {
  const revision = standard.revisions.findLast(({ since }) => since <= minor);
  if (revision === undefined) return [];
  const replaced = members.filter((one) => one.standard.control === standard.overrides);
  return [
    {
      control: standard.control,
      reason,
      evaluate: revision.evaluate,
      replaces: replaced.flatMap((one) => asOf(minor, one)),
    },
  ];
};

const baselineAt = (minor: number): readonly VersionedControl[] =>
  members.filter(({ standard }) => standard.level === 'baseline').flatMap((member) => asOf(minor, member));

/** Those of baseline too, but for the ones that a sharper control replaces at that version. */
const restrictedAt = (minor: number): readonly VersionedControl[] => {
  const replaced = new Set(
    members.filter((member) => isInForce(member, minor)).map(({ standard }) => standard.overrides),
  );
  return members
    .filter(({ standard }) => !replaced.has(standard.control))
    .flatMap((member) => asOf(minor, member));
};

const minors = Array.from({ length: newestMinor + 1 }, (_, minor) => minor);

const tables: Readonly<Record<Level, readonly (readonly VersionedControl[])[]>> = {
  privileged: [],
  baseline: minors.map(baselineAt),
  restricted: minors.map(restrictedAt),
};

/** The controls that a profile demands. A version newer than the known ones has those of the newest. */
export const controlsIn = ({ level, version }: Profile): readonly VersionedControl[] =>
  tables[level][version === 'latest' ? newestMinor : Math.min(version, newestMinor)] ?? [];
