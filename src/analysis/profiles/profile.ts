import { didYouMean } from '../../model/nearest.ts';

/** A level of the Pod Security Standards, loosest first. */
export type Level = 'privileged' | 'baseline' | 'restricted';

export const levels: readonly Level[] = ['privileged', 'baseline', 'restricted'];

/** A minor version of Kubernetes 1, or whatever is the newest one known. */
export type StandardVersion = number | 'latest';

/** What pods are held to. */
export interface Profile {
  readonly level: Level;
  readonly version: StandardVersion;
}

/** The newest minor version whose controls are known. */
export const newestMinor = 37;

export type ParsedProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly detail: string };

/** `v1.25`, or `latest`. */
export const versionText = (version: StandardVersion): string =>
  version === 'latest' ? version : `v1.${version}`;

/** Reads `restricted`, `restricted@v1.25` or `restricted@latest`; no version is the latest. */
export const parseProfile = (text: string): ParsedProfile => {
  const at = text.indexOf('@');
  const word = at < 0 ? text : text.slice(0, at);
  const level = levels.find((one) => one === word);
  if (level === undefined)
    return {
      ok: false,
      detail: `unknown profile "${word}"${didYouMean(word, levels)} (known: ${levels.join(', ')})`,
    };
  return at < 0
    ? { ok: true, profile: { level, version: 'latest' } }
    : withVersion(level, text.slice(at + 1));
};

const withVersion = (level: Level, text: string): ParsedProfile => {
  if (text === 'latest') return { ok: true, profile: { level, version: 'latest' } };
  const minor = /^v?1\.(0|[1-9]\d{0,4})$/.exec(text)?.[1];
  if (minor === undefined)
    return {
      ok: false,
      detail: `unknown version "${text}" of profile ${level}${nearestVersion(text)} (known: v1.0 to v1.${newestMinor}, latest)`,
    };
  if (Number(minor) <= newestMinor) return { ok: true, profile: { level, version: Number(minor) } };
  return {
    ok: false,
    detail: `version "${text}" of profile ${level} is newer than the newest known one, v1.${newestMinor}; did you mean "v1.${newestMinor}" or "latest"?`,
  };
};

const knownVersions: readonly string[] = [
  'latest',
  ...Array.from({ length: newestMinor + 1 }, (_, minor) => `v1.${minor}`),
];

/** A patch release (`v1.25.3`) has the controls of its minor version. */
const nearestVersion = (text: string): string =>
  didYouMean(knownVersions.findLast((known) => text.startsWith(`${known}.`)) ?? text, knownVersions);
