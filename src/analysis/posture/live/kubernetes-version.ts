import { endOfPeriod } from '../../../model/date.ts';

/** Kubernetes 1.`minor`.`patch`. */
export interface KubernetesVersion {
  readonly minor: number;
  readonly patch: number;
}

const form = /^v?1\.(\d{1,3})(?:\.(\d{1,4}))?/;

/** `v1.36.3`, `v1.33.5-eks-3025e55`. `undefined` for what is no version of Kubernetes 1. */
export const parseKubernetesVersion = (text: string): KubernetesVersion | undefined => {
  const [, minor, patch = '0'] = form.exec(text) ?? [];
  return minor === undefined ? undefined : { minor: Number(minor), patch: Number(patch) };
};

interface Release {
  /** The day on which its support ends; absent where it was not yet said. */
  readonly end?: string;
  /** The newest patch when this was written. */
  readonly patch: number;
}

/** Minor versions of Kubernetes 1, as of November 2026. (kubernetes.io/releases: end of life and patch releases of each) */
const releases: Readonly<Record<number, Release>> = {
  30: { end: '2025-06-28', patch: 14 },
  31: { end: '2025-11-11', patch: 14 },
  32: { end: '2026-02-28', patch: 13 },
  33: { end: '2026-06-28', patch: 13 },
  34: { end: '2026-10-27', patch: 9 },
  35: { end: '2027-02-28', patch: 9 },
  36: { end: '2027-06-28', patch: 4 },
  37: { patch: 2 },
};

/** Before this one all have ended. */
const oldestListed = 30;

/** When support of a minor version ended, if it had by that day: `2026-10-27`, or `before 2025-06-28`. */
export const endOfLife = (minor: number, date: string): string | undefined => {
  const end = releases[minor]?.end;
  if (minor < oldestListed) return `before ${releases[oldestListed]?.end ?? ''}`;
  return end !== undefined && isOver(end, date) ? end : undefined;
};

/** Whether a day is over on another; never where one of them is no date. */
export const isOver = (end: string, date: string): boolean => {
  const [ends, now] = [endOfPeriod(end), endOfPeriod(date)];
  return ends !== undefined && now !== undefined && ends < now;
};

/** The newest patch of a minor version that is known; `undefined` for minors that came later. */
export const newestPatch = (minor: number): number | undefined => releases[minor]?.patch;
