import type { Check } from '../check.ts';
import { alphaApiVersion } from './apis/alpha-api-version.ts';
import { deprecatedApiVersion } from './apis/deprecated-api-version.ts';
import { ignoredAnnotation } from './apis/ignored-annotation.ts';
import { oldNodeLabel } from './apis/old-node-label.ts';
import { removedApiVersion } from './apis/removed-api-version.ts';
import { removedVolumeType } from './apis/removed-volume-type.ts';
import { unknownApiVersion } from './apis/unknown-api-version.ts';

/** Checks of this area, sorted by id. */
export const apisChecks: readonly Check[] = [
  alphaApiVersion,
  deprecatedApiVersion,
  ignoredAnnotation,
  oldNodeLabel,
  removedApiVersion,
  removedVolumeType,
  unknownApiVersion,
];
