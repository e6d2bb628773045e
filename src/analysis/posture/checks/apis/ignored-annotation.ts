import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

interface Ignored {
  /** The whole name, or its beginning where the name of a container follows. */
  readonly name: string;
  /** Minor version of Kubernetes 1 that reads it no more. */
  readonly since: number;
  readonly field: string;
}

/** Annotations that once were fields in waiting. (https://kubernetes.io/docs/reference/labels-annotations-taints/) */
const ignored: readonly Ignored[] = [
  { name: 'seccomp.security.alpha.kubernetes.io/pod', since: 27, field: 'securityContext.seccompProfile' },
  {
    name: 'container.seccomp.security.alpha.kubernetes.io/',
    since: 27,
    field: 'securityContext.seccompProfile',
  },
  { name: 'scheduler.alpha.kubernetes.io/critical-pod', since: 16, field: 'priorityClassName' },
  { name: 'scheduler.alpha.kubernetes.io/affinity', since: 8, field: 'affinity' },
  { name: 'scheduler.alpha.kubernetes.io/tolerations', since: 8, field: 'tolerations' },
  { name: 'pod.alpha.kubernetes.io/init-containers', since: 8, field: 'initContainers' },
  { name: 'pod.beta.kubernetes.io/init-containers', since: 8, field: 'initContainers' },
  { name: 'security.alpha.kubernetes.io/sysctls', since: 11, field: 'securityContext.sysctls' },
  { name: 'security.alpha.kubernetes.io/unsafe-sysctls', since: 11, field: 'securityContext.sysctls' },
];

const match = (annotation: string): Ignored | undefined =>
  ignored.find(({ name }) => (name.endsWith('/') ? annotation.startsWith(name) : annotation === name));

/** Where the field is set as well, the annotation stands there for old clusters only. */
const isBesideField = ({ spec, containers }: PodView, { field }: Ignored): boolean => {
  if (field === 'securityContext.seccompProfile')
    return (
      spec.securityContext?.seccompProfile !== undefined ||
      containers.some((one) => one.spec.securityContext?.seccompProfile !== undefined)
    );
  return field === 'priorityClassName' && spec.priorityClassName !== undefined;
};

const evaluate = (pod: PodView): readonly Violation[] => {
  const { annotations } = pod.metadata;
  if (annotations === undefined) return none;
  return violationsIn(Object.keys(annotations), (annotation) => {
    const found = match(annotation);
    if (found === undefined || isBesideField(pod, found)) return undefined;
    return {
      path: join(pod.metadataPath, 'annotations', annotation),
      detail: `Kubernetes reads the annotation ${annotation} no more since 1.${found.since}; the field is ${found.field}`,
    };
  });
};

const annotated = (annotation: string, spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web, annotations: { ${annotation} } }\nspec: ${spec}`;

export const ignoredAnnotation = defineCheck({
  id: 'ignored-annotation',
  title: 'Settings must not be made by annotations that nothing reads',
  severity: 'medium',
  reason: 'annotation without effect',
  rationale:
    'The manifest looks as if the pod had a seccomp profile, or a place of its own, while it has none: whoever reviews it is reassured for nothing.',
  controls: { attack: ['T1611'] },
  sources: ['malicious-actor'],
  target: pods,
  evaluate,
  remedy: { safety: 'choice', words: 'Set the field that took the place of the annotation, and remove it.' },
  examples: [
    {
      name: 'an annotation of somebody else',
      objects: annotated('acme.example/seccomp: on', '{ containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'for old clusters, beside the field',
      objects: annotated(
        'seccomp.security.alpha.kubernetes.io/pod: runtime/default',
        '{ securityContext: { seccompProfile: { type: RuntimeDefault } }, containers: [{ name: app }] }',
      ),
      violations: [],
    },
    {
      name: 'a profile for the pod, and one for a container',
      objects: annotated(
        'seccomp.security.alpha.kubernetes.io/pod: runtime/default, container.seccomp.security.alpha.kubernetes.io/app: runtime/default',
        '{ containers: [{ name: app }] }',
      ),
      violations: [
        '/metadata/annotations/seccomp.security.alpha.kubernetes.io~1pod',
        '/metadata/annotations/container.seccomp.security.alpha.kubernetes.io~1app',
      ],
    },
  ],
});
