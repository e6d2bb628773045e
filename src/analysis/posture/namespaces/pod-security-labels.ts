import { type FieldPath, join } from '../../../model/field-path.ts';

/** The labels by which Pod Security Admission is set (kubernetes.io/docs/concepts/security/pod-security-admission). */

export type Mode = 'enforce' | 'audit' | 'warn';

const levels: readonly string[] = ['privileged', 'baseline', 'restricted'];

export const levelLabel = (mode: Mode): string => `pod-security.kubernetes.io/${mode}`;

export const versionLabel = (mode: Mode): string => `pod-security.kubernetes.io/${mode}-version`;

export const labelPath = (label: string): FieldPath => join('/metadata/labels', label);

/** How strict a level is; `undefined` for words that are no level. No label means privileged, which is no demand at all. */
export const strictnessOf = (level: string | undefined): number | undefined => {
  const index = levels.indexOf(level ?? 'privileged');
  return index < 0 ? undefined : index;
};
