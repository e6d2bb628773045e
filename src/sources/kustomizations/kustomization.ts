import { limits } from '../../model/limits.ts';
import { kindOfPath, normalizePath, readTextFile } from '../../platform/files.ts';
import { readDocuments } from '../manifests/read.ts';

/** Names that kustomize looks for, in its order. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** What a kustomization refers to. */
export interface Kustomization {
  readonly folder: string;
  /** Files and folders of the same input, as paths. */
  readonly local: readonly string[];
  /** What comes from elsewhere, or runs something. */
  readonly remote: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Lists of paths, and lists of objects with a path. */
const pathLists = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'patchesStrategicMerge',
  'generators',
  'transformers',
  'validators',
] as const;
const objectLists = ['patches', 'patchesJson6902', 'replacements'] as const;
/** Whatever fetches or runs: charts by kustomize's own helm support, and plug-ins. */
const foreign = ['helmCharts', 'helmChartInflationGenerator', 'helmGlobals'] as const;

/** Reads the kustomization of a folder; `undefined` when there is none that can be read. */
export const readKustomization = (folder: string): Kustomization | undefined => {
  for (const name of kustomizationNames) {
    const file = readTextFile(`${folder}/${name}`, limits.fileBytes);
    if (file.kind !== 'text') continue;
    const value = readDocuments(file.text, `${folder}/${name}`).documents[0]?.value;
    return isMembers(value) ? referencesOf(value, folder) : { folder, local: [], remote: [] };
  }
  return undefined;
};

const referencesOf = (value: Members, folder: string): Kustomization => {
  const named = [
    ...pathLists.flatMap((key) => listOf(value[key])),
    ...objectLists.flatMap((key) =>
      listOf(value[key]).map((one) => (isMembers(one) ? one['path'] : undefined)),
    ),
    ...(isMembers(value['openapi']) ? [value['openapi']['path']] : []),
  ].filter((one): one is string => typeof one === 'string' && !one.includes('\n'));
  const local = named
    .map((one) => normalizePath(`${folder}/${one}`))
    .filter((path) => kindOfPath(path) !== 'missing');
  const remote = named.filter(
    (one) => kindOfPath(normalizePath(`${folder}/${one}`)) === 'missing' && isRemote(one),
  );
  const plugins = foreign.filter((key) => value[key] !== undefined);
  return { folder, local, remote: [...remote, ...plugins] };
};

/** What kustomize would fetch: a URL, `host/path`, a Git reference. A missing local file is kustomize's to report. */
const isRemote = (name: string): boolean =>
  /^[a-z+]+:\/\//i.test(name) ||
  /[?&]ref=/.test(name) ||
  /^[\w.-]+@[\w.-]+:/.test(name) ||
  /^(?:www\.)?[\w-]+\.[a-z]{2,}\//i.test(name) ||
  name.includes('//');
