/**
 * What the test bed is made of, each at one exact version of the Go module proxy. Newer versions are tried here first: one line, and `npm run test:real`.
 */

/** The patch version of each supported minor; the first is the one that tests run on. */
export const kubernetesVersions = { '1.36': '1.36.3', '1.35': '1.35.4', '1.34': '1.34.4' } as const;

export type Minor = keyof typeof kubernetesVersions;

export const defaultMinor: Minor = '1.36';

export const minors = Object.keys(kubernetesVersions) as readonly Minor[];

export const parseMinor = (text: string): Minor | undefined => minors.find((minor) => minor === text);

export const etcdVersion = '3.6.16';
export const containerdVersion = '2.4.2';
export const runcVersion = '1.5.2';
export const cniVersion = '1.9.1';
export const coreDnsVersion = '1.15.0';
