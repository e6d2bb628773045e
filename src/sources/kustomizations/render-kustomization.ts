import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { kindOfPath, normalizePath, readTextFile } from '../../platform/files.ts';
import { writeText } from '../../platform/output.ts';
import { absolutePath, relativePath } from '../../platform/paths.ts';
import { type Ended, runProgram, withFolder } from '../../platform/process.ts';
import type { Manifests } from '../manifests/collect.ts';
import { resourcesOf } from '../manifests/resources.ts';
import { readYaml } from '../manifests/yaml.ts';
import { rendered } from '../rendered/rendered-resource.ts';

/** The annotation by which kustomize says where an object came from (`buildMetadata: [originAnnotations]`). */
const originKey = 'config.kubernetes.io/origin';

const none: Manifests = { resources: [], problems: [], texts: new Map(), files: [] };

/** Renders a kustomization with `kubectl kustomize`, or `kustomize build`, and reads what comes out. */
export const renderKustomization = (folder: string, inputs: readonly string[]): Manifests =>
  withFolder((home) => {
    // A kustomization of our own around the user's asks for the origins; the user's files stay as they are.
    const wrapper = `${home}/wrapper`;
    const inside = relativePath(wrapper, absolutePath(folder));
    writeText(`${wrapper}/kustomization.yaml`, [
      `resources:\n- ${JSON.stringify(inside)}\nbuildMetadata: [originAnnotations]\n`,
    ]);
    const ended = build(wrapper, home);
    return ended.kind === 'done' && ended.status === 0
      ? read(ended.out, folder, wrapper, inputs)
      : { ...none, problems: [problemOf(ended, folder)] };
  });

const build = (folder: string, home: string): Ended => {
  const call = {
    folder: '.',
    variables: {
      HOME: home,
      XDG_CONFIG_HOME: home,
      KUBECONFIG: `${home}/none`,
      KUSTOMIZE_PLUGIN_HOME: `${home}/plugins`,
    },
    timeMs: limits.renderMs,
    bytes: limits.renderedBytes,
  };
  const byKubectl = runProgram('kubectl', ['kustomize', folder], call);
  return byKubectl.kind === 'missing' ? runProgram('kustomize', ['build', folder], call) : byKubectl;
};

const problemOf = (ended: Ended, file: string): Problem => {
  switch (ended.kind) {
    case 'missing':
      return {
        code: 'kustomize-missing',
        file,
        detail: 'neither kubectl nor kustomize is on PATH, so its files were looked at one by one',
      };
    case 'over':
      return {
        code: 'limit-exceeded',
        file,
        detail: `kustomize was stopped: over ${ended.limit} (${limits[ended.limit]})`,
      };
    case 'done':
      return {
        code: 'render-failed',
        file,
        detail: `kustomize: ${ended.err.trim().split('\n').at(-1) ?? ''}`,
      };
  }
};

const read = (text: string, folder: string, wrapper: string, inputs: readonly string[]): Manifests => {
  const path = `kustomize build ${folder}`;
  const texts = new Map([[path, text]]);
  for (const file of inputs) addText(texts, file);
  const { documents, problems } = readYaml(text, path);
  const resources = documents.flatMap((document, index) =>
    resourcesOf(document, path, index).resources.map((resource) => {
      const source = sourceOf(resource, folder, wrapper);
      addText(texts, source);
      return rendered(withoutOrigin(resource), { by: 'kustomize', root: folder, source, inputs });
    }),
  );
  return {
    resources,
    texts,
    files: [folder],
    problems: problems.map((problem) => ({ ...problem, file: folder })),
  };
};

const addText = (texts: Map<string, string>, file: string): void => {
  if (texts.has(file) || kindOfPath(file) !== 'file') return;
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind === 'text') texts.set(file, read.text);
};

/** Paths in the annotation are as seen from the kustomization that was built; generated objects name the kustomization that makes them. */
const sourceOf = ({ object }: Resource, folder: string, wrapper: string): string => {
  const annotation = annotationsOf(object)[originKey];
  const said =
    typeof annotation === 'string'
      ? /(?:^|\n)(?:path|configuredIn): (.+)/.exec(annotation)?.[1]?.trim()
      : undefined;
  if (said === undefined) return `${folder}/kustomization.yaml`;
  const full = absolutePath(`${wrapper}/${said}`);
  return folder.startsWith('/') ? full : normalizePath(relativePath(absolutePath('.'), full));
};

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};
const annotationsOf = (object: Members): Members => membersOf(membersOf(object['metadata'])['annotations']);

/** The annotation is ours, not the user's: checks must not see it. */
const withoutOrigin = (resource: Resource): Resource => {
  const { [originKey]: _, ...annotations } = annotationsOf(resource.object);
  const { annotations: _old, ...metadata } = membersOf(resource.object['metadata']);
  const kept = Object.keys(annotations).length === 0 ? metadata : { ...metadata, annotations };
  return { ...resource, object: { ...resource.object, metadata: kept } };
};
