import type { Inventory } from '../../inventory/inventory.ts';
import { type PodView, pods } from '../../inventory/views/pods.ts';
import type { FieldPath } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Violation } from '../posture/check.ts';
import { controlsIn, type VersionedControl } from './controls.ts';
import type { Level, Profile, StandardVersion } from './profile.ts';

/** A control that a workload does not meet. */
export interface ControlViolation {
  /** Kubernetes' own id of the control: `capabilities_baseline`. */
  readonly control: string;
  readonly reason: string;
  /** Names every container and volume at fault. */
  readonly detail: string;
  readonly paths: readonly FieldPath[];
}

/** How one workload stands to a profile. */
export interface ProfileResult {
  readonly resource: Resource;
  readonly level: Level;
  readonly version: StandardVersion;
  readonly allowed: boolean;
  /** One for each control that is not met; empty when `allowed`. */
  readonly violations: readonly ControlViolation[];
}

/** Holds every workload to a profile of the Pod Security Standards; one result for each workload. */
export const checkProfile = (inventory: Inventory, profile: Profile): readonly ProfileResult[] => {
  const controls = controlsIn(profile);
  return inventory.select(pods).map((pod) => {
    const violations = violationsOf(pod, controls);
    return { resource: pod.resource, ...profile, allowed: violations.length === 0, violations };
  });
};

/** Controls that are checked in parts, such as the three namespaces of the node, come out as one. */
const violationsOf = (pod: PodView, controls: readonly VersionedControl[]): readonly ControlViolation[] => {
  const failed = controls.flatMap((control) => failedParts(pod, control));
  if (failed.length === 0) return [];
  return [...Map.groupBy(failed, ({ control }) => control)].map(([control, parts]) => merge(control, parts));
};

interface FailedPart {
  readonly control: string;
  readonly reason: string;
  readonly found: readonly Violation[];
}

const failedParts = (
  pod: PodView,
  { control, reason, evaluate, replaces }: VersionedControl,
): readonly FailedPart[] => {
  const found = evaluate(pod);
  if (found.length === 0) return [];
  return [{ control, reason, found }, ...replaces.flatMap((one) => failedParts(pod, one))];
};

const merge = (control: string, parts: readonly FailedPart[]): ControlViolation => {
  const found = parts.flatMap((part) => part.found);
  return {
    control,
    reason: parts.map(({ reason }) => reason).join(', '),
    detail: [...new Set(found.map(({ detail }) => detail))].join('; '),
    paths: [...new Set(found.map(({ path }) => path))],
  };
};
