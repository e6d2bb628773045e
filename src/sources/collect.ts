import { root } from '../model/field-path.ts';
import { limits } from '../model/limits.ts';
import type { Problem } from '../model/problem.ts';
import type { Resource } from '../model/resource.ts';
import { kindOfPath, normalizePath, readTextFile } from '../platform/files.ts';
import { isOnPath } from '../platform/process.ts';
import { type ChartValues, renderChart } from './charts/render-chart.ts';
import { type Kustomization, kustomizationNames, readKustomization } from './kustomizations/kustomization.ts';
import { renderKustomization } from './kustomizations/render-kustomization.ts';
import { collectManifests, type Manifests } from './manifests/collect.ts';
import { readDocuments } from './manifests/read.ts';

export interface CollectOptions {
  /** Globs as in .gitignore, of files to leave out. */
  readonly skipFiles: readonly string[];
  readonly chart: ChartValues;
}

/** Folders that hold something to render, found while walking. */
interface Found {
  readonly charts: string[];
  readonly kustomizations: string[];
}

/**
 * Collects what lies under the paths: charts and kustomizations are rendered by the user's helm and kustomize, everything else is read as
 * it is. A file that went into a kustomization is not read again by itself.
 */
export const collect = (paths: readonly string[], options: CollectOptions): Manifests => {
  const archives = paths.filter((path) => path.endsWith('.tgz') && kindOfPath(path) === 'file');
  const others = paths.filter((path) => !archives.includes(path));
  const found: Found = { charts: [...archives], kustomizations: [] };
  const plain =
    others.length === 0
      ? nothing
      : collectManifests(others, { skipFiles: options.skipFiles, isClaimed: claimer(found) });
  const charts = found.charts.map((chart) => renderedOrValues(chart, options.chart));
  const kustomized = renderRoots(found.kustomizations, paths, options.chart.remote);
  return merge([
    withoutFiles(withoutTemplates(plain, found.charts), kustomized.consumed),
    ...charts,
    ...kustomized.parts,
  ]);
};

const nothing: Manifests = { resources: [], problems: [], texts: new Map(), files: [] };

/** Notes charts and kustomizations, and claims the folders of a chart that helm reads. */
const claimer = (found: Found) => {
  const claimed = new Set<string>();
  const hasHelm = isOnPath('helm');
  return (folder: string, names: readonly string[]): boolean => {
    if (claimed.has(folder)) return true;
    if (names.includes('Chart.yaml')) {
      found.charts.push(folder);
      for (const part of hasHelm ? ['templates', 'charts', 'crds'] : ['templates', 'charts'])
        claimed.add(`${folder === '.' ? '' : `${folder}/`}${part}`);
    }
    if (kustomizationNames.some((name) => names.includes(name))) found.kustomizations.push(folder);
    return false;
  };
};

/** A rendered chart, and its values as an object of their own: secrets stand there, not in the templates. */
const renderedOrValues = (chart: string, values: ChartValues): Manifests => {
  const rendered = renderChart(chart, values);
  const own = valuesOf(`${chart}/values.yaml`);
  return own === undefined ? rendered : merge([rendered, own]);
};

const valuesOf = (file: string): Manifests | undefined => {
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind !== 'text') return undefined;
  const [document] = readDocuments(read.text, file).documents;
  if (document === undefined || typeof document.value !== 'object' || document.value === null)
    return undefined;
  const { offset, length, line } = document;
  const resource: Resource = {
    reference: { apiVersion: 'helm', kind: 'HelmValues', name: file },
    object: document.value as Resource['object'],
    origin: { kind: 'file', path: file, document: 0, offset, length, line, pointer: root },
  };
  return { resources: [resource], problems: [], texts: new Map([[file, read.text]]), files: [file] };
};

/** Kustomizations that no other one of the input refers to, and those that were named, are rendered. */
const renderRoots = (folders: readonly string[], paths: readonly string[], remote: ChartValues['remote']) => {
  const all = new Map(
    folders.flatMap((folder) => {
      const read = readKustomization(folder);
      return read === undefined ? [] : [[folder, read] as const];
    }),
  );
  const referred = new Set([...all.values()].flatMap(({ local }) => local));
  const named = new Set(paths.map(normalizePath));
  const roots = [...all.values()].filter(({ folder }) => !referred.has(folder) || named.has(folder));
  const parts: Manifests[] = [];
  const consumed = new Set<string>();
  for (const root of roots) {
    const files = filesOf(root, all);
    const far = files.remote[0];
    if (far !== undefined && remote === 'refused') {
      parts.push({ ...nothing, problems: [refused(root.folder, far)] });
      continue;
    }
    const rendered = renderKustomization(root.folder, [...files.local]);
    parts.push(rendered);
    if (rendered.problems.length === 0) for (const file of files.local) consumed.add(file);
  }
  return { parts, consumed };
};

const refused = (file: string, name: string): Problem => ({
  code: 'remote-refused',
  file,
  detail: `it wants ${name}; allow that with --allow-remote. Its files were looked at one by one`,
});

/** Everything that goes into a kustomization, through its bases and components. */
const filesOf = (root: Kustomization, all: ReadonlyMap<string, Kustomization>) => {
  const local = new Set<string>();
  const remote: string[] = [];
  const enter = (one: Kustomization, depth: number): void => {
    if (depth > limits.folderDepth) return;
    for (const name of kustomizationNames) local.add(one.folder === '.' ? name : `${one.folder}/${name}`);
    remote.push(...one.remote);
    for (const path of one.local) {
      if (local.has(path)) continue;
      local.add(path);
      const inner = all.get(path) ?? (kindOfPath(path) === 'folder' ? readKustomization(path) : undefined);
      if (inner !== undefined) enter(inner, depth + 1);
    }
  };
  enter(root, 0);
  return { local, remote };
};

/** A chart may keep templates beside its templates/ (`.Files.Get`): what is no YAML yet is no broken manifest. */
const withoutTemplates = (facts: Manifests, charts: readonly string[]): Manifests => {
  const isTemplate = (file: string): boolean =>
    charts.some((chart) => file.startsWith(`${chart}/`) || chart === '.') &&
    facts.texts.get(file)?.includes('{{') === true;
  return { ...facts, problems: facts.problems.filter(({ file }) => !isTemplate(file)) };
};

const withoutFiles = (facts: Manifests, files: ReadonlySet<string>): Manifests =>
  files.size === 0
    ? facts
    : {
        ...facts,
        resources: facts.resources.filter(
          ({ origin }) => origin.kind === 'cluster' || !files.has(origin.path),
        ),
      };

const merge = (parts: readonly Manifests[]): Manifests => ({
  resources: parts.flatMap(({ resources }) => resources),
  problems: parts.flatMap(({ problems }) => problems),
  texts: new Map(parts.flatMap(({ texts }) => [...texts])),
  files: [...new Set(parts.flatMap(({ files }) => files))],
});
