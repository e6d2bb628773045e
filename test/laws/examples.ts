import { loadAll } from 'js-yaml';
import type { Example } from '../../src/analysis/posture/check.ts';
import { root } from '../../src/model/field-path.ts';
import type { Resource } from '../../src/model/resource.ts';
import { readDockerfile } from '../../src/sources/dockerfiles/read.ts';

/** Where each controller keeps its pod spec. */
export const controllers: readonly {
  readonly kind: string;
  readonly apiVersion: string;
  readonly holder: string;
}[] = [
  { kind: 'Deployment', apiVersion: 'apps/v1', holder: '/spec/template' },
  { kind: 'StatefulSet', apiVersion: 'apps/v1', holder: '/spec/template' },
  { kind: 'DaemonSet', apiVersion: 'apps/v1', holder: '/spec/template' },
  { kind: 'ReplicaSet', apiVersion: 'apps/v1', holder: '/spec/template' },
  { kind: 'ReplicationController', apiVersion: 'v1', holder: '/spec/template' },
  { kind: 'Job', apiVersion: 'batch/v1', holder: '/spec/template' },
  { kind: 'CronJob', apiVersion: 'batch/v1', holder: '/spec/jobTemplate/spec/template' },
  { kind: 'PodTemplate', apiVersion: 'v1', holder: '/template' },
];

/** An object put together for a test. */
export const resourceOf = (object: Readonly<Record<string, unknown>>, index = 0): Resource => {
  const metadata = (object['metadata'] ?? {}) as Readonly<Record<string, unknown>>;
  const namespace = metadata['namespace'];
  return {
    reference: {
      apiVersion: String(object['apiVersion'] ?? ''),
      kind: String(object['kind'] ?? ''),
      name: String(metadata['name'] ?? ''),
      ...(typeof namespace === 'string' ? { namespace } : {}),
    },
    object,
    origin: originOf(object, index),
  };
};

/** The state of a cluster is in no file. */
const originOf = (object: Readonly<Record<string, unknown>>, index: number): Resource['origin'] =>
  object['apiVersion'] === 'cluster'
    ? { kind: 'cluster', context: 'example' }
    : {
        kind: 'file',
        path: 'example.yaml',
        document: index,
        offset: 0,
        length: 0,
        line: 1,
        pointer: root,
      };

const podOf = (spec: unknown): Record<string, unknown> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'example' },
  spec,
});

const nest = (holder: string, value: unknown): Record<string, unknown> =>
  holder
    .slice(1)
    .split('/')
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;

/** A pod spec inside a controller. */
export const liftInto = (
  spec: unknown,
  controller: (typeof controllers)[number],
): Record<string, unknown> => ({
  apiVersion: controller.apiVersion,
  kind: controller.kind,
  metadata: { name: 'example' },
  ...nest(controller.holder, { metadata: {}, spec }),
});

/** The objects of an example, as plain values. */
export const objectsOf = (example: Example): readonly Record<string, unknown>[] => {
  if ('spec' in example) return [podOf(loadAll(example.spec)[0])];
  if ('objects' in example) return loadAll(example.objects) as Record<string, unknown>[];
  const { resource, problems } = readDockerfile(example.dockerfile, 'Dockerfile');
  if (resource === undefined || problems.length > 0)
    throw new Error(`example "${example.name}": ${problems[0]?.detail ?? 'no instruction'}`);
  return [{ apiVersion: 'dockerfile', kind: 'Dockerfile', ...resource.object }];
};
