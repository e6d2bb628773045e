import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { copyFolder } from '../../platform/copy-folder.ts';
import { readTextFile } from '../../platform/files.ts';
import { type Ended, runProgram, withFolder } from '../../platform/process.ts';
import type { Manifests } from '../manifests/collect.ts';
import { resourcesOf } from '../manifests/resources.ts';
import { readYaml } from '../manifests/yaml.ts';
import { rendered } from '../rendered/rendered-resource.ts';
import { problemInArchive } from './archive.ts';

/** What a chart is rendered with. */
export interface ChartValues {
  /** Values files, as `helm template --values` takes them. */
  readonly files: readonly string[];
  /** `key=value`, as `helm template --set` takes them. */
  readonly settings: readonly string[];
  /** Whether dependencies may be fetched. */
  readonly remote: 'allowed' | 'refused';
}

const none: Manifests = { resources: [], problems: [], texts: new Map(), files: [] };
const failed = (problem: Problem): Manifests => ({ ...none, problems: [problem] });

/** Renders a chart (a folder, or a .tgz) with the user's helm, and reads what comes out. One problem when it cannot be rendered. */
export const renderChart = (chart: string, values: ChartValues): Manifests => {
  const fault = chart.endsWith('.tgz') ? problemInArchive(chart) : undefined;
  if (fault !== undefined) return failed(fault);
  return withFolder((home) => {
    const source =
      values.remote === 'allowed' && !chart.endsWith('.tgz') ? withDependencies(chart, home) : chart;
    if (typeof source !== 'string') return failed(problemOf(source, chart));
    const ended = helm(
      ['template', 'release', absolute(source), '--include-crds', ...optionsOf(values)],
      home,
    );
    return ended.kind === 'done' && ended.status === 0
      ? read(ended.out, chart)
      : failed(problemOf(ended, chart));
  });
};

const absolute = (path: string): string =>
  path.startsWith('/') || path.startsWith('.') ? path : `./${path}`;

const optionsOf = ({ files, settings }: ChartValues): readonly string[] => [
  ...files.flatMap((file) => ['--values', file]),
  ...settings.flatMap((setting) => ['--set', setting]),
];

/** A home of its own, without plug-ins and repositories: a chart must find nothing of the user's there. */
const helm = (words: readonly string[], home: string): Ended =>
  runProgram('helm', words, {
    folder: '.',
    variables: {
      HOME: home,
      HELM_CACHE_HOME: `${home}/cache`,
      HELM_CONFIG_HOME: `${home}/config`,
      HELM_DATA_HOME: `${home}/data`,
      HELM_PLUGINS: `${home}/plugins`,
      XDG_CACHE_HOME: home,
      XDG_CONFIG_HOME: home,
      KUBECONFIG: `${home}/none`,
    },
    timeMs: limits.renderMs,
    bytes: limits.renderedBytes,
  });

/** The user's own folder stays as it is: dependencies are fetched into a copy. */
const withDependencies = (chart: string, home: string): string | Ended => {
  const copy = `${home}/chart`;
  copyFolder(chart, copy);
  const ended = helm(['dependency', 'build', copy], home);
  return ended.kind === 'done' && ended.status === 0 ? copy : ended;
};

const problemOf = (ended: Ended, file: string): Problem => {
  switch (ended.kind) {
    case 'missing':
      return {
        code: 'helm-missing',
        file,
        detail: 'helm is not on PATH, so the templates were not looked at; the other files of the chart were',
      };
    case 'over':
      return {
        code: 'limit-exceeded',
        file,
        detail: `helm was stopped: over ${ended.limit} (${limits[ended.limit]})`,
      };
    case 'done': {
      const said = ended.err.trim().split('\n').at(-1) ?? '';
      return /missing in charts\/|dependency build|repo add/i.test(ended.err)
        ? {
            code: 'remote-refused',
            file,
            detail: `dependencies are not in charts/: run "helm dependency build", or allow it with --allow-remote (${said})`,
          }
        : { code: 'render-failed', file, detail: `helm template: ${said}` };
    }
  }
};

/** helm writes above each document which template it came from: `# Source: chart/charts/sub/templates/x.yaml`. */
const sourceComment = /^# Source: (.+)$/m;

const read = (text: string, chart: string): Manifests => {
  const path = `helm template ${chart}`;
  const texts = new Map([[path, text]]);
  const { documents, problems } = readYaml(text, path);
  const resources = documents.flatMap((document, index) => {
    const own = text.slice(document.offset, document.offset + document.length);
    const source = sourceFile(chart, sourceComment.exec(own)?.[1]);
    addText(texts, source);
    return resourcesOf(document, path, index).resources.map((resource) =>
      rendered(resource, { by: 'helm', root: chart, source }),
    );
  });
  return {
    resources,
    texts,
    files: [chart],
    problems: problems.map((problem) => ({ ...problem, file: chart })),
  };
};

/** The file of the user's that helm means. Inside an archive there is none but the archive itself. */
const sourceFile = (chart: string, comment: string | undefined): string => {
  const inner = comment?.trim().split('/').slice(1).join('/');
  return chart.endsWith('.tgz') || inner === undefined || inner === '' ? chart : `${chart}/${inner}`;
};

const addText = (texts: Map<string, string>, file: string): void => {
  if (texts.has(file)) return;
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind === 'text') texts.set(file, read.text);
};
