import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import type { Severity } from '../../../../model/severity.ts';
import { any, map, object } from '../../../../model/shape.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';
import { documents } from '../../workloads/example-objects.ts';

interface Reference {
  readonly path: string;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Absent where all keys are taken. */
  readonly key: string | undefined;
}

const holder = object({ data: map(any), stringData: map(any), binaryData: map(any) });

const keyReferences = ({ path, spec }: ContainerView): readonly Reference[] =>
  (spec.env ?? []).flatMap(({ valueFrom }, index) =>
    (['secretKeyRef', 'configMapKeyRef'] as const).flatMap((field) => {
      const { name, key, optional } = valueFrom?.[field] ?? {};
      if (name === undefined || key === undefined || optional === true) return [];
      const kind = field === 'secretKeyRef' ? 'Secret' : 'ConfigMap';
      return [{ path: `${path}/env/${index}/valueFrom/${field}`, kind, name, key }] as const;
    }),
  );

const wholeReferences = ({ path, spec }: ContainerView): readonly Reference[] =>
  (spec.envFrom ?? []).flatMap((source, index) =>
    (['secretRef', 'configMapRef'] as const).flatMap((field) => {
      const { name, optional } = source[field] ?? {};
      if (name === undefined || optional === true) return [];
      const kind = field === 'secretRef' ? 'Secret' : 'ConfigMap';
      return [{ path: `${path}/envFrom/${index}/${field}`, kind, name, key: undefined }] as const;
    }),
  );

/**
 * A Secret belongs elsewhere than among the manifests, and operators make some; so does a ConfigMap whose name a tool completes. Only
 * an object that is there and lacks the key is surely wrong.
 */
const severityOfMissing = (kind: Reference['kind'], inventory: Inventory): Severity =>
  kind === 'ConfigMap' && inventory.ofKind('', kind).length > 0 ? 'low' : 'info';

const find = (
  reference: Reference,
  namespace: string,
  inventory: Inventory,
): Omit<Violation, 'path'> | undefined => {
  const { kind, name, key } = reference;
  const target = inventory.find('', kind, namespace, name);
  if (target === undefined)
    return {
      detail: `${kind} "${name}", which is not among the objects read`,
      severity: severityOfMissing(kind, inventory),
    };
  if (key === undefined) return undefined;
  const { data, stringData, binaryData } = inventory.read(holder, target) ?? {};
  if ([data, stringData, binaryData].some((keys) => keys !== undefined && Object.hasOwn(keys, key)))
    return undefined;
  return { detail: `${kind} "${name}", which has no key "${key}"`, because: [`${kind} ${name}`] };
};

/** An object that is not there is told once, however many variables are taken from it. */
const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  const told = new Set<string>();
  return pod.containers.flatMap((container) => {
    if (container.spec.env === undefined && container.spec.envFrom === undefined) return none;
    const references = [...keyReferences(container), ...wholeReferences(container)];
    return violationsIn(references, (reference) => {
      const found = find(reference, namespaceOf(pod.resource), inventory);
      if (found === undefined || told.has(found.detail)) return undefined;
      told.add(found.detail);
      return {
        ...found,
        path: fieldPath(reference.path),
        detail: `container "${container.name}" takes its environment from ${found.detail}`,
      };
    });
  });
};

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { mode: fast }';
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { user: web }';
const pod = (container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: app, ${container} }] }`;

export const envValueFrom = defineCheck({
  id: 'env-value-from',
  title: 'What the environment is taken from must exist',
  severity: 'medium',
  reason: 'environment from a missing object or key',
  rationale:
    'The kubelet does not start the container: a rollout hangs half-way, and pods that are moved to another node do not come back.',
  controls: { 'kube-linter': ['env-value-from'] },
  sources: ['insider'],
  target: pods,
  evaluate: (one, { inventory }) => evaluate(one, inventory),
  remedy: { safety: 'choice', words: 'Correct the name or the key, add the object, or mark it as optional.' },
  examples: [
    {
      name: 'all there',
      objects: documents(
        configMap,
        secret,
        pod(
          'env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: mode } } }, { name: B, valueFrom: { secretKeyRef: { name: web, key: user } } }], envFrom: [{ configMapRef: { name: web } }]',
        ),
      ),
      violations: [],
    },
    {
      name: 'optional',
      objects: pod(
        'env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: mode, optional: true } } }], envFrom: [{ secretRef: { name: web, optional: true } }]',
      ),
      violations: [],
    },
    {
      name: 'a key that is not there',
      objects: documents(
        secret,
        pod(
          'env: [{ name: A, value: x }, { name: B, valueFrom: { secretKeyRef: { name: web, key: token } } }]',
        ),
      ),
      violations: ['Pod/web /spec/containers/0/env/1/valueFrom/secretKeyRef'],
    },
    {
      name: 'objects that are kept elsewhere, or nowhere',
      objects: documents(
        configMap,
        pod(
          'env: [{ name: A, valueFrom: { secretKeyRef: { name: web, key: user } } }, { name: B, valueFrom: { secretKeyRef: { name: web, key: token } } }], envFrom: [{ configMapRef: { name: api } }]',
        ),
      ),
      violations: [
        'Pod/web /spec/containers/0/env/0/valueFrom/secretKeyRef',
        'Pod/web /spec/containers/0/envFrom/0/configMapRef',
      ],
    },
  ],
});
