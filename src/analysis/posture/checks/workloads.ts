import type { Check } from '../check.ts';
import { floatingTag } from './workloads/floating-tag.ts';
import { helmTiller } from './workloads/helm-tiller.ts';
import { imageDigestUnset } from './workloads/image-digest-unset.ts';
import { imagePullPolicyNotAlways } from './workloads/image-pull-policy-not-always.ts';
import { imageRegistry } from './workloads/image-registry.ts';
import { invalidImageReference } from './workloads/invalid-image-reference.ts';
import { latestTag } from './workloads/latest-tag.ts';
import { retiredImageRegistry } from './workloads/retired-image-registry.ts';
import { staleLatestImage } from './workloads/stale-latest-image.ts';

/** Checks of this area, sorted by id. */
export const workloadsChecks: readonly Check[] = [
  floatingTag,
  helmTiller,
  imageDigestUnset,
  imagePullPolicyNotAlways,
  imageRegistry,
  invalidImageReference,
  latestTag,
  retiredImageRegistry,
  staleLatestImage,
];
