import { isSeverity } from '../../model/severity.ts';
import type { DetectedSecret } from './secret.ts';

/** How each of these begins; no secret of anybody's does. */
const prefix = 'seawall-hidden-secret/';

const marker = /seawall-hidden-secret\/([a-z]{3,8})\/([A-Za-z0-9_-]{1,80})/g;

/** Stands for a secret that was taken out of an object: the same is detected in it, and its value is gone. It is one word in any syntax. */
export const hiddenSecret = ({ severity, what }: DetectedSecret): string =>
  `${prefix}${severity}/${what.replaceAll(' ', '_').replaceAll(/[^A-Za-z0-9_-]/g, '')}`;

export interface HiddenPlace {
  readonly index: number;
  readonly secret: DetectedSecret;
}

const nowhere: readonly HiddenPlace[] = Object.freeze([]);

/** Where a text has such markers. */
export const hiddenIn = (text: string): readonly HiddenPlace[] =>
  text.includes(prefix)
    ? [...text.matchAll(marker)].flatMap(({ index, 1: severity = '', 2: what = '' }) =>
        isSeverity(severity) ? [{ index, secret: { what: what.replaceAll('_', ' '), severity } }] : [],
      )
    : nowhere;

/** What a setting held that is hidden now; `undefined` where it holds no marker. */
export const hiddenValue = (value: string): DetectedSecret | undefined => hiddenIn(value)[0]?.secret;
